/** More from the customer: words and files. */

import { useId, useRef, useState } from 'preact/hooks';
import { acceptedFiles, maxFilesPerMessage, sayBytes } from '../platform/file-rules.ts';
import { maxMessageLength } from '../platform/limits.ts';
import { usePendingFiles } from '../platform/pending-files.ts';
import { newClientId } from '../platform/client-id.ts';
import { sayRefusal } from '../platform/refusal-words.ts';
import { useAct } from './act.ts';
import type { OwnTicket } from './own-ticket.ts';
import { useWords } from './surroundings.ts';

const maxFileBytes = 20 * 1024 * 1024;
const warnBelow = 400;

export function AddInformation({ ticket }: { readonly ticket: OwnTicket }) {
  const { words, language } = useWords();
  const act = useAct();
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [sent, setSent] = useState(false);
  const pending = usePendingFiles({ api: ticket.api, path: `${ticket.path}/files`, maxBytes: maxFileBytes });
  /** Kept until it has arrived: pressing again after a lost reply must not say it twice. */
  const clientId = useRef(newClientId());
  const left = maxMessageLength - text.length;
  const stored = pending.files.flatMap((file) => (file.stored === null ? [] : [file.stored]));
  const ready = !pending.busy && left >= 0 && (text.trim() !== '' || stored.length > 0);

  const send = async (event: Event) => {
    event.preventDefault();
    if (!ready) return;
    if (!(await act.run(() => ticket.add(clientId.current, text.trim(), stored)))) return;
    clientId.current = newClientId();
    pending.take();
    setText('');
    setSent(true);
  };

  return (
    <form class="add" noValidate onSubmit={(event) => void send(event)}>
      <label for={id}>{words.addTitle}</label>
      <textarea
        id={id}
        rows={3}
        placeholder={words.addPlaceholder}
        value={text}
        onInput={({ currentTarget }) => { setText(currentTarget.value); setSent(false); }}
        onPaste={(event) => {
          const pasted = event.clipboardData?.files;
          if (pasted === undefined || pasted.length === 0) return;
          event.preventDefault();
          pending.add(pasted);
        }}
      />
      {pending.files.length > 0 && (
        <ul class="chips">
          {pending.files.map((file) => (
            <li key={file.key} class="chip">
              <span class="chip-words">
                <span class="file-name">{file.name}</span>
                {file.code !== null ? <span class="flaw" role="alert">{sayRefusal(file.code, language)}</span> : <span class="soft">{file.stored === null ? words.uploading(Math.round(file.share * 100)) : sayBytes(file.size)}</span>}
              </span>
              <button type="button" class="remove" aria-label={words.removeFile(file.name)} onClick={() => pending.remove(file.key)}>
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {pending.tooMany && <p class="flaw" role="alert">{words.tooMany(maxFilesPerMessage)}</p>}
      <div class="buttons">
        <button type="submit" class="primary" aria-disabled={!ready || act.busy}>
          {act.busy ? words.busy : words.addSend}
        </button>
        <button type="button" class="plain" onClick={() => chooser.current?.click()}>
          {words.addFiles}
        </button>
        <input ref={chooser} type="file" class="hidden" multiple tabIndex={-1} aria-hidden="true" accept={acceptedFiles} onChange={({ currentTarget }) => { pending.add(currentTarget.files ?? []); currentTarget.value = ''; }} />
      </div>
      {act.flaw !== null && <p class="flaw" role="alert">{act.flaw}</p>}
      <p class="soft" role="status">
        {left < warnBelow ? words.left(left) : sent ? words.addSent : ''}
      </p>
    </form>
  );
}
