/** Files in the thread. They are fetched with our token, which an `img` or a link could not carry without putting it into an address. */

import type { AttachmentView } from '@huiyin/domain/ticket/message.contract.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Api } from '../platform/api.ts';
import { sayBytes } from '../platform/file-rules.ts';
import { Icon } from './icon.tsx';
import { useSurroundings } from './surroundings.ts';

const thumbnailPx = 220;
const keepAddressMs = 60_000;

/** Drawn on a canvas: the host page's policy may allow no pictures but its own. */
export function Picture({ file }: { readonly file: AttachmentView }) {
  const { chat, words } = useSurroundings();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [blob, setBlob] = useState<Blob | null>(null);
  const [lost, setLost] = useState(false);

  useEffect(() => {
    let gone = false;
    const draw = async () => {
      const answer = await chat.api.download(`/widget/files/${file.id}?inline=1`);
      if (gone) return;
      if (!answer.ok) return setLost(true);
      const bitmap = await createImageBitmap(answer.value);
      const target = canvas.current;
      if (gone || target === null) return;
      const scale = Math.min(1, thumbnailPx / Math.max(bitmap.width, bitmap.height));
      const density = Math.min(2, window.devicePixelRatio || 1);
      target.width = Math.max(1, Math.round(bitmap.width * scale * density));
      target.height = Math.max(1, Math.round(bitmap.height * scale * density));
      target.style.width = `${Math.round(bitmap.width * scale)}px`;
      target.getContext('2d')?.drawImage(bitmap, 0, 0, target.width, target.height);
      bitmap.close();
      setBlob(answer.value);
    };
    draw().catch(() => setLost(true));
    return () => {
      gone = true;
    };
  }, [file.id]);

  if (lost) return <FileLine file={file} hint={words.pictureLost} />;
  return (
    <button type="button" class="picture" aria-label={words.openPicture(file.name)} title={file.name} disabled={blob === null} onClick={() => blob && openPicture(blob, file)}>
      <canvas ref={canvas} width={thumbnailPx} height={120} aria-hidden="true" />
    </button>
  );
}

export function FileLine({ file, hint }: { readonly file: AttachmentView; readonly hint?: string }) {
  const { chat, words } = useSurroundings();
  return (
    <button type="button" class="file" aria-label={words.download(file.name)} title={file.name} onClick={() => void save(chat.api, file)}>
      <Icon name="file" />
      <span class="file-words">
        <span class="file-name">{file.name}</span>
        <span class="file-size">{hint ?? sayBytes(file.size)}</span>
      </span>
    </button>
  );
}

function openPicture(blob: Blob, file: AttachmentView): void {
  // The type is one of four that draw and never run; the server's own word for it is not trusted further than that.
  const address = URL.createObjectURL(new Blob([blob], { type: file.type }));
  const opened = window.open(address, '_blank');
  if (opened === null) saveAs(address, file.name);
  setTimeout(() => URL.revokeObjectURL(address), keepAddressMs);
}

async function save(api: Api, file: AttachmentView): Promise<void> {
  const answer = await api.download(`/widget/files/${file.id}`);
  if (!answer.ok) return;
  const address = URL.createObjectURL(new Blob([answer.value], { type: 'application/octet-stream' }));
  saveAs(address, file.name);
  setTimeout(() => URL.revokeObjectURL(address), keepAddressMs);
}

function saveAs(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
