/** The busiest day and what lay behind it, promotions, and the hours in which the phone queue was long. */

import { none } from '../../insight/dimension.ts';
import { addDays } from '../../insight/period.ts';
import type { BilingualText } from '../../kernel/text.ts';
import type { BusinessChange } from '../figures.ts';
import { date, hours, list, name, say } from '../say.ts';
import { bars, table, twoDays } from '../pictures.ts';
import { aspectOf, type Stand, type Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';
import { consultation } from './volume.ts';

/** A change of the business is felt so many days on. */
const felt = 7;
/** S3.13, in minutes: a longer average wait is a long queue. */
const longWait = 5;
const phone = 'medium:phone';

export function peaks(w: Writer): Draft {
  const volume = w.whole('volume');
  const peak = volume && busiest(volume);
  const onPeak = peak === null ? [] : w.groups('channel_share', 'topic', { period: { from: peak, to: addDays(peak, 1) } });
  const first = onPeak[0];
  const inMonth = first && w.groups('channel_share', 'topic').find(({ group }) => group!.key === first.group!.key);
  const causes = peak === null ? [] : w.figures.changes.filter(({ from, to }) => from <= peak && addDays(to, felt) >= peak).toSorted(latestFirst);
  const campaigns = w.groups('channel_share', 'campaign').filter(({ group }) => group!.key !== none);
  const waits = w.groups('asa', 'hour', { where: phone }).toSorted(byHour);
  const abandoned = w.groups('abandonment', 'hour', { where: phone }).toSorted(byHour);
  return {
    sentences: present([
      volume && peak ? w.sentence({ zh: '最忙的一天是 {date}，当日咨询 {n}。', en: 'The busiest day was {date}, with {n}.' }, { date: date(peak), n: w.number(w.place(volume, 'value', peak), consultation) }) : null,
      causes[0] ? w.sentence({ zh: '此前的业务变更：{changes}。', en: 'What the business had done before: {changes}.' }, { changes: list(causes.map((each) => say({ zh: '{name}（{from}起）', en: '{name} (from {from})' }, { name: name(each.name), from: date(each.from) }))) }) : null,
      first ? w.sentence(
        inMonth ? { zh: '当日 {share} 为“{topic}”问题，全月该类占 {usual}。', en: '{share} of that day was about “{topic}”, which was {usual} of the month.' } : { zh: '当日 {share} 为“{topic}”问题。', en: '{share} of that day was about “{topic}”.' },
        { share: w.value(first), topic: w.groupName(first), ...(inMonth && { usual: w.value(inMonth) }) },
      ) : null,
      ...campaigns.map((stand) => w.sentence({ zh: '营销活动“{name}”相关咨询占 {share}。', en: 'Consultations about the campaign “{name}” were {share} of all.' }, { name: w.groupName(stand), share: w.value(stand) })),
      ...stretches(waits.filter((stand) => (aspectOf(stand, 'value') ?? 0) > longWait)).map((stretch) => longQueue(w, stretch, abandoned)),
    ]),
    pictures: present([
      bars(w, { zh: '电话各时段平均等待（分钟）', en: 'Wait on the phone by hour (minutes)' }, waits),
      bars(w, { zh: '最忙当日的问题构成', en: 'What the busiest day was about' }, onPeak.slice(0, 6), 'value', twoDays),
    ]),
    tables: present([
      table({ zh: '本月的业务变更', en: 'What the business did' }, [{ zh: '事项', en: 'Change' }, { zh: '自', en: 'From' }, { zh: '至', en: 'To' }], inMonthOf(w).map((each) => [{ text: each.name }, { text: plainDate(each.from) }, { text: plainDate(each.to) }])),
    ]),
  };
}

/** The earliest of equals. */
function busiest({ reading }: Stand): string | null {
  let most: { at: string; value: number } | null = null;
  for (const { at, value } of reading.series) if (value !== null && value > (most?.value ?? 0)) most = { at, value };
  return most?.at ?? null;
}

function longQueue(w: Writer, stretch: readonly Stand[], abandoned: readonly Stand[]) {
  const worst = stretch.toSorted((a, b) => aspectOf(b, 'value')! - aspectOf(a, 'value')!)[0]!;
  const left = abandoned.find(({ group }) => group!.key === worst.group!.key);
  const isLeft = left !== undefined && (aspectOf(left, 'value') ?? 0) > 0;
  const [from, to] = [Number(stretch[0]!.group!.key), Number(stretch.at(-1)!.group!.key)];
  return w.sentence(
    isLeft ? { zh: '电话在 {hours} 排队过长，最长时段平均等待 {wait}，放弃率 {left}。', en: 'The phone queue was too long at {hours}: up to {wait} on average, and {left} gave up.' } : { zh: '电话在 {hours} 排队过长，最长时段平均等待 {wait}。', en: 'The phone queue was too long at {hours}: up to {wait} on average.' },
    { hours: hours(from, to), wait: w.value(worst), ...(isLeft && { left: w.value(left) }) }, 'worse',
  );
}

/** Hours next to each other are one stretch. */
function stretches(stands: readonly Stand[]): readonly (readonly Stand[])[] {
  const out: Stand[][] = [];
  for (const stand of stands) {
    const last = out.at(-1)?.at(-1);
    if (last && Number(stand.group!.key) === Number(last.group!.key) + 1) out.at(-1)!.push(stand);
    else out.push([stand]);
  }
  return out;
}

function inMonthOf({ figures, period }: Writer): readonly BusinessChange[] {
  return figures.changes.filter(({ from, to }) => from < period.to && to >= period.from).toSorted((a, b) => (a.from < b.from || (a.from === b.from && a.id < b.id) ? -1 : 1));
}

function latestFirst(a: BusinessChange, b: BusinessChange): number {
  return a.from > b.from || (a.from === b.from && a.id < b.id) ? -1 : 1;
}

function byHour(a: Stand, b: Stand): number {
  return Number(a.group!.key) - Number(b.group!.key);
}

function plainDate(on: string): BilingualText {
  const { zh, en } = date(on);
  return { zh: zh[0]!.text, en: en[0]!.text };
}
