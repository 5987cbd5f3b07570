/** A review as DOCX: headings, paragraphs, pictures and tables that people can go on editing. */

import type { Chapter, ReviewDocument, Sentence, Table as ReviewTable } from '@huiyin/domain/review/document.schema.ts';
import type { Language } from '@huiyin/domain/review/format-number.ts';
import { AlignmentType, Bookmark, BorderStyle, Document, Footer, HeadingLevel, ImageRun, InternalHyperlink, Packer, PageNumber, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType } from 'docx';
import { drawPng } from './draw.ts';
import { columnWidths, type Paper, toneColours, toneMarks } from './paper.ts';

const font = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'Microsoft YaHei' };
/** Pixels across a page of A4 between its margins. */
const across = 580;
/** Twentieths of a point between its margins, and on each side of the words of a cell. */
const [pageWidth, beside] = [9_700, 80];
/** A table of no more rows than that is not torn apart. */
const mostWhole = 12;
const quiet = '5F6C7B';
const line = { style: BorderStyle.SINGLE, size: 4, color: 'D9DEE5' };
const noLine = { style: BorderStyle.NONE, size: 0, color: 'auto' };

export async function printTextDocument(document: ReviewDocument, paper: Paper, language: Language, told: (chapters: number) => Promise<void>): Promise<Uint8Array> {
  const chapters: (Paragraph | Table)[] = [];
  for (const [index, chapter] of document.chapters.entries()) {
    chapters.push(...(await printChapter(document, paper, language, chapter, index + 1)));
    await told(index + 1);
  }
  const file = new Document({
    title: paper.title, creator: 'Huiyin',
    styles: {
      default: {
        document: { run: { font, size: 21, language: { value: language === 'zh' ? 'zh-CN' : 'en-US', eastAsia: 'zh-CN' } } },
        title: { run: { font, size: 44, bold: true, color: toneColours.plain } },
        heading1: { run: { font, size: 28, bold: true, color: '16436E' }, paragraph: { spacing: { before: 320, after: 120 } } },
        heading2: { run: { font, size: 21, bold: true, color: toneColours.plain }, paragraph: { spacing: { before: 160, after: 60 } } },
      },
    },
    sections: [{
      properties: { page: { margin: { top: 1_100, bottom: 1_100, left: 1_100, right: 1_100 } } },
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ color: quiet, size: 16, children: [`${paper.title} · `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })] })] }) },
      children: [
        new Paragraph({ heading: HeadingLevel.TITLE, text: paper.title }),
        new Paragraph({ spacing: { after: 200 }, children: [new TextRun({ text: paper.subtitle, color: quiet, size: 18 })] }),
        cards(paper),
        new Paragraph({ spacing: { before: 240, after: 60 }, keepNext: true, children: [new TextRun({ text: paper.contents, bold: true, size: 21 })] }),
        listContents(document, language),
        ...chapters,
        new Paragraph({ spacing: { before: 300 }, children: [new TextRun({ text: paper.traced, color: quiet, size: 16 })] }),
      ],
    }],
  });
  return Packer.toBuffer(file);
}

async function printChapter(document: ReviewDocument, paper: Paper, language: Language, { title, sentences, pictures, tables }: Chapter, order: number): Promise<(Paragraph | Table)[]> {
  const out: (Paragraph | Table)[] = [new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, children: [new Bookmark({ id: `chapter-${order}`, children: [new TextRun(`${order}  ${title[language]}`)] })] }), ...sentences.map((sentence) => paragraph(paper, sentence))];
  for (const picture of pictures) {
    const { png, width, height } = await drawPng(picture, document, language);
    out.push(new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, text: picture.title[language] }));
    out.push(new Paragraph({ children: [new ImageRun({ type: 'png', data: png, transformation: { width: across, height: Math.round((across * height) / width) }, altText: { name: picture.title[language], title: picture.title[language], description: picture.title[language] } })] }));
  }
  for (const table of tables) out.push(new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, text: table.title[language] }), printTable(paper, language, table));
  return out;
}

function paragraph(paper: Paper, sentence: Sentence): Paragraph {
  const mark = toneMarks[sentence.tone];
  return new Paragraph({
    spacing: { after: 80, line: 320 },
    keepLines: true,
    children: [...(mark === '' ? [] : [new TextRun({ text: mark, color: toneColours[sentence.tone] })]), ...paper.partsOf(sentence).map(({ text, n }) => new TextRun({ text, bold: n !== undefined }))],
  });
}

/** Down the one side and then down the other, each line a way to its chapter. Of pages it knows nothing: they are the reader's own office's. */
function listContents({ chapters }: ReviewDocument, language: Language): Table {
  const rows = Math.ceil(chapters.length / 2);
  const cell = (index: number) => new TableCell({
    width: { size: 50, type: WidthType.PERCENTAGE },
    margins: { top: 30, bottom: 30, left: 0, right: 200 },
    children: [new Paragraph({ children: chapters[index] === undefined ? [] : [new InternalHyperlink({ anchor: `chapter-${index + 1}`, children: [new TextRun({ text: `${index + 1}  ${chapters[index].title[language]}`, size: 19 })] })] })],
  });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [pageWidth / 2, pageWidth / 2],
    borders: { top: noLine, bottom: noLine, left: noLine, right: noLine, insideVertical: noLine, insideHorizontal: line },
    rows: Array.from({ length: rows }, (_, row) => new TableRow({ children: [cell(row), cell(row + rows)] })),
  });
}

function cards(paper: Paper): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: { ...line, size: 12, color: toneColours.plain }, bottom: noLine, left: noLine, right: noLine, insideVertical: noLine, insideHorizontal: noLine },
    rows: [new TableRow({
      children: paper.cards.map(({ name, value, change, tone }) => new TableCell({
        width: { size: 100 / paper.cards.length, type: WidthType.PERCENTAGE },
        children: [
          new Paragraph({ spacing: { before: 80 }, children: [new TextRun({ text: name, color: quiet, size: 18 })] }),
          new Paragraph({ children: [new TextRun({ text: value, bold: true, size: 32 })] }),
          new Paragraph({ children: [new TextRun({ text: `${toneMarks[tone]}${change}`, color: toneColours[tone], size: 18 })] }),
        ],
      })),
    })],
  });
}

function printTable(paper: Paper, language: Language, table: ReviewTable): Table {
  const { columns, rows } = table;
  const { widths, indents } = columnWidths(table, paper, language, { width: pageWidth, letter: 9 * 20, breath: 2 * beside + 60 });
  const numeric = columns.map((_, index) => rows.every((row) => paper.cellOf(row[index]!).isNumber));
  const cell = (text: string, index: number, color: string, keepNext: boolean) => new TableCell({
    width: { size: Math.round(widths[index]!), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: beside + Math.round(indents[index]!), right: beside },
    children: [new Paragraph({ keepNext, alignment: numeric[index] ? AlignmentType.RIGHT : AlignmentType.LEFT, children: [new TextRun({ text, color, size: 18 })] })],
  });
  // Kept with the next: the names above with the first rows, the last rows with one another, and of a short table each with each.
  const isKept = (index: number) => index < rows.length - 1 && (rows.length <= mostWhole || index < 2 || index >= rows.length - 3);
  return new Table({
    width: { size: pageWidth, type: WidthType.DXA },
    columnWidths: widths.map(Math.round),
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: noLine, right: noLine, insideHorizontal: line, insideVertical: noLine },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((column, index) => cell(column[language], index, quiet, true)) }),
      ...rows.map((row, at) => new TableRow({ cantSplit: true, children: row.map((each, index) => {
        const { text, tone } = paper.cellOf(each);
        return cell(text, index, toneColours[tone], isKept(at));
      }) })),
    ],
  });
}
