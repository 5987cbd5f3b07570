/** Pictures and tables as data; null where there would be nothing on them. */

import type { BilingualText } from '../kernel/text.ts';
import type { Aspect, Cell, Picture, Table } from './document.schema.ts';
import { aspectOf, type Stand, type Writer } from './writer.ts';

const now: BilingualText = { zh: '本月', en: 'This month' };
const earlier: BilingualText = { zh: '上月', en: 'Month before' };
const twoMonths = { now, earlier };
/** Of stands that are of one day. */
export const twoDays: typeof twoMonths = { now: { zh: '当日', en: 'That day' }, earlier: { zh: '前一日', en: 'Day before' } };

/** Each group beside what it was. */
export function bars(w: Writer, title: BilingualText, stands: readonly Stand[], of: Aspect = 'value', called = twoMonths): Picture | null {
  if (stands.length === 0) return null;
  const values = stands.map((stand) => w.place(stand, of));
  const before = of === 'value' ? stands.map((stand) => w.place(stand, 'previous')) : [];
  return {
    kind: 'bars', title, categories: stands.map(({ reading, group }) => group?.name ?? reading.name),
    series: [{ name: called.now, values }, ...(before.some((place) => place !== null) ? [{ name: called.earlier, values: before }] : [])],
  };
}

export function mixPicture(w: Writer, title: BilingualText, stands: readonly Stand[]): Picture | null {
  if (stands.length === 0) return null;
  const hadBefore = stands.some((stand) => aspectOf(stand, 'previous') !== null);
  return {
    kind: 'shares', title, categories: hadBefore ? [now, earlier] : [now],
    series: stands.map((stand) => ({ name: stand.group!.name, values: hadBefore ? [w.place(stand), w.place(stand, 'previous')] : [w.place(stand)] })),
  };
}

export function lineOfDays(w: Writer, title: BilingualText, metric: string): Picture | null {
  const stand = w.whole(metric);
  if (stand === null || stand.reading.series.every(({ value }) => value === null)) return null;
  const days = stand.reading.series.map(({ at }) => at);
  return { kind: 'lines', title, categories: days.map((on) => same(`${Number(on.slice(5, 7))}/${Number(on.slice(8, 10))}`)), series: [{ name: stand.reading.name, values: days.map((on) => w.place(stand, 'value', on)) }] };
}

/** The first of a pair across, the second upwards. */
export function points(title: BilingualText, across: BilingualText, upwards: BilingualText, marks: readonly { readonly name: BilingualText; readonly x: number | null; readonly y: number | null }[]): Picture | null {
  const whole = marks.filter(({ x, y }) => x !== null && y !== null);
  if (whole.length < 2) return null;
  return { kind: 'points', title, categories: whole.map((mark) => mark.name), series: [{ name: across, values: whole.map(({ x }) => x) }, { name: upwards, values: whole.map(({ y }) => y) }] };
}

/** `drafts`: one for each row, of which people may make a target. */
export function table(title: BilingualText, columns: readonly BilingualText[], rows: readonly (readonly Cell[])[], drafts: Table['drafts'] = undefined): Table | null {
  return rows.length === 0 ? null : { title, columns: [...columns], rows: rows.map((row) => [...row]), ...(drafts && { drafts: [...drafts] }) };
}

/** A table of groups by several metrics that are cut the same way; a missing figure stays empty. */
export function tableOfGroups(w: Writer, title: BilingualText, head: BilingualText, groups: readonly Stand[], columns: readonly { readonly name: BilingualText; readonly stands: readonly Stand[]; readonly of?: Aspect }[]): Table | null {
  return table(title, [head, ...columns.map((column) => column.name)], groups.map(({ group }) => [
    { text: group!.name },
    ...columns.map(({ stands, of }): Cell => {
      const stand = stands.find((each) => each.group!.key === group!.key);
      return { n: stand ? w.place(stand, of) : null };
    }),
  ]));
}

export function same(text: string): BilingualText {
  return { zh: text, en: text };
}
