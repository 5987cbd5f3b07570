/** A review as PPTX: a slide or two for each chapter, with charts that stay charts. */

import type { Chapter, Picture, ReviewDocument, Table } from '@huiyin/domain/review/document.schema.ts';
import { textWidth as textWidthOf } from '@huiyin/domain/review/draw-picture.ts';
import type { Language } from '@huiyin/domain/review/format-number.ts';
import pptx from 'pptxgenjs';
import { drawPng } from './draw.ts';
import { columnShares, type Paper, toneColours, toneMarks } from './paper.ts';

/** A library of two module systems. */
const PptxGenJS = pptx as unknown as typeof pptx.default;
type Deck = InstanceType<typeof PptxGenJS>;
type Slide = ReturnType<Deck['addSlide']>;

const font = 'Microsoft YaHei';
const [ink, quiet, accent, pale] = ['1F2933', '5F6C7B', '16436E', 'D9DEE5'];
/** Dark to light, so that a copier keeps them apart. */
const shades = ['16436E', '9FC0DD', '4F86B5', 'D3E1EE', '2F659A', 'BDD2E6'];
/** Light enough for dark labels upon them. */
const paleShades = ['8FB3D5', 'DCE8F3', 'B5CEE5', 'EEF3F8', 'A3C1DD', 'CBDDED'];
/** Inches of a slide of 13.33 × 7.5. */
const [wide, left, bodyTop, bodyHeight] = [13.33, 0.6, 1.35, 5.5];
/** The library knows the word; its types do not. */
const topDown = 'maxMin' as 'minMax';
const mostLines = 6;

export async function printSlides(document: ReviewDocument, paper: Paper, language: Language): Promise<Uint8Array> {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = paper.title;
  deck.theme = { headFontFace: font, bodyFontFace: font };
  cover(deck, paper);
  for (const [index, chapter] of document.chapters.entries()) await printChapter(deck, document, paper, language, chapter, index + 1);
  return (await deck.write({ outputType: 'nodebuffer' })) as Uint8Array;
}

function cover(deck: Deck, paper: Paper) {
  const slide = deck.addSlide();
  slide.addText(paper.title, { x: left, y: 1.5, w: 12, h: 1, fontFace: font, fontSize: 40, bold: true, color: ink! });
  slide.addText(paper.subtitle, { x: left, y: 2.45, w: 12, h: 0.5, fontFace: font, fontSize: 14, color: quiet! });
  const width = (wide - 2 * left - 0.3 * (paper.cards.length - 1)) / Math.max(1, paper.cards.length);
  for (const [index, { name, value, change, tone }] of paper.cards.entries()) {
    const x = left + index * (width + 0.3);
    slide.addShape('line', { x, y: 3.7, w: width, h: 0, line: { color: accent!, width: 2 } });
    slide.addText(name, { x, y: 3.8, w: width, h: 0.4, margin: 0, fontFace: font, fontSize: 14, color: quiet! });
    slide.addText(value, { x, y: 4.2, w: width, h: 0.8, margin: 0, fontFace: font, fontSize: 32, bold: true, color: ink! });
    slide.addText(`${toneMarks[tone]}${change}`, { x, y: 5, w: width, h: 0.4, margin: 0, fontFace: font, fontSize: 14, color: toneColours[tone] });
  }
  slide.addText(paper.traced, { x: left, y: 6.8, w: 12, h: 0.4, margin: 0, fontFace: font, fontSize: 10, color: quiet! });
}

async function printChapter(deck: Deck, document: ReviewDocument, paper: Paper, language: Language, { title, sentences, pictures, tables }: Chapter, order: number) {
  const begin = () => {
    const slide = deck.addSlide();
    slide.addText(`${order}  ${title[language]}`, { x: left, y: 0.4, w: 12, h: 0.7, margin: 0, fontFace: font, fontSize: 26, bold: true, color: accent! });
    slide.addShape('line', { x: left, y: 1.12, w: wide - 2 * left, h: 0, line: { color: pale!, width: 1 } });
    return slide;
  };
  const [first, ...others] = pictures;
  const textWidth = first ? 5.7 : wide - 2 * left;
  let last: { readonly slide: Slide; readonly y: number } | null = null;
  for (let from = 0; from < sentences.length; from += mostLines) {
    const slide = begin();
    const some = sentences.slice(from, from + mostLines);
    const width = from === 0 ? textWidth : wide - 2 * left;
    slide.addText(some.flatMap((sentence) => {
      const parts = paper.partsOf(sentence);
      const runs = [{ text: toneMarks[sentence.tone], options: { color: toneColours[sentence.tone] } }, ...parts.map(({ text, n }) => ({ text, options: { bold: n !== undefined, color: ink! } }))].filter(({ text }) => text !== '');
      return runs.map(({ text, options }, index) => ({ text, options: { ...options, breakLine: index === runs.length - 1 } }));
    }), { x: left, y: bodyTop, w: width, h: bodyHeight, margin: 0, valign: 'top', fontFace: font, fontSize: 16, paraSpaceAfter: 10, fit: 'shrink' });
    if (from === 0 && first) await illustrate(deck, slide, document, language, first, { x: 6.6, y: bodyTop, w: 6.1, h: bodyHeight });
    const lines = some.reduce((all, sentence) => all + linesOf(paper.partsOf(sentence).map(({ text }) => text).join(''), width, 16), 0);
    last = from === 0 && first ? null : { slide, y: bodyTop + lines * 0.3 + some.length * 0.14 + 0.25 };
  }
  for (let at = 0; at < others.length; at += 2) {
    const slide = begin();
    last = null;
    for (const [index, picture] of others.slice(at, at + 2).entries()) await illustrate(deck, slide, document, language, picture, others.length === at + 1 ? { x: left, y: bodyTop, w: wide - 2 * left, h: bodyHeight } : { x: left + index * 6.2, y: bodyTop, w: 5.9, h: bodyHeight });
  }
  for (const table of tables) last = printTable(begin, last, paper, language, table);
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A chart that stays one, but for what no chart of an office can be. */
async function illustrate(deck: Deck, slide: Slide, document: ReviewDocument, language: Language, picture: Picture, place: Place) {
  if (picture.kind !== 'matrix') return void chart(deck, slide, document, language, picture, place);
  const { png, width, height } = await drawPng(picture, document, language);
  const zoom = Math.min(place.w / width, (place.h - 0.45) / height);
  slide.addText(picture.title[language], { x: place.x, y: place.y, w: place.w, h: 0.4, margin: 0, align: 'center', fontFace: font, fontSize: 13, color: ink! });
  slide.addImage({ data: `image/png;base64,${Buffer.from(png).toString('base64')}`, x: place.x + (place.w - zoom * width) / 2, y: place.y + 0.45, w: zoom * width, h: zoom * height, altText: picture.title[language] });
}

function chart(deck: Deck, slide: Slide, document: ReviewDocument, language: Language, picture: Picture, place: Place) {
  const names = picture.categories.map((name) => name[language]);
  // The library leaves a gap for what is null; its types know no gaps.
  const valueAt = (n: number | null) => (n === null ? null : document.numbers[n]!.value) as number;
  const isPercent = picture.series.every(({ values }) => values.every((n) => n === null || document.numbers[n]!.unit === 'percent'));
  const series = picture.series.map(({ name, values }) => ({ name: name[language], labels: names, values: values.map(valueAt) }));
  const decimals = picture.series.flatMap(({ values }) => values).reduce<number>((most, n) => Math.max(most, n === null ? 0 : document.numbers[n]!.decimals), 0);
  const format = `${decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`}${isPercent ? '"%"' : ''}`;
  const isLying = names.some((name) => name.length > 6);
  const shared = {
    ...place, showTitle: true, title: picture.title[language], titleFontFace: font, titleFontSize: 13, titleColor: ink!, chartColors: shades.slice(0, Math.max(1, series.length)), showLegend: series.length > 1, legendPos: 'b' as const, legendFontFace: font, legendFontSize: 11,
    catAxisLabelFontFace: font, catAxisLabelFontSize: 10, valAxisLabelFontFace: font, valAxisLabelFontSize: 10, valAxisLabelFormatCode: format, dataLabelFormatCode: format, dataLabelFontFace: font, dataLabelFontSize: 9, valGridLine: { color: pale!, size: 0.5 },
  };
  switch (picture.kind) {
    case 'bars':
      return slide.addChart(deck.ChartType.bar, series, { ...shared, barDir: isLying ? 'bar' : 'col', ...(isLying && { catAxisOrientation: topDown, valAxisHidden: true }), barGapWidthPct: 50, showValue: names.length <= 12 });
    case 'lines':
      return slide.addChart(deck.ChartType.line, series, { ...shared, lineSize: 2, lineDataSymbol: 'none', catAxisLabelFontSize: 9 });
    case 'shares':
      return slide.addChart(deck.ChartType.bar, series, { ...shared, barDir: 'bar', barGrouping: 'percentStacked', chartColors: paleShades.slice(0, Math.max(1, series.length)), catAxisOrientation: topDown, barGapWidthPct: 40, showValue: true, valAxisHidden: true, valGridLine: { style: 'none' } });
    case 'points': {
      const [across, upwards] = picture.series as [Picture['series'][number], Picture['series'][number]];
      const marks = [{ name: across.name[language], values: across.values.map(valueAt) }, { name: upwards.name[language], values: upwards.values.map(valueAt), labels: names }];
      return slide.addChart(deck.ChartType.scatter, marks, { ...shared, showLegend: false, lineSize: 0, lineDataSymbolSize: 8, showLabel: true, dataLabelFormatScatter: 'custom', dataLabelPosition: 'r', showCatAxisTitle: true, catAxisTitle: across.name[language], showValAxisTitle: true, valAxisTitle: upwards.name[language] });
    }
  }
}

/** Inches of a line of a table, and what a row has around its lines. */
const [tableLine, rowAir, titleHeight] = [0.19, 0.16, 0.42];

/** Where the last slide has room the table stands there; what does not fit goes on upon the next, under the same names. */
function printTable(begin: () => Slide, last: { readonly slide: Slide; readonly y: number } | null, paper: Paper, language: Language, table: Table): { readonly slide: Slide; readonly y: number } {
  const { title, columns, rows } = table;
  const widths = columnShares(table, paper, language).map((share) => share * (wide - 2 * left));
  const numeric = columns.map((_, index) => rows.every((row) => paper.cellOf(row[index]!).isNumber));
  const cellsOf = (texts: readonly { readonly text: string; readonly color: string }[]) => texts.map(({ text, color }, index) => ({ text, options: { color, align: numeric[index]! ? 'right' as const : 'left' as const } }));
  const heightOf = (texts: readonly { readonly text: string }[]) => Math.max(...texts.map(({ text }, index) => linesOf(text, widths[index]! - 0.2, 12))) * tableLine + rowAir;
  const head = columns.map((column) => ({ text: column[language], color: quiet! }));
  const body = rows.map((row) => row.map((cell) => paper.cellOf(cell)).map(({ text, tone }) => ({ text, color: toneColours[tone] })));
  const bottom = bodyTop + bodyHeight;
  const whole = titleHeight + heightOf(head) + body.reduce((all, row) => all + heightOf(row), 0);
  let place = last !== null && last.y + whole <= bottom ? last : { slide: begin(), y: bodyTop - 0.1 };
  for (let from = 0; from < body.length; ) {
    if (from > 0) place = { slide: begin(), y: bodyTop - 0.1 };
    let height = heightOf(head);
    let to = from;
    while (to < body.length && (to === from || place.y + titleHeight + height + heightOf(body[to]!) <= bottom)) height += heightOf(body[to++]!);
    place.slide.addText(title[language], { x: left, y: place.y, w: 12, h: 0.4, margin: 0, fontFace: font, fontSize: 14, bold: true, color: ink! });
    place.slide.addTable([cellsOf(head), ...body.slice(from, to).map(cellsOf)], { x: left, y: place.y + titleHeight, w: wide - 2 * left, colW: [...widths], fontFace: font, fontSize: 12, border: { type: 'solid', pt: 0.5, color: pale! }, rowH: tableLine + rowAir, valign: 'middle', margin: [0.04, 0.1, 0.04, 0.1] });
    place = { slide: place.slide, y: place.y + titleHeight + height + 0.25 };
    from = to;
  }
  return place;
}

/** Of a text as wide as that, in inches, in letters of so many points. */
function linesOf(text: string, width: number, points: number): number {
  return Math.max(1, Math.ceil(textWidthOf(text, points) / 72 / width));
}
