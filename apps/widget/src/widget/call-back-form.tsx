/** Asks for the number and the time to be called at. */

import type { WaitingView } from '@huiyin/domain/dispatch/waiting.contract.ts';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { sayRefusal } from '../platform/refusal-words.ts';
import { looksLikePhone } from './pre-chat.ts';
import { sayWindow } from './say-ahead.ts';
import { useSurroundings } from './surroundings.ts';

interface Asked {
  readonly offer: NonNullable<WaitingView['callBackOffer']>;
  readonly asked: WaitingView['callBack'];
  readonly onDone: () => void;
}

type Flaws = { readonly phone?: string; readonly window?: string };

export function CallBackForm({ offer, asked, onDone }: Asked) {
  const { chat, words, language } = useSurroundings();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const known = offer.phoneMasked;
  // The number in full is nowhere but with the server; who wants another types it anew.
  const [other, setOther] = useState(known === null);
  const [phone, setPhone] = useState('');
  const [chosen, setChosen] = useState(() => offer.windows.findIndex(({ from }) => from === asked?.window?.from));
  const [flaws, setFlaws] = useState<Flaws>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), [other]);

  const show = (found: Flaws) => {
    setFlaws(found);
    const first = Object.keys(found)[0];
    if (first !== undefined) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setTrouble(null);
    const typed = phone.trim();
    if (other && !looksLikePhone(typed)) return show({ phone: typed === '' ? words.mustFill : words.badPhone });
    const window = offer.windows[chosen];
    setBusy(true);
    const refused = await chat.waiting.askCallBack({ ...(other && { phone: typed }), ...(window && { window }) });
    setBusy(false);
    if (refused === null) return onDone();
    if (refused.code === 'customer.contact_invalid' || refused.code === 'customer.contact_missing') {
      setOther(true);
      return show({ phone: words.badPhone });
    }
    if (refused.code === 'sub_task.call_hours') return show({ window: words.badTime });
    setTrouble(sayRefusal(refused.code, language));
  };

  /** The form, not the chat around it. */
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    onDone();
  };

  return (
    <form ref={form} class="call-back" noValidate aria-label={words.callBackTitle} onSubmit={(event) => void submit(event)} onKeyDown={leave}>
      <p class="waiting-line">{words.callBackHint}</p>
      {other ? (
        <div class="field">
          <label for={`${id}-phone`}>{words.callBackPhone}</label>
          <input
            id={`${id}-phone`} name="phone" type="tel" autocomplete="tel" maxLength={40} value={phone}
            aria-required aria-invalid={flaws.phone !== undefined} aria-describedby={flaws.phone === undefined ? undefined : `${id}-phone-flaw`}
            onInput={({ currentTarget }) => setPhone(currentTarget.value)}
          />
          {flaws.phone !== undefined && (
            <p class="flaw" id={`${id}-phone-flaw`}>
              {flaws.phone}
            </p>
          )}
        </div>
      ) : (
        <p class="call-back-known">
          {words.callBackPhone} <strong>{known}</strong>
          <button type="button" class="link" onClick={() => setOther(true)}>
            {words.callBackOther}
          </button>
        </p>
      )}
      {offer.windows.length > 0 && (
        <div class="field">
          <label for={`${id}-window`}>{words.callBackWhen}</label>
          <select id={`${id}-window`} name="window" aria-invalid={flaws.window !== undefined} aria-describedby={flaws.window === undefined ? undefined : `${id}-window-flaw`} onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}>
            <option value={-1}>{words.callBackSoon}</option>
            {offer.windows.map((window, index) => (
              <option key={window.from} value={index} selected={index === chosen}>
                {sayWindow(window, language, Date.now())}
              </option>
            ))}
          </select>
          {flaws.window !== undefined && (
            <p class="flaw" id={`${id}-window-flaw`}>
              {flaws.window}
            </p>
          )}
        </div>
      )}
      {trouble !== null && (
        <p class="flaw" role="alert">
          {trouble}
        </p>
      )}
      <div class="waiting-choices">
        <button type="submit" class="primary" aria-disabled={busy}>
          {busy ? words.oneMoment : words.callBackAsk}
        </button>
        <button type="button" class="link" onClick={onDone}>
          {words.back}
        </button>
      </div>
    </form>
  );
}
