/** The form of the beginning, as the channel's settings ask for it. */

import { useId, useRef, useState } from 'preact/hooks';
import { sayRefusal } from '../platform/refusal-words.ts';
import type { ChatState, Settings } from './chat-state.ts';
import { askedFields, type FieldKey, flawsOf, type Flaws, formOf, owesConsent } from './pre-chat.ts';
import { useSurroundings } from './surroundings.ts';

const inputs = {
  name: { type: 'text', autocomplete: 'name', maxLength: 100 },
  phone: { type: 'tel', autocomplete: 'tel', maxLength: 40 },
  email: { type: 'email', autocomplete: 'email', maxLength: 200 },
  topic: { type: 'text', autocomplete: 'off', maxLength: 200 },
} as const satisfies Record<FieldKey, object>;

export function PreChatForm({ state, settings }: { readonly state: ChatState; readonly settings: Settings }) {
  const { chat, words, language } = useSurroundings();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<Partial<Record<FieldKey, string>>>({});
  const [agreed, setAgreed] = useState(false);
  const [flaws, setFlaws] = useState<Flaws>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const fields = askedFields(settings, state);
  const notice = owesConsent(settings, state) ? settings.privacyNotice : null;
  const maySkip = notice === null && fields.every(({ required }) => !required);

  const show = (found: Flaws) => {
    setFlaws(found);
    const first = Object.keys(found)[0];
    if (first !== undefined) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const found = flawsOf(fields, values, notice !== null && !agreed);
    setTrouble(null);
    show(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const refused = await chat.submitForm(formOf(fields, values, notice?.version ?? null));
    setBusy(false);
    if (refused === null) return;
    const kind = refused.facts['kind'];
    if (refused.code === 'customer.contact_invalid' && (kind === 'phone' || kind === 'email')) show({ [kind]: kind === 'phone' ? 'badPhone' : 'badEmail' });
    else setTrouble(sayRefusal(refused.code, language));
  };

  return (
    <form ref={form} class="form" noValidate onSubmit={(event) => void submit(event)}>
      <h3 class="form-title">{words.formTitle}</h3>
      <p class="form-hint">{!settings.online && settings.offlineNote ? settings.offlineNote[language] : maySkip ? words.formHint : words.formOwed}</p>
      {fields.map(({ key, required }, index) => (
        <div class="field" key={key}>
          <label for={`${id}-${key}`}>
            {words[key]}
            <span class={required ? 'mark must' : 'mark'}>{required ? words.required : words.optional}</span>
          </label>
          <input
            id={`${id}-${key}`}
            name={key}
            {...inputs[key]}
            {...(index === 0 ? { 'data-first': true } : {})}
            value={values[key] ?? ''}
            aria-required={required}
            aria-invalid={flaws[key] !== undefined}
            aria-describedby={flaws[key] === undefined ? undefined : `${id}-${key}-flaw`}
            onInput={({ currentTarget }) => setValues((now) => ({ ...now, [key]: currentTarget.value }))}
          />
          {flaws[key] !== undefined && (
            <p class="flaw" id={`${id}-${key}-flaw`}>
              {words[flaws[key]]}
            </p>
          )}
        </div>
      ))}
      {notice !== null && (
        <div class="field">
          <label class="consent">
            <input type="checkbox" name="privacyVersion" checked={agreed} aria-invalid={flaws.privacyVersion !== undefined} onChange={({ currentTarget }) => setAgreed(currentTarget.checked)} />
            <span>
              {words.agree}
              {language === 'en' ? ' ' : ''}
              <a href={notice.url} target="_blank" rel="noopener noreferrer">
                {words.privacy}
                <span class="hidden">{words.newTab}</span>
              </a>
            </span>
          </label>
          {flaws.privacyVersion !== undefined && <p class="flaw">{words.mustAgree}</p>}
        </div>
      )}
      {trouble !== null && (
        <p class="flaw" role="alert">
          {trouble}
        </p>
      )}
      <button type="submit" class="primary" aria-disabled={busy}>
        {busy ? words.starting : words.start}
      </button>
      {maySkip && (
        <button type="button" class="plain" onClick={() => void chat.submitForm(null)}>
          {words.skip}
        </button>
      )}
    </form>
  );
}
