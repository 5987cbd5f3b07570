/**
 * The monthly review as it is frozen: words in both languages with their numbers marked, pictures as data, tables,
 * and beside them every number with the query it came from. Whoever shows or prints it computes nothing.
 */

import { Type, type Static } from 'typebox';
import { BilingualText } from '../kernel/text.ts';
import { Nullable } from '../kernel/wire.ts';
import { axes } from '../target/target.ts';


/** The order of S3. */
export const chapterKeys = [
  'volume', 'response', 'satisfaction', 'complaints', 'peaks', 'topics', 'regions', 'efficiency', 'pain',
  'highlights', 'problems', 'causes', 'last_targets', 'priorities', 'next_targets', 'horizons',
] as const;
export type ChapterKey = (typeof chapterKeys)[number];

/** Which figure of the query’s answer. `affected`: of the cases it is taken over, those on its bad side. `goal` and `baseline` are a target's; `mix`, `within`: what a group added to the change of the whole; `low`, `high`: between which that lies; `power`: its part of the change; `unexplained`: what nobody is named for. */
export const aspects = ['value', 'n', 'median', 'p90', 'previous', 'change', 'change_percent', 'affected', 'goal', 'baseline', 'mix', 'within', 'low', 'high', 'power', 'unexplained'] as const;
export type Aspect = (typeof aspects)[number];

/** Not read but computed: no rows stand behind them directly, and no later reading corrects them. */
export const computedAspects: ReadonlySet<Aspect> = new Set<Aspect>(['change', 'change_percent', 'affected', 'goal', 'baseline', 'mix', 'within', 'low', 'high', 'power', 'unexplained']);

export const Source = Type.Object({
  metric: Type.String(),
  version: Type.Integer(),
  from: Type.String(),
  to: Type.String(),
  where: Type.String(),
  by: Nullable(Type.String()),
  /** Of the groups, which; of the series, the point that begins there. */
  group: Nullable(Type.String()),
  at: Nullable(Type.String()),
  of: Type.Enum([...aspects]),
  /** A target's figures name it. */
  targetId: Nullable(Type.String()),
});
export type Source = Static<typeof Source>;

export const ReviewNumber = Type.Object({
  value: Type.Number(),
  unit: Type.Enum(['count', 'percent', 'percentage_points', 'minutes', 'points', 'ratio']),
  decimals: Type.Integer(),
  source: Source,
});
export type ReviewNumber = Static<typeof ReviewNumber>;
export type NumberUnit = ReviewNumber['unit'];

/** A stretch of a sentence. With `n` it shows `numbers[n]`; `name` and `date` are given by the centre and the calendar; nothing else may hold a digit. */
export const Part = Type.Object({
  text: Type.String(),
  n: Type.Optional(Type.Integer()),
  kind: Type.Optional(Type.Enum(['name', 'date'])),
});
export type Part = Static<typeof Part>;

export const Said = Type.Object({ zh: Type.Array(Part), en: Type.Array(Part) });
export type Said = Static<typeof Said>;

export const tones = ['plain', 'better', 'worse'] as const;
export type Tone = (typeof tones)[number];

export const Sentence = Type.Object({
  tone: Type.Enum([...tones]),
  said: Said,
  /** The same claims in a language model's words, where they passed the check. */
  polished: Type.Optional(Type.Object({ zh: Type.Optional(Type.Array(Part)), en: Type.Optional(Type.Array(Part)) })),
});
export type Sentence = Static<typeof Sentence>;

const NumberOrNone = Nullable(Type.Integer());

/** What a measure costs, in a word. */
export const efforts = ['small', 'medium', 'large'] as const;
export type Effort = (typeof efforts)[number];

export const Picture = Type.Object({
  /** `shares`: one bar of segments for each category. `points`: one mark for each category, the first series across and the second upwards. `matrix`: effect upwards, effort across, two by two. */
  kind: Type.Enum(['bars', 'lines', 'shares', 'points', 'matrix']),
  title: BilingualText,
  categories: Type.Array(BilingualText),
  series: Type.Array(Type.Object({ name: BilingualText, values: Type.Array(NumberOrNone) })),
  /** Of a matrix: the effort of each category. */
  efforts: Type.Optional(Type.Array(Type.Enum([...efforts]))),
});
export type Picture = Static<typeof Picture>;

export const Cell = Type.Union([Type.Object({ n: NumberOrNone }), Type.Object({ text: BilingualText }), Type.Object({ said: Said, tone: Type.Enum([...tones]) })]);
export type Cell = Static<typeof Cell>;

/** A target that people may make of a row: everything but who answers for it. */
export const TargetDraft = Type.Object({
  title: BilingualText,
  axis: Type.Enum([...axes]),
  metric: Type.String(),
  where: Type.String(),
  /** Local days of the baseline, `to` not counted in. */
  from: Type.String(),
  to: Type.String(),
  goal: Type.Number(),
  /** The last day, counted in. */
  dueOn: Type.String(),
});
export type TargetDraft = Static<typeof TargetDraft>;

export const Table = Type.Object({ title: BilingualText, columns: Type.Array(BilingualText), rows: Type.Array(Type.Array(Cell)), /** One for each row; null: nothing to aim at. */ drafts: Type.Optional(Type.Array(Nullable(TargetDraft))) });
export type Table = Static<typeof Table>;

export const Chapter = Type.Object({
  key: Type.Enum([...chapterKeys]),
  title: BilingualText,
  sentences: Type.Array(Sentence),
  pictures: Type.Array(Picture),
  tables: Type.Array(Table),
});
export type Chapter = Static<typeof Chapter>;

export const Headline = Type.Object({ metric: Type.String(), name: BilingualText, n: NumberOrNone, change: NumberOrNone, tone: Type.Enum([...tones]) });
export type Headline = Static<typeof Headline>;

export const ReviewDocument = Type.Object({
  /** `2025-08`. */
  month: Type.String(),
  from: Type.String(),
  to: Type.String(),
  timeZone: Type.String(),
  headlines: Type.Array(Headline),
  chapters: Type.Array(Chapter),
  numbers: Type.Array(ReviewNumber),
});
export type ReviewDocument = Static<typeof ReviewDocument>;
