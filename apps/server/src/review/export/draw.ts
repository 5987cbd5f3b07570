/** Chinese letters and pictures for paper: the same drawing as on the page, with glyphs that every machine has. */

import { fileURLToPath } from 'node:url';
import type { Picture, ReviewDocument } from '@huiyin/domain/review/document.schema.ts';
import { drawPicture, pictureWidth } from '@huiyin/domain/review/draw-picture.ts';
import type { Language } from '@huiyin/domain/review/format-number.ts';
import { renderAsync } from '@resvg/resvg-js';

/** Noto Sans Hans, SIL Open Font License 1.1. Only the glyphs used are put into a file. */
export const fontFiles = { regular: font('Regular'), bold: font('Bold') };

function font(weight: string): string {
  return fileURLToPath(new URL(`../fonts/NotoSansHans-${weight}.otf`, import.meta.resolve('@embedpdf/fonts-sc')));
}

/** The one font that every machine has is Chinese: it sets curved quotation marks as wide as a letter, and English words do not want them so. */
export function plainQuotes(text: string, language: Language): string {
  return language === 'en' ? text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'") : text;
}

export function drawForPaper(picture: Picture, { numbers, language }: Pick<ReviewDocument, 'numbers'> & { readonly language: Language }) {
  const { svg, height } = drawPicture(picture, { numbers, language });
  // The drawing's own attributes stand between quotation marks of the same kind.
  return { svg: svg.replace(/>[^<]+</g, (text) => plainQuotes(text, language)), height };
}

/** Sharp at 200 dots an inch on a page of A4. */
const zoom = 2.2;

export async function drawPng(picture: Picture, { numbers }: ReviewDocument, language: Language): Promise<{ readonly png: Uint8Array; readonly width: number; readonly height: number }> {
  const { svg, height } = drawForPaper(picture, { numbers, language });
  const image = await renderAsync(svg, { fitTo: { mode: 'zoom', value: zoom }, background: '#ffffff', font: { loadSystemFonts: false, fontFiles: Object.values(fontFiles), defaultFontFamily: 'Noto Sans Hans' } });
  return { png: image.asPng(), width: pictureWidth, height };
}
