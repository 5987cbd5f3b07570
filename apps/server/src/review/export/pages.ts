/** A review as PDF, A4. Chinese glyphs are embedded, those used and no others. */

import { createRequire } from 'node:module';
import type { Chapter, Picture, ReviewDocument, Table } from '@huiyin/domain/review/document.schema.ts';
import { drawPicture, pictureWidth } from '@huiyin/domain/review/draw-picture.ts';
import type { Language } from '@huiyin/domain/review/format-number.ts';
import PDFDocument from 'pdfkit';
import { fontFiles } from './draw.ts';
import { columnShares, type Paper, toneColours, toneMarks } from './paper.ts';

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
const [ink, quiet, rule] = ['#1F2933', '#5F6C7B', '#D9DEE5'];

export function printPages(document: ReviewDocument, paper: Paper, language: Language): Promise<Uint8Array> {
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

  head();
  for (const [index, chapter] of document.chapters.entries()) printChapter(chapter, index + 1);
  pdf.moveDown(1).font('regular').fontSize(8).fillColor(quiet).text(paper.traced, margin, pdf.y, { width });
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

  function printChapter({ title, sentences, pictures, tables }: Chapter, order: number) {
    room(90);
    pdf.font('bold').fontSize(14).fillColor(ink).text(`${order}  ${title[language]}`, margin, pdf.y + 10, { width });
    pdf.moveTo(margin, pdf.y + 3).lineTo(margin + width, pdf.y + 3).lineWidth(0.6).strokeColor(rule).stroke();
    pdf.y += 9;
    for (const sentence of sentences) {
      room(30);
      pdf.font('regular').fontSize(10.5).fillColor(`#${toneColours[sentence.tone]}`).text(toneMarks[sentence.tone], margin, pdf.y, { width, continued: toneMarks[sentence.tone] !== '', lineGap: 3 });
      const parts = paper.partsOf(sentence);
      for (const [index, { text, n }] of parts.entries()) pdf.font(n === undefined ? 'regular' : 'bold').fillColor(ink).text(text, { width, continued: index < parts.length - 1, lineGap: 3 });
      pdf.y += 2;
    }
    for (const picture of pictures) printPicture(picture);
    for (const table of tables) printTable(table);
  }

  function printPicture(picture: Picture) {
    const { svg, height } = drawPicture(picture, { numbers: document.numbers, language });
    const scale = width / pictureWidth;
    room(height * scale + 30);
    pdf.font('bold').fontSize(9.5).fillColor(ink).text(picture.title[language], margin, pdf.y + 8, { width });
    svgToPdf(pdf, svg, margin, pdf.y + 2, { width, height: height * scale, fontCallback: (_family, isBold) => (isBold ? 'bold' : 'regular') });
    pdf.x = margin;
    pdf.y += height * scale + 8;
  }

  function printTable(table: Table) {
    const { title, columns, rows } = table;
    const widths = columnShares(table, paper, language).map((share) => share * width);
    const numeric = columns.map((_, index) => rows.every((row) => paper.cellOf(row[index]!).isNumber));
    const heightOf = (texts: readonly string[]) => Math.max(...texts.map((text, index) => pdf.heightOfString(text, { width: widths[index]! - gap }))) + 6;
    const line = (cells: readonly { readonly text: string; readonly colour: string }[], height: number) => {
      const y = pdf.y;
      let x = margin;
      for (const [index, { text, colour }] of cells.entries()) {
        pdf.fillColor(colour).text(text, x + (index === 0 ? 0 : gap / 2), y + 3, { width: widths[index]! - gap, align: numeric[index] ? 'right' : 'left' });
        x += widths[index]!;
      }
      pdf.moveTo(margin, y + height).lineTo(margin + width, y + height).lineWidth(0.4).strokeColor(rule).stroke();
      pdf.x = margin;
      pdf.y = y + height;
    };
    const names = columns.map((column) => column[language]);
    const header = () => line(names.map((text) => ({ text, colour: quiet! })), heightOf(names));
    room(80);
    pdf.font('bold').fontSize(9.5).fillColor(ink).text(title[language], margin, pdf.y + 8, { width });
    pdf.font('regular').fontSize(8.5);
    header();
    for (const row of rows) {
      const cells = row.map((cell) => paper.cellOf(cell));
      const height = heightOf(cells.map(({ text }) => text));
      if (pdf.y + height > bottom) {
        pdf.addPage();
        // A row is read by the names above it, on the next page too.
        header();
      }
      line(cells.map(({ text, tone }) => ({ text, colour: `#${toneColours[tone]}` })), height);
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
