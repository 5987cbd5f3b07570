/** One calm line above the composer for whoever waits: where they stand, and what they can do instead. */

import type { WaitingView } from '@huiyin/domain/dispatch/waiting.contract.ts';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refused } from '../platform/answer.ts';
import { sayRefusal } from '../platform/refusal-words.ts';
import { CallBackForm } from './call-back-form.tsx';
import type { ChatState } from './chat-state.ts';
import { sayWindow } from './say-ahead.ts';
import { useSurroundings } from './surroundings.ts';
import { sayWaiting, turnOf } from './waiting-words.ts';

type Asking = 'nothing' | 'call' | 'leave';

export function WaitingStrip({ state }: { readonly state: ChatState }) {
  const { chat, words, language } = useSurroundings();
  const [asking, setAsking] = useState<Asking>('nothing');
  const [trouble, setTrouble] = useState<string | null>(null);
  const strip = useRef<HTMLElement>(null);
  const { waiting, taken } = state;
  const shown = taken !== null || (waiting !== null && (waiting.state === 'waiting' || waiting.state === 'left'));
  const line = taken !== null ? words.taken(taken) : shown ? sayLine(waiting!) : '';
  const spoken = useSpoken(line, taken ?? (shown ? turnOf(waiting!) : ''));

  // What was being asked is of no use once somebody is there.
  useEffect(() => {
    if (taken !== null || !shown) setAsking('nothing');
  }, [taken, shown]);

  function sayLine(view: WaitingView): string {
    return view.state === 'left' ? words.leftQueue : sayWaiting(view, words, language, Date.now());
  }
  const run = async (act: () => Promise<Refused | null>) => {
    const refused = await act();
    setTrouble(refused && refused.code !== 'ticket.answered' ? sayRefusal(refused.code, language) : null);
    setAsking('nothing');
    // The button that was pressed is gone; the keyboard should not be lost with it.
    strip.current?.focus();
  };
  const close = () => {
    setAsking('nothing');
    strip.current?.focus();
  };

  return (
    <>
      <p class="hidden" role="status">
        {spoken}
      </p>
      {shown && (
        <section ref={strip} class={taken === null ? 'waiting' : 'waiting waiting-over'} aria-label={words.queue} tabIndex={-1}>
          {asking === 'call' && waiting?.callBackOffer ? (
            <CallBackForm offer={waiting.callBackOffer} asked={waiting.callBack} onDone={close} />
          ) : (
            <>
              <p class="waiting-line">{line}</p>
              {taken === null && waiting !== null && <CallBackLine view={waiting} />}
              {trouble !== null && (
                <p class="flaw" role="alert">
                  {trouble}
                </p>
              )}
              {taken === null && waiting !== null && (asking === 'leave' ? (
                <Choices>
                  <p class="waiting-line">{words.leaveSure}</p>
                  <button type="button" class="link" onClick={() => void run(chat.waiting.leave)}>
                    {words.leaveYes}
                  </button>
                  <button type="button" class="link" onClick={close}>
                    {words.leaveNo}
                  </button>
                </Choices>
              ) : (
                <Choices>
                  {waiting.callBackOffer !== null && (
                    <button type="button" class="link" onClick={() => setAsking('call')}>
                      {isOwed(waiting) ? words.callBackChange : words.callBack}
                    </button>
                  )}
                  {isOwed(waiting) && (
                    <button type="button" class="link" onClick={() => void run(chat.waiting.cancelCallBack)}>
                      {words.callBackCancel}
                    </button>
                  )}
                  {waiting.mayLeave && waiting.peopleOnDuty && (
                    <button type="button" class="link" onClick={() => setAsking('leave')}>
                      {words.leave}
                    </button>
                  )}
                </Choices>
              ))}
            </>
          )}
        </section>
      )}
    </>
  );
}

function Choices({ children }: { readonly children: ComponentChildren }) {
  return <div class="waiting-choices">{children}</div>;
}

function CallBackLine({ view: { callBack } }: { readonly view: WaitingView }) {
  const { words, language } = useSurroundings();
  if (callBack === null || callBack.state === 'reached') return null;
  const phone = callBack.phoneMasked ?? words.callBackNone;
  const when = callBack.window === null ? words.callBackSoon : sayWindow(callBack.window, language, Date.now());
  const said = { asked: words.callBackAsked(phone, when), tried: words.callBackTried(phone), not_reached: words.callBackMissed(phone) };
  return <p class="waiting-call">{said[callBack.state]}</p>;
}

function isOwed({ callBack }: WaitingView): boolean {
  return callBack !== null && (callBack.state === 'asked' || callBack.state === 'tried');
}

const quietMs = 1_000;

/** What a screen reader hears: the line as it is when things take a turn, not each time a number moves. */
function useSpoken(line: string, turn: string): string {
  const [spoken, setSpoken] = useState('');
  const latest = useRef(line);
  latest.current = line;
  useEffect(() => {
    // Turns that follow each other at once are one.
    const timer = setTimeout(() => setSpoken(latest.current), quietMs);
    return () => clearTimeout(timer);
  }, [turn]);
  return spoken;
}
