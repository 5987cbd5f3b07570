/** Below what was said while the assistant speaks: that it is a machine, and the way to a person. Afterwards, where it is needed, a way to be reached. */

import type { leaveContact } from '@huiyin/domain/ticket/chat.contract.ts';
import type { BodyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { sayRefusal } from '../platform/refusal-words.ts';
import type { ChatState } from './chat-state.ts';
import { looksLikeEmail, looksLikePhone } from './pre-chat.ts';
import { useSurroundings } from './surroundings.ts';

export function AssistantStrip({ state }: { readonly state: ChatState }) {
  const { chat, words, language } = useSurroundings();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { ticket } = state;
  if (ticket?.contactWanted) return <ContactForm />;
  if (!ticket?.assistant?.speaking) return null;

  const askForPerson = async () => {
    if (busy) return;
    setBusy(true);
    const refused = await chat.tellAssistant({ tell: 'person' });
    setBusy(false);
    setTrouble(refused && sayRefusal(refused.code, language));
  };
  return (
    <section class="assistant" aria-label={words.assistant}>
      <p>{words.machineSpeaks}</p>
      <button type="button" class="to-person" aria-disabled={busy} onClick={() => void askForPerson()}>
        {words.toPerson}
      </button>
      {trouble !== null && (
        <p class="flaw" role="alert">
          {trouble}
        </p>
      )}
    </section>
  );
}

/** One field for either: what has an @ is an address. */
function ContactForm() {
  const { chat, words, language } = useSurroundings();
  const id = useId();
  const [value, setValue] = useState('');
  const [flaw, setFlaw] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (flaw !== null) field.current?.focus();
  }, [flaw]);

  const submit = async (event: Event) => {
    event.preventDefault();
    const left = contactIn(value);
    if (busy) return;
    if (left === null) return setFlaw(value.trim() === '' ? words.mustFill : words.badContact);
    setBusy(true);
    const refused = await chat.leaveContact(left);
    setBusy(false);
    setFlaw(refused && (refused.code === 'customer.contact_invalid' ? words.badContact : sayRefusal(refused.code, language)));
  };
  return (
    <form class="assistant contact" noValidate onSubmit={(event) => void submit(event)}>
      <div class="field">
        <label for={id}>{words.leaveContact}</label>
        <div class="contact-row">
          <input
            ref={field} id={id} type="text" inputMode="email" autocomplete="tel" maxLength={200} placeholder={words.phoneOrEmail} value={value}
            aria-invalid={flaw !== null} aria-describedby={flaw === null ? undefined : `${id}-flaw`}
            onInput={({ currentTarget }) => setValue(currentTarget.value)}
          />
          <button type="submit" class="primary" aria-disabled={busy}>
            {words.submitContact}
          </button>
        </div>
        {flaw !== null && (
          <p class="flaw" id={`${id}-flaw`} role="alert">
            {flaw}
          </p>
        )}
      </div>
    </form>
  );
}

function contactIn(value: string): BodyOf<typeof leaveContact> | null {
  const typed = value.trim();
  if (typed.includes('@')) return looksLikeEmail(typed) ? { email: typed } : null;
  return looksLikePhone(typed) ? { phone: typed } : null;
}
