/** A file that waits to be sent with the next message. */

import { sayBytes } from '../platform/file-rules.ts';
import type { PendingFile } from '../platform/pending-files.ts';
import { sayRefusal } from '../platform/refusal-words.ts';
import { Icon } from './icon.tsx';
import { useSurroundings } from './surroundings.ts';

export function FileChip({ file, maxBytes, onRemove }: { readonly file: PendingFile; readonly maxBytes: number; readonly onRemove: () => void }) {
  const { words, language } = useSurroundings();
  const busy = file.stored === null && file.code === null;
  const percent = Math.round(file.share * 100);
  return (
    <li class={file.code === null ? 'chip' : 'chip chip-flawed'}>
      <span class="chip-words">
        <span class="file-name">{file.name}</span>
        {file.code !== null ? (
          <span class="flaw" role="alert">
            {sayRefusal(file.code, language)} {file.code === 'file.too_large' && words.maxSize(sayBytes(maxBytes))}
          </span>
        ) : (
          <span class="file-size">{busy ? words.uploading(percent) : sayBytes(file.size)}</span>
        )}
        {busy && <progress max={1} value={file.share} aria-label={words.uploading(percent)} />}
      </span>
      <button type="button" class="chip-remove" aria-label={words.removeFile(file.name)} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </li>
  );
}
