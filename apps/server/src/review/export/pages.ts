/** A review as PDF, A4. Chinese glyphs are embedded, those used and no others. */

import { createRequire } from 'node:module';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { Chapter, Part, Picture, ReviewDocument, Sentence, Table } from '@huiyin/domain/review/document.schema.ts';
import { pictureWidth } from '@huiyin/domain/review/draw-picture.ts';
import type { Language } from '@huiyin/domain/review/format-number.ts';
import PDFDocument from 'pdfkit';
import { drawForPaper, fontFiles, plainQuotes } from './draw.ts';
import { columnWidths, type Paper, toneColours, toneMarks } from './paper.ts';

interface Placing {
  readonly width: number;
  readonly height: number;
  readonly fontCallback: (family: string, isBold: boolean) => string;
}
/** The library brings no types of its own. */
const svgToPdf = createRequire(import.meta.url)('svg-to-pdfkit') as (pdf: PDFKit.PDFDocument, svg: string, x: number, y: number, placing: Placing) => void;

const margin = 56;
/** Between two columns of a table. */
const gap = 12;
/** A table no higher than that is not torn apart; of a higher one no page holds a row or two alone. */
const [mostWhole, fewestRows] = [260, 3];
const contentsLine = 17;
const [ink, quiet, rule] = ['#1F2933', '#5F6C7B', '#D9DEE5'];

export async function printPages(document: ReviewDocument, spoken: Paper, language: Language, told: (chapters: number) => Promise<void>): Promise<Uint8Array> {
  const paper = inPlainQuotes(spoken, language);
  const pdf = new PDFDocument({ size: 'A4', margins: { top: margin, bottom: margin, left: margin, right: margin }, bufferPages: true, lang: language === 'zh' ? 'zh-CN' : 'en', info: { Title: paper.title, Creator: 'Huiyin' } });
  const pieces: Buffer[] = [];
  pdf.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('end', () => resolve(Buffer.concat(pieces)));
    pdf.on('error', reject);
  });
  pdf.registerFont('regular', fontFiles.regular);
  pdf.registerFont('bold', fontFiles.bold);
  const width = pdf.page.width - 2 * margin;
  const bottom = pdf.page.height - margin;
  const words = (text: BilingualText) => plainQuotes(text[language], language);

  head();
  const contentsTop = pdf.y;
  pdf.y += Math.ceil(document.chapters.length / 2) * contentsLine + 10;
  const starts: number[] = [];
  for (const [index, chapter] of document.chapters.entries()) {
    printChapter(chapter, index + 1);
    await told(index + 1);
  }
  room(30);
  pdf.moveDown(1).font('regular').fontSize(8).fillColor(quiet).text(paper.traced, margin, pdf.y, { width });
  listContents();
  number();
  pdf.end();
  return ended;

  function head() {
    pdf.font('bold').fontSize(24).fillColor(ink).text(paper.title, margin, margin, { width });
    pdf.font('regular').fontSize(9.5).fillColor(quiet).text(paper.subtitle, { width });
    const top = pdf.y + 16;
    const card = (width - 12 * (paper.cards.length - 1)) / Math.max(1, paper.cards.length);
    for (const [index, { name, value, change, tone }] of paper.cards.entries()) {
      const x = margin + index * (card + 12);
      pdf.moveTo(x, top).lineTo(x + card, top).lineWidth(1.5).strokeColor(ink).stroke();
      pdf.font('regular').fontSize(9).fillColor(quiet).text(name, x, top + 7, { width: card, lineBreak: false });
      pdf.font('bold').fontSize(17).fillColor(ink).text(value, x, top + 21, { width: card, lineBreak: false });
      pdf.font('regular').fontSize(9).fillColor(`#${toneColours[tone]}`).text(`${toneMarks[tone]}${change}`, x, top + 45, { width: card, lineBreak: false });
    }
    pdf.x = margin;
    pdf.y = top + 72;
  }

  /** Down the one side and then down the other, each line a way to its chapter. */
  function listContents() {
    pdf.switchToPage(0);
    const rows = Math.ceil(document.chapters.length / 2);
    const half = (width - 24) / 2;
    pdf.font('regular').fontSize(9.5);
    for (const [index, { title }] of document.chapters.entries()) {
      const [x, y] = [margin + (index < rows ? 0 : half + 24), contentsTop + (index % rows) * contentsLine];
      pdf.fillColor(ink).text(`${index + 1}  ${words(title)}`, x, y, { width: half - 30, lineBreak: false, goTo: `chapter-${index + 1}` });
      pdf.fillColor(quiet).text(String(starts[index]), x + half - 30, y, { width: 30, align: 'right', lineBreak: false });
      pdf.moveTo(x, y + 14).lineTo(x + half, y + 14).lineWidth(0.4).strokeColor(rule).stroke();
    }
  }

  function printChapter({ title, sentences, pictures, tables }: Chapter, order: number) {
    room(44 + (sentences[0] === undefined ? 60 : heightOfSentence(sentences[0])));
    starts.push(pdf.bufferedPageRange().count);
    pdf.addNamedDestination(`chapter-${order}`, 'XYZ', margin, pdf.y, null);
    pdf.outline.addItem(`${order}  ${words(title)}`);
    pdf.font('bold').fontSize(14).fillColor(ink).text(`${order}  ${words(title)}`, margin, pdf.y + 10, { width });
    pdf.moveTo(margin, pdf.y + 3).lineTo(margin + width, pdf.y + 3).lineWidth(0.6).strokeColor(rule).stroke();
    pdf.y += 9;
    for (const sentence of sentences) {
      room(heightOfSentence(sentence));
      const parts = bound(paper.partsOf(sentence));
      pdf.font('regular').fontSize(10.5).fillColor(`#${toneColours[sentence.tone]}`).text(toneMarks[sentence.tone], margin, pdf.y, { width, continued: toneMarks[sentence.tone] !== '', lineGap: 3 });
      for (const [index, { text, n }] of parts.entries()) pdf.font(n === undefined ? 'regular' : 'bold').fillColor(ink).text(text, { width, continued: index < parts.length - 1, lineGap: 3 });
      pdf.y += 2;
    }
    for (const picture of pictures) printPicture(picture);
    for (const table of tables) printTable(table);
  }

  /** With the marks before it; of a very long one, what is wanted on this page. */
  function heightOfSentence(sentence: Sentence): number {
    pdf.font('bold').fontSize(10.5);
    return Math.min(120, pdf.heightOfString(toneMarks[sentence.tone] + paper.partsOf(sentence).map(({ text }) => text).join(''), { width, lineGap: 3 }));
  }

  function printPicture(picture: Picture) {
    const { svg, height } = drawForPaper(picture, { numbers: document.numbers, language });
    const scale = width / pictureWidth;
    room(height * scale + 30);
    pdf.font('bold').fontSize(9.5).fillColor(ink).text(words(picture.title), margin, pdf.y + 8, { width });
    svgToPdf(pdf, svg, margin, pdf.y + 2, { width, height: height * scale, fontCallback: (_family, isBold) => (isBold ? 'bold' : 'regular') });
    pdf.x = margin;
    pdf.y += height * scale + 8;
  }

  function printTable(table: Table) {
    const { title, columns, rows } = table;
    const points = 8.5;
    const { widths, indents } = columnWidths(table, paper, language, { width, letter: 1.12 * points, breath: gap });
    const numeric = columns.map((_, index) => rows.every((row) => paper.cellOf(row[index]!).isNumber));
    const heightOf = (texts: readonly string[]) => Math.max(...texts.map((text, index) => pdf.heightOfString(text, { width: widths[index]! - gap - indents[index]! }))) + 6;
    const line = (cells: readonly { readonly text: string; readonly colour: string }[], height: number) => {
      const y = pdf.y;
      let x = margin;
      for (const [index, { text, colour }] of cells.entries()) {
        pdf.fillColor(colour).text(text, x + (index === 0 ? 0 : gap / 2) + indents[index]!, y + 3, { width: widths[index]! - gap - indents[index]!, align: numeric[index] ? 'right' : 'left' });
        x += widths[index]!;
      }
      pdf.moveTo(margin, y + height).lineTo(margin + width, y + height).lineWidth(0.4).strokeColor(rule).stroke();
      pdf.x = margin;
      pdf.y = y + height;
    };
    const names = columns.map((column) => words(column));
    const header = () => line(names.map((text) => ({ text, colour: quiet! })), heightOf(names));
    pdf.font('regular').fontSize(points);
    const set = rows.map((row) => row.map((cell) => paper.cellOf(cell))).map((cells) => ({ cells: cells.map(({ text, tone }) => ({ text, colour: `#${toneColours[tone]}` })), height: heightOf(cells.map(({ text }) => text)) }));
    const heightFrom = (at: number, count = set.length) => set.slice(at, at + count).reduce((all, { height }) => all + height, 0);
    const above = 26 + heightOf(names);
    room(above + (heightFrom(0) <= mostWhole ? heightFrom(0) : heightFrom(0, fewestRows)));
    pdf.font('bold').fontSize(9.5).fillColor(ink).text(words(title), margin, pdf.y + 8, { width });
    pdf.font('regular').fontSize(points);
    header();
    for (const [index, { cells, height }] of set.entries()) {
      const rest = set.length - index;
      const isTorn = pdf.y + height > bottom || (rest === fewestRows && index >= fewestRows && pdf.y + heightFrom(index) > bottom);
      if (isTorn) {
        pdf.addPage();
        // A row is read by the names above it, on the next page too.
        header();
      }
      line(cells, height);
    }
    pdf.y += 6;
  }

  /** A new page where so much does not fit on this one. */
  function room(height: number) {
    if (pdf.y + height > bottom) pdf.addPage();
  }

  function number() {
    const { start, count } = pdf.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      pdf.switchToPage(page);
      // Below the margin, where text would otherwise begin another page.
      pdf.page.margins.bottom = 0;
      pdf.font('regular').fontSize(8).fillColor(quiet!).text(`${paper.title} · ${page + 1} / ${count}`, margin, pdf.page.height - 34, { width, align: 'center', lineBreak: false });
    }
  }
}

function inPlainQuotes(paper: Paper, language: Language): Paper {
  return {
    ...paper,
    partsOf: (sentence) => paper.partsOf(sentence).map((part) => ({ ...part, text: plainQuotes(part.text, language) })),
    cellOf(cell) {
      const set = paper.cellOf(cell);
      return { ...set, text: plainQuotes(set.text, language) };
    },
  };
}

/** A line may end between two parts: what closes goes with the one before, what opens with the one after. */
function bound(parts: readonly Part[]): readonly Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const closing = out.length === 0 ? '' : /^[。，；：、！？”’）》」,.;:!?)"'%]+/.exec(part.text)?.[0] ?? '';
    const opening = /[“‘（《「(]+$/.exec(out.at(-1)?.text ?? '')?.[0] ?? '';
    const before = out.at(-1);
    if (before) out[out.length - 1] = { ...before, text: before.text.slice(0, before.text.length - opening.length) + closing };
    out.push({ ...part, text: opening + part.text.slice(closing.length) });
  }
  return out.filter(({ text }) => text !== '');
}
