/** Which gaps ask most urgently for an article: those asked often, and lately. */

import { day, type Instant } from '../kernel/instant.ts';
import { type AskedQuestion, clusterQuestions } from './cluster-questions.ts';

export const gapSources = ['no_answer', 'thumbs_down', 'missing'] as const;
export type GapSource = (typeof gapSources)[number];

export interface AskedGap extends AskedQuestion {
  readonly source: GapSource;
}

export interface RankedGaps<Gap extends AskedGap> {
  /** The most central first. */
  readonly gaps: readonly Gap[];
  /** Count × recency: what was asked just now counts 1, what was asked `halfLife` ago a half. */
  readonly weight: number;
  readonly lastAt: Instant;
  readonly sources: Readonly<Record<GapSource, number>>;
  /** How many in each of the last weeks, the current one (the seven days up to now) last. */
  readonly byWeek: readonly number[];
}

const halfLife = 14 * day;
export const trendWeeks = 8;

/** The heaviest first; equal ones by what was asked last, then by id. */
export function rankGaps<Gap extends AskedGap>(gaps: readonly Gap[], now: Instant): RankedGaps<Gap>[] {
  return clusterQuestions(gaps)
    .map(({ questions }) => weigh(questions, now))
    .toSorted((a, b) => b.weight - a.weight || b.lastAt - a.lastAt || (a.gaps[0]!.id < b.gaps[0]!.id ? -1 : 1));
}

function weigh<Gap extends AskedGap>(gaps: readonly Gap[], now: Instant): RankedGaps<Gap> {
  const sources = { no_answer: 0, thumbs_down: 0, missing: 0 };
  const byWeek = Array.from({ length: trendWeeks }, () => 0);
  let weight = 0;
  for (const { at, source } of gaps) {
    const age = Math.max(0, now - at);
    weight += 2 ** (-age / halfLife);
    sources[source] += 1;
    const week = trendWeeks - 1 - Math.floor(age / (7 * day));
    if (week >= 0) byWeek[week]! += 1;
  }
  return { gaps, weight, lastAt: Math.max(...gaps.map(({ at }) => at)), sources, byWeek };
}

/** The words of a draft's head: the most central question, and the other ways it was asked, each once. */
export function headOf(gaps: readonly Pick<AskedGap, 'text'>[]): { readonly question: string; readonly variants: readonly string[] } {
  const seen = new Set<string>();
  const distinct = gaps.map(({ text }) => oneLine(text)).filter((text) => {
    const folded = text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}]+/gu, '');
    if (folded === '' || seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
  // What is too long to be a heading is no way in which the next one will ask.
  const short = distinct.filter((text) => text.length <= longestQuestion);
  const question = short[0] ?? distinct[0]?.slice(0, longestQuestion) ?? '';
  return { question, variants: short.filter((text) => text !== question).slice(0, mostVariants) };
}

/** Of an article's standard question and its variants. */
const longestQuestion = 200;
const mostVariants = 20;

export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

