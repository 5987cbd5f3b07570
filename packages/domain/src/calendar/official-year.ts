/** The official days of a year as somebody typed or uploaded them, and which years are still asked for. */

import { hour, type Instant } from '../kernel/instant.ts';
import type { OfficialDay, OfficialYear } from './calendar.ts';
import { finding, type Finding } from './finding.ts';
import { isLocalDate, toDayNumber, weekdayOf, yearOf } from './local-date.ts';

/** No notice has named fewer; less is half a year, and would let the rest pass for ordinary days. */
export const leastDaysOff = 7;

export function validateOfficialYear({ year, off, work }: OfficialYear): readonly Finding[] {
  const seen = new Set<string>();
  const check = (list: 'off' | 'work', { on, name }: OfficialDay, index: number): Finding[] => {
    const path = `/${list}/${index}`;
    const named = name.trim() === '' ? [finding('official.name', `${path}/name`, '请填写节日名称', 'Name the holiday')] : [];
    if (!isLocalDate(on)) return [finding('official.date', `${path}/on`, '没有这一天，日期应写作 2027-05-01', 'No such day; dates are written 2027-05-01'), ...named];
    const findings = named;
    const dayNumber = toDayNumber(on);
    if (!belongsTo(year, dayNumber)) findings.push(finding('official.year', `${path}/on`, `不是 ${year} 年的日期`, `Not a day of ${year}`));
    if (seen.has(on)) findings.push(finding('official.twice', `${path}/on`, '这一天已经填过', 'This day is there already'));
    seen.add(on);
    if (list === 'work' && weekdayOf(dayNumber) < 5) findings.push(finding('official.weekday', `${path}/on`, '调休上班日应是周六或周日', 'A make-up workday is a Saturday or a Sunday'));
    return findings;
  };
  const findings = [...off.flatMap((day, index) => check('off', day, index)), ...work.flatMap((day, index) => check('work', day, index))];
  if (off.length < leastDaysOff) findings.push(finding('official.few', '/off', `一年的放假日不会少于 ${leastDaysOff} 天，请补全`, `No year has fewer than ${leastDaysOff} days off; complete them`));
  return findings;
}

/** A notice may reach into the December before it, when the last weekend there is worked for New Year. */
function belongsTo(year: number, dayNumber: number): boolean {
  return yearOf(dayNumber) === year || (yearOf(dayNumber) === year - 1 && dayNumber >= toDayNumber(`${year - 1}-12-15`));
}

export interface MissingYear {
  readonly year: number;
  /** It has begun, or is about to: the notice is usually out in November. */
  readonly pressing: boolean;
}

/** This year and the next, as far as nobody knows their official days. */
export function missingYears(known: readonly { readonly year: number }[], now: Instant): MissingYear[] {
  // The centre is where the notices are.
  const here = new Date(now + 8 * hour);
  const year = here.getUTCFullYear();
  const isNoticeDue = here.getUTCMonth() >= 10;
  return [
    { year, pressing: true },
    { year: year + 1, pressing: isNoticeDue },
  ].filter((missing) => !known.some((each) => each.year === missing.year));
}
