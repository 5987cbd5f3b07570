/** What slides, documents and pages have in common: the words of a review in one language, ready to be set. */

import type { Cell, Part, Picture, ReviewDocument, Sentence, Table, Tone } from '@huiyin/domain/review/document.schema.ts';
import { textWidth } from '@huiyin/domain/review/draw-picture.ts';
import { formatBrief, formatSigned, isSigned, type Language } from '@huiyin/domain/review/format-number.ts';
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
  zh: { title: (month: string) => `${month}服务复盘`, draft: '草稿', edition: (n: number) => `第 ${n} 版`, signed: (by: string, on: string) => `${by} 签发于 ${on}`, span: '数据区间', chapter: (n: number) => `${n}`, traced: '文中每个数字都记录了指标、口径版本、期间与筛选条件，可在系统中打开定义与明细。▲ 为好转，▼ 为变差。', contents: '目录', goesOn: (title: string) => `${title}（续）`, none: '—' },
  en: { title: (month: string) => `Service review, ${month}`, draft: 'Draft', edition: (n: number) => `Edition ${n}`, signed: (by: string, on: string) => `Signed by ${by} on ${on}`, span: 'Figures of', chapter: (n: number) => `${n}`, traced: 'Of each number the metric, its version, the period and the slice are on record: open it in the system for its definition and the rows behind. ▲ is better, ▼ is worse.', contents: 'Contents', goesOn: (title: string) => `${title} (continued)`, none: '—' },
} as const;

export interface Paper {
  readonly title: string;
  readonly subtitle: string;
  readonly traced: string;
  readonly contents: string;
  /** Of a table upon a further slide or page. */
  goesOn(title: string): string;
  readonly cards: readonly { readonly name: string; readonly value: string; readonly change: string; readonly tone: Tone }[];
  partsOf(sentence: Sentence): readonly Part[];
  cellOf(cell: Cell): { readonly text: string; readonly tone: Tone; readonly isNumber: boolean };
  /** Null where there is no data. */
  valuesOf(places: Picture['series'][number]['values']): readonly (number | null)[];
}

export function paperOf(document: ReviewDocument, { language, edition, signed }: Imprint): Paper {
  const say = words[language];
  const number = (place: number | null) => (place === null ? say.none : isSigned(document.numbers[place]!) ? formatSigned(document.numbers[place]!, language, formatBrief) : formatBrief(document.numbers[place]!, language));
  return {
    title: say.title(monthName(document.month)[language]),
    subtitle: [`${say.span} ${document.from} – ${lastDay(document.to)}${language === 'zh' ? `（${document.timeZone}）` : ` (${document.timeZone})`}`, say.edition(edition), signed === null ? say.draft : say.signed(signed.by, new Date(signed.at).toLocaleDateString('sv-SE', { timeZone: document.timeZone }))].join(' · '),
    traced: say.traced,
    contents: say.contents,
    goesOn: say.goesOn,
    cards: document.headlines.map(({ name, n, change, tone }) => ({ name: name[language], value: number(n), change: change === null ? '' : number(change), tone })),
    partsOf: ({ said, polished }) => polished?.[language] ?? said[language],
    cellOf: (cell) => 'n' in cell ? { text: number(cell.n), tone: 'plain', isNumber: true } : 'said' in cell ? { text: begun(cell.said[language]), tone: cell.tone, isNumber: false } : { text: cell.text[language], tone: 'plain', isNumber: false },
    valuesOf: (places) => places.map((place) => (place === null ? null : document.numbers[place]!.value)),
  };
}

function lastDay(to: string): string {
  return new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** A cell stands for itself and begins as a sentence does, but for the names of a centre, which are written as it writes them. */
function begun(parts: readonly Part[]): string {
  const text = textOf(parts);
  return parts[0]?.kind === 'name' ? text : text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** What a table is set in: its width, the size of its letters, and the air beside the words of a column, all in one measure. */
export interface TableRoom {
  readonly width: number;
  readonly letter: number;
  readonly breath: number;
}

/** Beyond so many letters words go on upon another line before a column grows. */
const mostWanted = 40;

/**
 * How wide each column is: as its words want, but none narrower than its longest word, so that no word and no number breaks;
 * what is over goes to the columns of words. `isTight`: even so it is too much.
 */
export function columnWidths({ columns, rows }: Table, paper: Pick<Paper, 'cellOf'>, language: Language, { width, letter, breath }: TableRoom): { readonly widths: readonly number[]; readonly indents: readonly number[]; readonly isTight: boolean } {
  const texts = columns.map((column, index) => [column[language], ...rows.map((row) => paper.cellOf(row[index]!).text)]);
  const numeric = columns.map((_, index) => rows.every((row) => paper.cellOf(row[index]!).isNumber));
  // Words that begin where figures end would run into them.
  const indents = numeric.map((isNumeric, index) => (!isNumeric && numeric[index - 1] ? letter : 0));
  const airOf = (index: number) => breath + indents[index]!;
  const least = texts.map((some, index) => Math.max(...some.flatMap((text, row) => (numeric[index]! && row > 0 ? [text] : wordsOf(text))).map((text) => textWidth(text, letter))) + airOf(index));
  const wanted = texts.map((some, index) => Math.max(least[index]!, Math.min(mostWanted * letter, Math.max(...some.map((text) => textWidth(text, letter)))) + airOf(index)));
  const [needed, wished] = [sum(least), sum(wanted)];
  if (needed >= width) return { widths: least.map((each) => (each * width) / needed), indents, isTight: true };
  if (wished <= width) return { widths: wanted.map((each) => (each * width) / wished), indents, isTight: false };
  const part = (width - needed) / (wished - needed);
  return { widths: least.map((each, index) => each + part * (wanted[index]! - each)), indents, isTight: false };
}

/** Between which a line may end: at spaces, and among Chinese letters, of which a short name has six and stays whole. */
function wordsOf(text: string): readonly string[] {
  return text.split(/[ /]+/).flatMap((word) => word.match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]{1,6}|[^\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+/gu) ?? ['']);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((all, amount) => all + amount, 0);
}
