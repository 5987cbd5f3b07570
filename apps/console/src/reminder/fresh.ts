/** Which of the latest unread reminders are new since the last look, so that each rings once and old ones never do. */

import type { ReminderView } from '@huiyin/domain/reminder/reminder.contract.ts';

type Told = Pick<ReminderView, 'id' | 'at'>;

export interface Seen {
  readonly ids: ReadonlySet<string>;
  /** The latest moment of what was seen; 0 before there was anything. */
  readonly until: number;
}

/** A change that took long to commit tells of a moment a little earlier than what was seen meanwhile. */
const lateMs = 10_000;

/** `seen` is null at the first look: what stands there then does not ring. When newer ones are settled, older ones move up; they are not new either. */
export function lookAt<Reminder extends Told>(seen: Seen | null, latest: readonly Reminder[]): { readonly fresh: readonly Reminder[]; readonly seen: Seen } {
  const fresh = seen === null ? [] : latest.filter(({ id, at }) => !seen.ids.has(id) && Date.parse(at) >= seen.until - lateMs);
  const until = Math.max(seen?.until ?? 0, ...latest.map(({ at }) => Date.parse(at)));
  return { fresh, seen: { ids: new Set([...(seen?.ids ?? []), ...latest.map(({ id }) => id)]), until } };
}
