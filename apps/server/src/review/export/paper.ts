/** What slides, documents and pages have in common: the words of a review in one language, ready to be set. */

import type { Cell, Part, Picture, ReviewDocument, Sentence, Table, Tone } from '@huiyin/domain/review/document.schema.ts';
import { textWidth } from '@huiyin/domain/review/draw-picture.ts';
import { formatNumber, formatSigned, isSigned, type Language } from '@huiyin/domain/review/format-number.ts';
import { monthName, textOf } from '@huiyin/domain/review/say.ts';

export interface Imprint {
  readonly language: Language;
  readonly edition: number;
  readonly signed: { readonly at: number; readonly by: string } | null;
}

export const toneColours: Readonly<Record<Tone, string>> = { plain: '1F2933', better: '1B6E3C', worse: 'A8321E' };
/** Beside the colour, so that a copier keeps the difference. */
export const toneMarks: Readonly<Record<Tone, string>> = { plain: '', better: '▲ ', worse: '▼ ' };

const words = {
  zh: { title: (month: string) => `${month}服务复盘`, draft: '草稿', edition: (n: number) => `第 ${n} 版`, signed: (by: string, on: string) => `${by} 签发于 ${on}`, span: '数据区间', chapter: (n: number) => `${n}`, traced: '文中每个数字都记录了指标、口径版本、期间与筛选条件，可在系统中打开定义与明细。', none: '—' },
  en: { title: (month: string) => `Service review, ${month}`, draft: 'Draft', edition: (n: number) => `Edition ${n}`, signed: (by: string, on: string) => `Signed by ${by} on ${on}`, span: 'Figures of', chapter: (n: number) => `${n}`, traced: 'Of each number the metric, its version, the period and the slice are on record: open it in the system for its definition and the rows behind.', none: '—' },
} as const;

export interface Paper {
  readonly title: string;
  readonly subtitle: string;
  readonly traced: string;
  readonly cards: readonly { readonly name: string; readonly value: string; readonly change: string; readonly tone: Tone }[];
  partsOf(sentence: Sentence): readonly Part[];
  cellOf(cell: Cell): { readonly text: string; readonly tone: Tone; readonly isNumber: boolean };
  /** Null where there is no data. */
  valuesOf(places: Picture['series'][number]['values']): readonly (number | null)[];
}

export function paperOf(document: ReviewDocument, { language, edition, signed }: Imprint): Paper {
  const say = words[language];
  const number = (place: number | null) => (place === null ? say.none : isSigned(document.numbers[place]!) ? formatSigned(document.numbers[place]!, language) : formatNumber(document.numbers[place]!, language));
  return {
    title: say.title(monthName(document.month)[language]),
    subtitle: [`${say.span} ${document.from} – ${lastDay(document.to)}${language === 'zh' ? `（${document.timeZone}）` : ` (${document.timeZone})`}`, say.edition(edition), signed === null ? say.draft : say.signed(signed.by, new Date(signed.at).toLocaleDateString('sv-SE', { timeZone: document.timeZone }))].join(' · '),
    traced: say.traced,
    cards: document.headlines.map(({ name, n, change, tone }) => ({ name: name[language], value: number(n), change: change === null ? '' : number(change), tone })),
    partsOf: ({ said, polished }) => polished?.[language] ?? said[language],
    cellOf: (cell) => 'n' in cell ? { text: number(cell.n), tone: 'plain', isNumber: true } : 'said' in cell ? { text: textOf(cell.said[language]), tone: cell.tone, isNumber: false } : { text: cell.text[language], tone: 'plain', isNumber: false },
    valuesOf: (places) => places.map((place) => (place === null ? null : document.numbers[place]!.value)),
  };
}

function lastDay(to: string): string {
  return new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** In letters of this size: a column wants no more than that for its words, and so much air. */
const [letter, mostWanted, breath] = [10, 230, 16];

/** Of the width, what each column of a table takes: as its words want, but none so much that the others could not breathe. */
export function columnShares({ columns, rows }: Table, paper: Pick<Paper, 'cellOf'>, language: Language): readonly number[] {
  const wanted = columns.map((column, index) => Math.min(mostWanted, Math.max(...[column[language], ...rows.map((row) => paper.cellOf(row[index]!).text)].map((text) => textWidth(text, letter)))) + breath);
  const whole = wanted.reduce((all, width) => all + width, 0);
  return wanted.map((width) => width / whole);
}
