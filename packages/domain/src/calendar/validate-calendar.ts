/** Says everything that is wrong with a calendar. One without findings compiles, and is open some time. */

import { day, type Instant } from '../kernel/instant.ts';
import { weekdays, type CalendarDocument, type Hours, type OfficialYear } from './calendar.ts';
import { compileCalendar } from './compile-calendar.ts';
import { finding, type Finding } from './finding.ts';
import { minutesOf } from './hours.ts';
import { isLocalDate } from './local-date.ts';
import { isTimeZone } from './zone.ts';

const dayMinutes = 24 * 60;

/** `from`: when the document begins to hold; it must be open within the year after it. */
export function validateCalendar(document: CalendarDocument, officialYears: readonly OfficialYear[], from: Instant): readonly Finding[] {
  const findings = [
    ...(isTimeZone(document.timeZone) ? [] : [finding('zone.unknown', '/timeZone', '没有这个时区，请从列表中选择', 'No such time zone; choose one from the list')]),
    ...weekdays.flatMap((weekday) => checkHours(document.weekly[weekday], `/weekly/${weekday}`)),
    ...checkWeekJoints(document),
    ...(document.makeUpHours ? [...checkNotEmpty(document.makeUpHours, '/makeUpHours'), ...checkHours(document.makeUpHours, '/makeUpHours')] : []),
    ...checkOverrides(document),
  ];
  if (findings.length > 0) return findings;
  return isOpenWithinAYear(document, officialYears, from)
    ? []
    : [finding('calendar.never_open', '/weekly', '一年之内没有任何营业时间，计时永远不会走', 'Never open within a year: no clock would ever run')];
}

export function checkHours(list: readonly Hours[], path: string): Finding[] {
  const findings = list.flatMap((hours, index) => checkOne(hours, `${path}/${index}`));
  return findings.length > 0 ? findings : checkOverlap(list, path);
}

function checkOne({ from, to }: Hours, path: string): Finding[] {
  const start = minutesOf(from);
  const end = minutesOf(to);
  const findings: Finding[] = [];
  if (start === null || start >= dayMinutes) findings.push(finding('hours.time', `${path}/from`, '开始时间应在 00:00 到 23:59 之间', 'A beginning lies between 00:00 and 23:59'));
  if (end === null) findings.push(finding('hours.time', `${path}/to`, '结束时间应在 00:01 到 48:00 之间，24:00 以后表示次日', 'An end lies between 00:01 and 48:00; after 24:00 it is the next day'));
  if (findings.length > 0 || start === null || end === null) return findings;
  if (end <= start) return [finding('hours.order', `${path}/to`, `结束时间要晚于开始时间；跨夜请把次日时间加 24 小时，例如次日 ${to} 写作 ${pastMidnight(end)}`, `It ends before it begins; for a night shift count on past midnight: ${to} the next day is ${pastMidnight(end)}`)];
  if (end - start > dayMinutes) return [finding('hours.too_long', `${path}/to`, '一个时段最长 24 小时', 'One stretch lasts 24 hours at most')];
  return [];
}

/** Named at the later of the two. Stretches may touch. */
function checkOverlap(list: readonly Hours[], path: string): Finding[] {
  const placed = list.map((hours, index) => ({ index, from: minutesOf(hours.from)!, to: minutesOf(hours.to)! })).toSorted((a, b) => a.from - b.from);
  return placed
    .filter((stretch, position) => placed.slice(0, position).some((earlier) => earlier.to > stretch.from))
    .map(({ index }) => finding('hours.overlap', `${path}/${index}/from`, '与同一天的另一个时段重叠', 'Overlaps another stretch of the same day'));
}

/** A night shift that runs into the next day's first stretch is counted once, but surely not meant. */
function checkWeekJoints({ weekly }: CalendarDocument): Finding[] {
  return weekdays.flatMap((weekday, position) => {
    const next = weekdays[(position + 1) % 7]!;
    const lastEnd = Math.max(...weekly[weekday].map(({ to }) => minutesOf(to) ?? 0));
    return weekly[next].flatMap(({ from }, index) =>
      (minutesOf(from) ?? Infinity) + dayMinutes < lastEnd ? [finding('hours.overlap', `/weekly/${next}/${index}/from`, '与前一天的跨夜时段重叠', 'Overlaps the night shift of the day before')] : [],
    );
  });
}

function checkOverrides({ overrides }: CalendarDocument): Finding[] {
  const seen = new Set<string>();
  return overrides.flatMap((override, index) => {
    const path = `/overrides/${index}`;
    const findings: Finding[] = [];
    if (!isLocalDate(override.on)) findings.push(finding('override.date', `${path}/on`, '没有这一天，日期应写作 2026-05-04', 'No such day; dates are written 2026-05-04'));
    else if (seen.has(override.on)) findings.push(finding('override.twice', `${path}/on`, '这一天已经设置过', 'This day is there already'));
    seen.add(override.on);
    if (override.name.trim() === '') findings.push(finding('override.name', `${path}/name`, '请写明原因，例如“公司年会”', 'Say why, for example “company day”'));
    if (override.kind === 'work' && override.hours) findings.push(...checkNotEmpty(override.hours, `${path}/hours`), ...checkHours(override.hours, `${path}/hours`));
    return findings;
  });
}

function checkNotEmpty(list: readonly Hours[], path: string): Finding[] {
  return list.length > 0 ? [] : [finding('hours.none', path, '请填写时段；全天不上班请设为休息', 'Give hours, or mark the day as off')];
}

function isOpenWithinAYear(document: CalendarDocument, officialYears: readonly OfficialYear[], from: Instant): boolean {
  return compileCalendar(document, officialYears, { from, to: from + 366 * day }).opens.length > 0;
}

function pastMidnight(minutes: number): string {
  const whole = minutes + dayMinutes;
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}
