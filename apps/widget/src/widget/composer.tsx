/** Where the customer writes: text, emoji, files by button, paste or drop. */

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { sends } from '../platform/enter-key.ts';
import { acceptedFiles, maxFilesPerMessage, sayBytes } from '../platform/file-rules.ts';
import { maxMessageLength } from '../platform/limits.ts';
import { usePendingFiles } from '../platform/pending-files.ts';
import type { ChatState, Settings } from './chat-state.ts';
import { EmojiPicker } from './emoji-picker.tsx';
import { FileChip } from './file-chip.tsx';
import { Icon } from './icon.tsx';
import { useSurroundings } from './surroundings.ts';

const warnBelow = 400;
const tallestPx = 120;

export function Composer({ state, settings }: { readonly state: ChatState; readonly settings: Settings }) {
  const { chat, words } = useSurroundings();
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const composedAt = useRef(Number.NEGATIVE_INFINITY);
  const [draft] = useState(chat.keep.readDraft);
  const [text, setText] = useState(draft.text);
  const [emoji, setEmoji] = useState(false);
  const [over, setOver] = useState(false);
  const [full, setFull] = useState(false);
  const pending = usePendingFiles({ api: chat.api, path: '/widget/files', maxBytes: settings.maxFileBytes, admitted: chat.beKnown, initial: draft.files });
  const stored = pending.files.flatMap((file) => file.stored ?? []);
  const left = maxMessageLength - text.length;
  const said = text.trim();
  const ready = (said !== '' || stored.length > 0) && left >= 0 && !pending.busy;

  useLayoutEffect(() => {
    const box = field.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(tallestPx, box.scrollHeight)}px`;
  }, [text]);
  // What has arrived is kept with the words, before it is seen: a page that is left at once must not lose what it showed. What is still on its way is lost.
  useLayoutEffect(() => chat.keep.writeDraft({ text, files: stored }), [text, stored.map(({ id }) => id).join()]);

  const write = (next: string) => {
    setText(next);
    setFull(false);
    if (next.trim() !== '') chat.typing(true);
  };
  const send = () => {
    if (!ready) return;
    if (!chat.say(said, stored)) return setFull(true);
    pending.take();
    setText('');
    setEmoji(false);
    field.current?.focus();
  };
  const insert = (symbol: string) => {
    const box = field.current;
    const [from, to] = box ? [box.selectionStart, box.selectionEnd] : [text.length, text.length];
    write(text.slice(0, from) + symbol + text.slice(to));
    requestAnimationFrame(() => box?.setSelectionRange(from + symbol.length, from + symbol.length));
  };
  const dropped = (transfer: DataTransfer | null): boolean => {
    if (!settings.files || !transfer || transfer.files.length === 0) return false;
    pending.add(transfer.files);
    return true;
  };
  const carriesFiles = (event: DragEvent) => settings.files && (event.dataTransfer?.types.includes('Files') ?? false);

  return (
    <div
      class={over ? 'composer over' : 'composer'}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (dropped(event.dataTransfer)) event.preventDefault();
      }}
    >
      {over && <p class="drop-hint">{words.dropHere}</p>}
      {emoji && <EmojiPicker onPick={insert} onClose={() => { setEmoji(false); field.current?.focus(); }} />}
      {pending.files.length > 0 && (
        <ul class="chips">
          {pending.files.map((file) => (
            <FileChip key={file.key} file={file} maxBytes={settings.maxFileBytes} onRemove={() => pending.remove(file.key)} />
          ))}
        </ul>
      )}
      {pending.tooMany && <p class="flaw" role="alert">{words.tooMany(maxFilesPerMessage)}</p>}
      {full && <p class="flaw" role="alert">{words.outboxFull}</p>}
      <textarea
        ref={field}
        data-first
        rows={1}
        aria-label={words.message}
        placeholder={words.placeholder}
        value={text}
        enterkeyhint="send"
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onCompositionEnd={() => { composedAt.current = performance.now(); }}
        onKeyDown={(event) => {
          if (!sends(event, performance.now() - composedAt.current)) return;
          event.preventDefault();
          send();
        }}
        onBlur={() => chat.typing(false)}
        onPaste={(event) => { if (dropped(event.clipboardData)) event.preventDefault(); }}
      />
      <div class="tools">
        <button type="button" class="tool" aria-label={words.emoji} aria-expanded={emoji} onClick={() => setEmoji(!emoji)}>
          <Icon name="smile" />
        </button>
        {settings.files && (
          <>
            <button type="button" class="tool" aria-label={words.addFile} title={words.maxSize(sayBytes(settings.maxFileBytes))} onClick={() => chooser.current?.click()}>
              <Icon name="clip" />
            </button>
            <input
              ref={chooser}
              class="hidden"
              type="file"
              multiple
              tabIndex={-1}
              aria-hidden="true"
              accept={acceptedFiles}
              onChange={({ currentTarget }) => {
                pending.add(currentTarget.files ?? []);
                currentTarget.value = '';
              }}
            />
          </>
        )}
        <span class={left < 0 ? 'counter over-limit' : 'counter'} role="status">
          {left < warnBelow ? words.left(left) : ''}
        </span>
        <button type="button" class="send" aria-label={words.send} aria-disabled={!ready} data-connection={state.connection} onClick={send}>
          <Icon name="send" />
        </button>
      </div>
    </div>
  );
}
