/** When a waiting customer may wish to be called: while somebody is at work, within the hours in which customers are called, in pieces that both sides can plan by. */

import type { CompiledCalendar, Span } from '../calendar/calendar.ts';
import { openIntervals } from '../calendar/working-time.ts';
import type { Zone } from '../calendar/zone.ts';
import { hour, type Instant } from '../kernel/instant.ts';

/** Hours of the day at which a longer stretch is cut: noon, the middle of the afternoon, the evening. */
const cuts = [0, 12, 15, 18, 24];
const most = 6;
/** Less is no time to call in. */
const shortest = hour;
export const windowsAheadDays = 7;

/** `open`: when people are at work, over the next days. The first one may have begun. `zone`: by whose wall noon and evening are. */
export function callWindows(open: readonly Span[], callHours: CompiledCalendar, zone: Zone, at: Instant): Span[] {
  const today = zone.dayOf(at);
  const windows: Span[] = [];
  for (let dayNumber = today; dayNumber <= today + windowsAheadDays && windows.length < most; dayNumber++) {
    for (const [index, cut] of cuts.slice(1).entries()) {
      const part = { from: zone.instantOf(dayNumber, cuts[index]! * 60), to: zone.instantOf(dayNumber, cut * 60) };
      for (const piece of openIntervals(callHours, part)) {
        for (const shift of open) {
          const window = { from: Math.max(piece.from, shift.from), to: Math.min(piece.to, shift.to) };
          if (window.to - window.from >= shortest && window.to - at >= shortest) windows.push(window);
        }
      }
    }
  }
  return windows.slice(0, most);
}
