/** Looks figures up, keeps where each came from, and says what changed by what is good. What it was asked for and did not have, it notes. */

import type { DimensionKey, TimeDimension } from '../insight/dimension.ts';
import { shown, turnOf, type Turn } from '../insight/figure.ts';
import { everyFor, periodBefore, type Every, type Period } from '../insight/period.ts';
import { metricOf } from '../insight/registry.ts';
import type { Metric } from '../insight/metric.ts';
import type { BilingualText } from '../kernel/text.ts';
import type { Aspect, NumberUnit, ReviewNumber, Said, Sentence, Source, Tone } from './document.schema.ts';
import { monthPeriod, queryKey, type ExplainedChange, type Query, type Reading, type ReviewFigures } from './figures.ts';
import { formatNumber, plural } from './format-number.ts';
import { name, say, type Holes } from './say.ts';

export type Group = Reading['groups'][number];

export interface Slice {
  readonly by?: DimensionKey | TimeDimension;
  readonly where?: string;
  readonly period?: Period;
  readonly every?: Every;
}

/** Something with a figure now and before: a reading, or one of its groups. */
export interface Stand {
  readonly reading: Reading;
  readonly group: Group | null;
}

export class Writer {
  readonly period: Period;
  readonly before: Period;
  readonly numbers: ReviewNumber[] = [];
  readonly #places = new Map<string, number>();
  readonly #wanted = new Map<string, Query>();
  readonly #unexplained = new Set<string>();

  readonly figures: ReviewFigures;

  constructor(figures: ReviewFigures) {
    this.figures = figures;
    this.period = monthPeriod(figures.month);
    this.before = periodBefore(this.period);
  }

  /** Asked for, and not there yet. */
  get wanted(): readonly Query[] {
    return [...this.#wanted.values()];
  }

  /** Metrics whose change is to be explained, and is not yet. */
  get unexplained(): readonly string[] {
    return [...this.#unexplained];
  }

  why(metric: string): ExplainedChange | null {
    const explanation = this.figures.explanations[metric];
    if (explanation === undefined) this.#unexplained.add(metric);
    return explanation ?? null;
  }

  read(metric: string, { by, where = '', period = this.period, every }: Slice = {}): Reading | null {
    const query: Query = { metric, ...period, by: by ?? null, where, every: every ?? everyFor(period) };
    const reading = this.figures.readings[queryKey(query)];
    if (reading === undefined) this.#wanted.set(queryKey(query), query);
    return reading === undefined ? null : { ...reading, where };
  }

  /** Groups with data, by size of `n`, then by key, so that equal ones keep an order. */
  groups(metric: string, by: DimensionKey | TimeDimension, slice: Omit<Slice, 'by'> = {}): readonly Stand[] {
    const reading = this.read(metric, { ...slice, by });
    if (reading === null) return [];
    return reading.groups.filter(({ n }) => n > 0).toSorted((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1)).map((group) => ({ reading, group }));
  }

  whole(metric: string, slice: Omit<Slice, 'by'> = {}): Stand | null {
    const reading = this.read(metric, slice);
    return reading && { reading, group: null };
  }

  /** The place of a figure among the numbers; null: no data. */
  place({ reading, group }: Stand, of: Aspect = 'value', at: string | null = null): number | null {
    const value = at === null ? aspectOf({ reading, group }, of) : (reading.series.find((point) => point.at === at)?.[of === 'n' ? 'n' : 'value'] ?? null);
    if (value === null) return null;
    return this.keep(reading, value, { by: group === null ? null : reading.by, group: group?.key ?? null, at, of });
  }

  /** A figure that was computed from a reading: what a group added to a change, a goal. */
  keep(reading: Reading, value: number, source: Pick<Source, 'of'> & Partial<Source>): number {
    const of = source.of;
    const number: ReviewNumber = {
      value, unit: unitOf(reading.unit, of), decimals: of === 'n' || of === 'affected' || of === 'power' ? 0 : of === 'change_percent' ? 1 : isPartOfChange(of) && of !== 'change' ? reading.decimals + 1 : reading.decimals,
      source: { metric: reading.key, version: reading.version, from: reading.from, to: reading.to, where: reading.where, by: null, group: null, at: null, targetId: null, ...source },
    };
    const key = JSON.stringify(number);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.numbers.length);
    return this.numbers.push(number) - 1;
  }

  /** A number in a sentence. With a noun: “1 consultation”, “9,872 次”. */
  number(place: number | null, noun?: BilingualText): Said | null {
    if (place === null) return null;
    const number = this.numbers[place]!;
    const zh = formatNumber(number, 'zh');
    const en = formatNumber(number, 'en');
    return { zh: [{ text: zh, n: place }, ...(noun ? [{ text: ` ${noun.zh}` }] : [])], en: [{ text: en, n: place }, ...(noun ? [{ text: ` ${plural(en, noun.en)}` }] : [])] };
  }

  value(stand: Stand | null | undefined, of: Aspect = 'value', noun?: BilingualText): Said | null {
    return stand ? this.number(this.place(stand, of), noun) : null;
  }

  /** Better or worse by the metric's own direction, in words: a longer time is “slower”, never “up”. */
  change(stand: Stand): Said | null {
    const [now, then] = [aspectOf(stand, 'value'), aspectOf(stand, 'previous')];
    if (now === null || then === null) return null;
    const metric = metricOf(stand.reading.key)!;
    const turn = turnOf(metric, now, then);
    if (turn === 'flat') return say({ zh: '与上月持平', en: 'level with the month before' });
    return say(changeWords(metric, turn, now > then), { by: this.value(stand, metric.unit === 'count' ? 'change_percent' : 'change') });
  }

  turn(stand: Stand): Turn | null {
    const [now, then] = [aspectOf(stand, 'value'), aspectOf(stand, 'previous')];
    return now === null || then === null ? null : turnOf(metricOf(stand.reading.key)!, now, then);
  }

  tone(stand: Stand): Tone {
    const turn = this.turn(stand);
    return turn === 'better' || turn === 'worse' ? turn : 'plain';
  }

  /** “Customer satisfaction was 88.5 points, down 1.2 points on the month before.” */
  standing(stand: Stand | null): Sentence | null {
    if (stand === null || this.isSilent(stand)) return null;
    const holes = { name: name(stand.reading.name), value: this.value(stand) };
    const change = this.change(stand);
    return this.sentence(change ? { zh: '{name} {value}，{change}。', en: '{name} was {value}, {change}.' } : { zh: '{name} {value}。', en: '{name} was {value}.' }, change ? { ...holes, change } : holes, this.tone(stand));
  }

  /** Nothing of the kind happened, now as before: not worth a sentence. */
  private isSilent(stand: Stand): boolean {
    return aspectOf(stand, 'value') === 0 && this.turn(stand) === 'flat' && metricOf(stand.reading.key)!.good === 'down';
  }

  sentence(template: BilingualText, holes: Holes = {}, tone: Tone = 'plain'): Sentence | null {
    const said = say(template, holes);
    return said && { tone, said };
  }

  groupName({ reading, group }: Stand): Said {
    return name(group?.name ?? reading.name);
  }
}

export function aspectOf({ reading, group }: Stand, of: Aspect): number | null {
  const figure = group ?? reading;
  const previous = group ? group.previous : reading.previous.value;
  switch (of) {
    case 'value':
    case 'n':
    case 'median':
    case 'p90':
      return figure[of];
    case 'previous':
      return previous;
    case 'change':
      return figure.value === null || previous === null ? null : clean(shown(figure.value, reading.decimals) - shown(previous, reading.decimals));
    case 'change_percent':
      return figure.value === null || previous === null || previous === 0 ? null : clean((100 * (figure.value - previous)) / previous);
    default:
      throw new Error(`${of} is not read but computed`);
  }
}

/** Without the dust of floating point. */
export function clean(value: number): number {
  return Math.round(value * 10_000) / 10_000 + 0;
}

function unitOf(unit: string, of: Aspect): NumberUnit {
  if (of === 'n' || of === 'affected') return 'count';
  if (of === 'change_percent' || of === 'power') return 'percent';
  if (unit === 'percent' && isPartOfChange(of)) return 'percentage_points';
  return unit as NumberUnit;
}

/** Parts are smaller than the change, so that they are told more closely. */
function isPartOfChange(of: Aspect): boolean {
  return ['change', 'mix', 'within', 'unexplained', 'low', 'high'].includes(of);
}

function changeWords({ unit, good }: Metric, turn: Turn, isUp: boolean): BilingualText {
  if (good === 'neither') return isUp ? { zh: '较上月增长 {by}', en: 'up {by} on the month before' } : { zh: '较上月减少 {by}', en: 'down {by} on the month before' };
  if (unit === 'minutes') return turn === 'worse' ? { zh: '比上月变慢了 {by}', en: '{by} slower than the month before' } : { zh: '比上月加快了 {by}', en: '{by} faster than the month before' };
  if (good === 'up') return turn === 'better' ? { zh: '比上月提高了 {by}', en: 'up {by} on the month before' } : { zh: '比上月下降了 {by}', en: 'down {by} on the month before' };
  return turn === 'worse' ? { zh: '比上月升高了 {by}，属于变差', en: 'up {by} on the month before, which is worse' } : { zh: '比上月降低了 {by}，有所改善', en: 'down {by} on the month before, which is better' };
}
