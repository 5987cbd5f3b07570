/** Is it solved? Yes with one press; no with a reason. */

import { useId, useRef, useState } from 'preact/hooks';
import { useAct } from './act.ts';
import type { OwnTicket, TicketView } from './own-ticket.ts';
import { useWords } from './surroundings.ts';

export function Confirmation({ ticket, view }: { readonly ticket: OwnTicket; readonly view: TicketView }) {
  const { words, say } = useWords();
  const act = useAct();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [objecting, setObjecting] = useState(false);
  const [reason, setReason] = useState('');

  const object = async (event: Event) => {
    event.preventDefault();
    if (reason.trim() === '') {
      act.complain(words.reasonMissing);
      field.current?.focus();
      return;
    }
    if (await act.run(() => ticket.confirm(false, reason.trim()))) setObjecting(false);
  };

  return (
    <div class="ask">
      <h3>{words.askConfirm}</h3>
      {objecting ? (
        <form noValidate onSubmit={(event) => void object(event)}>
          <label for={id}>{words.objectReason}</label>
          <textarea
            id={id}
            ref={field}
            rows={3}
            maxLength={2000}
            required
            placeholder={words.objectHint}
            value={reason}
            aria-invalid={act.flaw !== null}
            onInput={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <div class="buttons">
            <button type="submit" class="primary" aria-disabled={act.busy}>
              {act.busy ? words.busy : words.objectSend}
            </button>
            <button type="button" class="plain" onClick={() => { setObjecting(false); act.complain(null); }}>
              {words.cancel}
            </button>
          </div>
        </form>
      ) : (
        <div class="buttons">
          <button type="button" class="primary" aria-disabled={act.busy} onClick={() => void act.run(() => ticket.confirm(true, null))}>
            {act.busy ? words.busy : words.confirm}
          </button>
          <button type="button" class="plain" onClick={() => { setObjecting(true); requestAnimationFrame(() => field.current?.focus()); }}>
            {words.object}
          </button>
        </div>
      )}
      {act.flaw !== null && <p class="flaw" role="alert">{act.flaw}</p>}
      {view.silenceConfirmsAt !== null && <p class="soft">{words.silence(say(view.silenceConfirmsAt))}</p>}
    </div>
  );
}
