/** What a waiting customer is told, in one calm line; and when it is worth saying aloud again. */

import type { WaitingView } from '@huiyin/domain/dispatch/waiting.contract.ts';
import type { Language } from '../platform/language.ts';
import { sayAhead } from './say-ahead.ts';
import type { Words } from './words.zh.ts';

export function sayWaiting(view: WaitingView, words: Words, language: Language, now: number): string {
  const line = lineOf(view, words, language, now);
  return line.charAt(0).toUpperCase() + line.slice(1);
}

function lineOf(view: WaitingView, words: Words, language: Language, now: number): string {
  const ahead = view.position === null ? null : view.position - 1;
  if (!view.peopleOnDuty) {
    const when = view.opensAt === null ? words.nobodyHere : words.opensAt(sayAhead(view.opensAt, language, now));
    return ahead === null || ahead === 0 ? when : `${when}${words.sentenceGap}${words.ahead(ahead)}${words.stop}`;
  }
  if (ahead === null) return `${words.waitingForAgent}${words.stop}`;
  const place = ahead === 0 ? words.youAreNext : words.ahead(ahead);
  // Without enough to measure by, nothing is made up.
  if (view.estimateSeconds === null) return `${words.waitingForAgent}${words.comma}${place}${words.stop}`;
  return `${place}${words.comma}${words.estimate(roundedMinutes(view.estimateSeconds))}${words.stop}`;
}

/** Never finer than it is known: to five minutes beyond ten. 0: less than one; null: more than an hour. */
export function roundedMinutes(seconds: number): number | null {
  if (seconds < 60) return 0;
  const minutes = Math.ceil(seconds / 60);
  if (minutes > 60) return null;
  return minutes <= 10 ? minutes : Math.ceil(minutes / 5) * 5;
}

/** Whoever listens hears of each turn of things, and of the queue only in large steps: 1, 2, 3, 5, 10, 20, 50 … ahead. */
export function turnOf(view: WaitingView): string {
  const ahead = view.position === null ? -1 : view.position - 1;
  const step = [0, 1, 2, 3, 5, 10, 20, 50, 100, 200, 500].findLast((bound) => ahead >= bound) ?? -1;
  return [view.state, view.peopleOnDuty, view.callBack?.state, view.state === 'waiting' ? step : ''].join(' ');
}
