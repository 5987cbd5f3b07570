/** A review as PPTX: what a chapter says beside its first picture, then what else it shows, two to a slide where they fit. */

import type { Chapter, Picture, ReviewDocument, Sentence, Table } from '@huiyin/domain/review/document.schema.ts';
import type { Language } from '@huiyin/domain/review/format-number.ts';
import { mendDeck } from './mend-deck.ts';
import { type Paper, toneColours, toneMarks } from './paper.ts';
import { illustrate } from './slide-chart.ts';
import { beginSlide, bodyHeight, bodyTop, bodyWidth, colours, type Deck, fonts, langs, left, openDeck, type Place, type Slide, wide } from './slide-frame.ts';
import { layTable, lineHeights, linesOf, setTable, spreadTable } from './slide-table.ts';

/** Inches: half a slide, where its other half begins, and between what stands below one another. */
const [half, right, between] = [5.85, 6.88, 0.3];

export async function printSlides(document: ReviewDocument, paper: Paper, language: Language, told: (chapters: number) => Promise<void>): Promise<Uint8Array> {
  const deck = openDeck(paper.title, language);
  cover(deck, paper, language);
  let slides = 2;
  const contents = beginSlide(deck, { title: paper.contents, footer: paper.title, language });
  const starts: number[] = [];
  for (const [index, chapter] of document.chapters.entries()) {
    starts.push(slides + 1);
    const begin = () => {
      slides += 1;
      return beginSlide(deck, { title: `${index + 1}  ${chapter.title[language]}`, footer: paper.title, language });
    };
    await printChapter({ deck, document, paper, language, begin }, chapter);
    await told(index + 1);
  }
  listContents(contents, document.chapters.map(({ title }, index) => ({ title: `${index + 1}  ${title[language]}`, slide: starts[index]! })), language);
  return mendDeck((await deck.write({ outputType: 'nodebuffer' })) as Uint8Array);
}

function cover(deck: Deck, paper: Paper, language: Language) {
  const slide = deck.addSlide();
  const words = { fontFace: fonts[language], lang: langs[language], margin: 0 };
  slide.addText(paper.title, { ...words, x: left, y: 1.5, w: bodyWidth, h: 1, fontSize: 40, bold: true, color: colours.ink });
  slide.addText(paper.subtitle, { ...words, x: left, y: 2.5, w: bodyWidth, h: 0.5, fontSize: 14, color: colours.quiet });
  const width = (bodyWidth - 0.3 * (paper.cards.length - 1)) / Math.max(1, paper.cards.length);
  for (const [index, { name, value, change, tone }] of paper.cards.entries()) {
    const x = left + index * (width + 0.3);
    slide.addShape('line', { x, y: 3.7, w: width, h: 0, line: { color: colours.accent, width: 2 } });
    slide.addText(name, { ...words, x, y: 3.85, w: width, h: 0.4, fontSize: 14, color: colours.quiet });
    slide.addText(value, { ...words, x, y: 4.25, w: width, h: 0.8, fontSize: 32, bold: true, color: colours.ink, fit: 'shrink' });
    slide.addText(`${toneMarks[tone]}${change}`, { ...words, x, y: 5.05, w: width, h: 0.4, fontSize: 14, color: toneColours[tone] });
  }
  slide.addText(paper.traced, { ...words, x: left, y: 6.8, w: bodyWidth, h: 0.45, fontSize: 10, valign: 'bottom', color: colours.quiet });
}

/** Down the one side and then down the other, each line a way to its slide. */
function listContents(slide: Slide, chapters: readonly { readonly title: string; readonly slide: number }[], language: Language) {
  const words = { fontFace: fonts[language], lang: langs[language], margin: 0, fontSize: 16, color: colours.ink };
  const rows = Math.ceil(chapters.length / 2);
  const step = Math.min(0.66, bodyHeight / rows);
  for (const [index, chapter] of chapters.entries()) {
    const [x, y] = [index < rows ? left : right, bodyTop + (index % rows) * step];
    slide.addText(chapter.title, { ...words, x, y, w: half - 0.8, h: step, hyperlink: { slide: chapter.slide } });
    slide.addText(String(chapter.slide), { ...words, x: x + half - 0.8, y, w: 0.8, h: step, align: 'right', color: colours.quiet });
    slide.addShape('line', { x, y: y + step, w: half, h: 0, line: { color: colours.pale, width: 0.5 } });
  }
}

interface Bench {
  readonly deck: Deck;
  readonly document: ReviewDocument;
  readonly paper: Paper;
  readonly language: Language;
  begin(): Slide;
}

/** Laid upon a slide at a place, whole. */
type Block = (slide: Slide, place: Place) => Promise<void> | void;

async function printChapter(bench: Bench, { sentences, pictures, tables }: Chapter) {
  const [beside, ...others] = isHalf(pictures[0]) ? pictures : [undefined, ...pictures];
  const told = await tell(bench, sentences, beside);
  const left = told === null ? tables : layBelow(bench, told, tables);
  await layOut(bench, others.filter((picture) => picture !== undefined), left);
}

/** A matrix has its own words beside it and wants the whole width. */
function isHalf(picture: Picture | undefined): boolean {
  return picture !== undefined && picture.kind !== 'matrix';
}

interface Told extends Place {
  readonly slide: Slide;
}

/** The sentences, the picture beside the first of them. Answers what is left free below the last; null where nothing was said. */
async function tell({ deck, document, paper, language, begin }: Bench, sentences: readonly Sentence[], picture: Picture | undefined): Promise<Told | null> {
  let told: Told | null = null;
  let from = 0;
  do {
    if (sentences.length === 0 && picture === undefined) return null;
    const width: number = told === null && picture !== undefined ? half - 0.2 : bodyWidth;
    const measure = (points: number) => (sentence: Sentence) => (linesOf(toneMarks[sentence.tone] + paper.partsOf(sentence).map(({ text }) => text).join(''), width, points, language) * points * lineHeights[language] + 10) / 72;
    // Rather smaller letters than a slide for one sentence more.
    const fitting = (width === bodyWidth ? [18, 16, 15, 14] : [16, 15, 14]).find((points) => sentences.slice(from).reduce((all, sentence) => all + measure(points)(sentence), 0) <= bodyHeight);
    const points = fitting ?? 14;
    const heightOf = measure(points);
    let height = 0;
    let to = from;
    while (to < sentences.length && (to === from || height + heightOf(sentences[to]!) <= bodyHeight)) height += heightOf(sentences[to++]!);
    const slide = begin();
    if (to > from) slide.addText(sentences.slice(from, to).flatMap((sentence) => runsOf(paper, sentence)), { x: left, y: bodyTop, w: width, h: Math.max(height, 0.4), margin: 0, valign: 'top', fontFace: fonts[language], lang: langs[language], fontSize: points, paraSpaceAfter: 10 });
    if (told === null && picture !== undefined) await illustrate(deck, slide, document, language, picture, { x: right, y: bodyTop, w: half, h: bodyHeight });
    told = { slide, x: left, y: bodyTop + height + between, w: width, h: bodyHeight - height - between };
    from = to;
  } while (from < sentences.length);
  return told;
}

function runsOf(paper: Paper, sentence: Sentence) {
  const runs = [{ text: toneMarks[sentence.tone], options: { color: toneColours[sentence.tone] } }, ...paper.partsOf(sentence).map(({ text, n }) => ({ text, options: { bold: n !== undefined, color: colours.ink as string } }))].filter(({ text }) => text !== '');
  return runs.map(({ text, options }, index) => ({ text, options: { ...options, breakLine: index === runs.length - 1 } }));
}

/** The first tables stand below the words as far as they have room. Answers those that are left. */
function layBelow({ paper, language }: Bench, told: Told, tables: readonly Table[]): readonly Table[] {
  let { y, h } = told;
  for (const [index, table] of tables.entries()) {
    const set = [13, 12, 11].map((points) => setTable(table, paper, language, { width: told.w, points })).find((each) => !each.isTight && each.height <= h);
    if (set === undefined) return tables.slice(index);
    layTable(told.slide, set, language, { x: told.x, y });
    y += set.height + between;
    h -= set.height + between;
  }
  return [];
}

/** Two to a slide where both have room in half of it; what is broader each alone, but tables below one another where one slide holds them all. */
async function layOut(bench: Bench, pictures: readonly Picture[], tables: readonly Table[]) {
  const { deck, document, paper, language, begin } = bench;
  if (pictures.length === 0 && tables.length > 1 && stack(bench, tables)) return;
  const whole = { x: left, y: bodyTop, w: wide - 2 * left, h: bodyHeight };
  const draw = (picture: Picture): Block => (slide, place) => illustrate(deck, slide, document, language, picture, place);
  const narrow = (table: Table) => [12, 11].map((points) => setTable(table, paper, language, { width: half, points })).find((each) => !each.isTight && each.height <= bodyHeight);
  const halves: { readonly block: Block; readonly table?: Table }[] = [
    ...pictures.filter(isHalf).map((picture) => ({ block: draw(picture) })),
    ...tables.flatMap((table) => {
      const set = narrow(table);
      return set === undefined ? [] : [{ table, block: (slide: Slide, place: Place) => layTable(slide, set, language, place) }];
    }),
  ];
  const odd = halves.length % 2 === 1 ? halves.pop()! : undefined;
  for (let at = 0; at < halves.length; at += 2) {
    const slide = begin();
    await halves[at]!.block(slide, { ...whole, w: half });
    await halves[at + 1]!.block(slide, { ...whole, x: right, w: half });
  }
  if (odd !== undefined && odd.table === undefined) await odd.block(begin(), whole);
  for (const picture of pictures.filter((each) => !isHalf(each))) await draw(picture)(begin(), whole);
  const broad = tables.filter((table) => table === odd?.table || narrow(table) === undefined);
  if (broad.length > 1 && stack(bench, broad)) return;
  for (const table of broad) {
    const sets = [16, 14, 13, 12].map((points) => setTable(table, paper, language, { width: bodyWidth, points }));
    spreadTable(begin, sets.find((each) => !each.isTight && each.height <= bodyHeight) ?? sets.at(-1)!, paper, language);
  }
}

/** Tables as broad as the slide, one below the other where one slide holds them all. */
function stack({ paper, language, begin }: Pick<Bench, 'paper' | 'language' | 'begin'>, tables: readonly Table[]): boolean {
  const heightOf = (sets: readonly { readonly height: number }[]) => sets.reduce((all, { height }) => all + height + between, -between);
  const sets = [14, 13, 12].map((points) => tables.map((table) => setTable(table, paper, language, { width: bodyWidth, points }))).find((some) => some.every(({ isTight }) => !isTight) && heightOf(some) <= bodyHeight);
  if (sets === undefined) return false;
  const slide = begin();
  let y = bodyTop;
  for (const set of sets) {
    layTable(slide, set, language, { x: left, y });
    y += set.height + between;
  }
  return true;
}
