/** Tables upon slides. What does not fit goes on upon the next slide, under the same names. */

import type { Table } from '@huiyin/domain/review/document.schema.ts';
import { textWidth } from '@huiyin/domain/review/draw-picture.ts';
import type { Language } from '@huiyin/domain/review/format-number.ts';
import { columnWidths, type Paper, toneColours } from './paper.ts';
import { bodyHeight, bodyTop, colours, fonts, langs, left, type Place, type Slide } from './slide-frame.ts';

/** Inches: beside the words of a cell, above and below them together, and of the table's own title. */
const [beside, around, titleHeight] = [0.1, 0.14, 0.42];
/** Of a line, in letters. */
export const lineHeights: Readonly<Record<Language, number>> = { zh: 1.42, en: 1.25 };
/** Letters as they are set, beside the measure of drawings, which is careful with English ones; a line is seldom filled to its end. */
const setAs: Readonly<Record<Language, number>> = { zh: 1.04, en: 0.87 };
const fewestRows = 3;

interface SetTable {
  readonly title: string;
  readonly widths: readonly number[];
  readonly indents: readonly number[];
  readonly isTight: boolean;
  readonly points: number;
  readonly numeric: readonly boolean[];
  readonly head: readonly CellText[];
  readonly body: readonly (readonly CellText[])[];
  /** Inches, its title and the names of its columns counted in. */
  readonly height: number;
  heightOf(cells: readonly CellText[]): number;
}

interface CellText {
  readonly text: string;
  readonly color: string;
}

export function setTable(table: Table, paper: Paper, language: Language, { width, points }: { readonly width: number; readonly points: number }): SetTable {
  const { title, columns, rows } = table;
  const { widths, indents, isTight } = columnWidths(table, paper, language, { width, letter: points / 72, breath: 2 * beside + 0.06 });
  const head = columns.map((column) => ({ text: column[language], color: colours.quiet }));
  const body = rows.map((row) => row.map((cell) => paper.cellOf(cell)).map(({ text, tone }) => ({ text, color: toneColours[tone] })));
  const heightOf = (cells: readonly CellText[]) => (Math.max(...cells.map(({ text }, index) => linesOf(text, widths[index]! - 2 * beside - indents[index]!, points, language))) * points * lineHeights[language]) / 72 + around;
  return {
    title: title[language], widths, indents, isTight, points, head, body, heightOf,
    numeric: columns.map((_, index) => rows.every((row) => paper.cellOf(row[index]!).isNumber)),
    height: titleHeight + [head, ...body].reduce((all, cells) => all + heightOf(cells), 0),
  };
}

/** Where it stands whole: below what is there, or beside a picture. */
export function layTable(slide: Slide, table: SetTable, language: Language, place: Pick<Place, 'x' | 'y'>, rows = table.body, title = table.title) {
  const words = { fontFace: fonts[language], lang: langs[language] };
  const width = table.widths.reduce((all, each) => all + each, 0);
  const cells = (some: readonly CellText[], bold = false) => some.map(({ text, color }, index) => ({ text, options: { color, bold, align: table.numeric[index]! ? 'right' as const : 'left' as const, margin: [around / 2, beside, around / 2, beside + table.indents[index]!] as [number, number, number, number], border: [noLine, noLine, line, noLine] as [typeof line, typeof line, typeof line, typeof line] } }));
  slide.addText(title, { ...words, x: place.x, y: place.y, w: width, h: 0.35, margin: 0, fontSize: 14, bold: true, color: colours.ink });
  slide.addTable([cells(table.head), ...rows.map((row) => cells(row))], { ...words, x: place.x, y: place.y + titleHeight, w: width, colW: [...table.widths], fontSize: table.points, rowH: [table.head, ...rows].map(table.heightOf), valign: 'middle' });
}

const line = { type: 'solid' as 'solid' | 'none', pt: 0.5, color: colours.pale as string };
const noLine = { ...line, type: 'none' as const };

/** Over as many slides as it takes; of a table that goes on, no slide holds a row or two alone. */
export function spreadTable(begin: () => Slide, table: SetTable, paper: Paper, language: Language) {
  const room = bodyHeight - titleHeight - table.heightOf(table.head);
  for (let from = 0; from < table.body.length; ) {
    let height = 0;
    let to = from;
    while (to < table.body.length && (to === from || height + table.heightOf(table.body[to]!) <= room)) height += table.heightOf(table.body[to++]!);
    const rest = table.body.length - to;
    if (rest > 0 && rest < fewestRows && to - from > 2 * fewestRows) to -= fewestRows - rest;
    layTable(begin(), table, language, { x: left, y: bodyTop }, table.body.slice(from, to), from === 0 ? table.title : paper.goesOn(table.title));
    from = to;
  }
}

/** Of a text as wide as that, in inches, in letters of so many points. */
export function linesOf(text: string, width: number, points: number, language: Language): number {
  return Math.max(1, Math.ceil((textWidth(text, points) * setAs[language]) / 72 / width));
}
