/** What every slide of a review has: letters, colours, its head, and its foot with the page's number. */

import type { Language } from '@huiyin/domain/review/format-number.ts';
import pptx from 'pptxgenjs';

/** A library of two module systems. */
const PptxGenJS = pptx as unknown as typeof pptx.default;
export type Deck = InstanceType<typeof PptxGenJS>;
export type Slide = ReturnType<Deck['addSlide']>;

/** Letters that offices have; Chinese ones within English are set by `mendDeck`. */
export const fonts: Readonly<Record<Language, string>> = { zh: 'Microsoft YaHei', en: 'Calibri' };
export const langs: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-US' };
export const colours = { ink: '1F2933', quiet: '5F6C7B', accent: '16436E', pale: 'D9DEE5' } as const;

/** Inches of a slide of 13.33 × 7.5. */
export const [wide, left, bodyTop, bodyHeight] = [13.33, 0.6, 1.35, 5.45];
export const bodyWidth = wide - 2 * left;

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export function openDeck(title: string, language: Language): Deck {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = title;
  deck.theme = { headFontFace: fonts[language], bodyFontFace: fonts[language] };
  return deck;
}

export function beginSlide(deck: Deck, { title, footer, language }: { readonly title: string; readonly footer: string; readonly language: Language }): Slide {
  const slide = deck.addSlide();
  const words = { fontFace: fonts[language], lang: langs[language], margin: 0 };
  slide.addText(title, { ...words, x: left, y: 0.4, w: bodyWidth, h: 0.7, fontSize: 26, bold: true, color: colours.accent });
  slide.addShape('line', { x: left, y: 1.12, w: bodyWidth, h: 0, line: { color: colours.pale, width: 1 } });
  slide.addText(footer, { ...words, x: left, y: 7.02, w: bodyWidth - 1, h: 0.3, fontSize: 10, color: colours.quiet });
  slide.slideNumber = { x: wide - left - 1, y: 7.02, w: 1, h: 0.3, margin: 0, align: 'right', fontFace: fonts[language], fontSize: 10, color: colours.quiet };
  return slide;
}
