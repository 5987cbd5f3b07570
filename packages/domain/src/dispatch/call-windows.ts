/** When a waiting customer may wish to be called: while somebody is at work, within the hours in which customers are called, in pieces that both sides can plan by. */

import type { Span } from '../calendar/calendar.ts';
import { zoneOf } from '../calendar/zone.ts';
import { hour, type Instant } from '../kernel/instant.ts';
import { callHours } from '../ticket/ask-sub-task.ts';

/** Minutes of the day. */
const cuts = [callHours.from, 12 * 60, 15 * 60, 18 * 60, callHours.to];
const most = 6;
/** Less is no time to call in. */
const shortest = hour;
export const windowsAheadDays = 7;

/** `open`: when people are at work, over the next days. The first one may have begun. */
export function callWindows(open: readonly Span[], at: Instant): Span[] {
  const zone = zoneOf(callHours.timeZone);
  const today = zone.dayOf(at);
  const windows: Span[] = [];
  for (let dayNumber = today; dayNumber <= today + windowsAheadDays && windows.length < most; dayNumber++) {
    for (const [index, cut] of cuts.slice(1).entries()) {
      const piece = { from: zone.instantOf(dayNumber, cuts[index]!), to: zone.instantOf(dayNumber, cut) };
      for (const shift of open) {
        const window = { from: Math.max(piece.from, shift.from), to: Math.min(piece.to, shift.to) };
        if (window.to - window.from >= shortest && window.to - at >= shortest) windows.push(window);
      }
    }
  }
  return windows.slice(0, most);
}
