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

/** Sharp at 200 dots an inch on a page of A4. */
const zoom = 2.2;

export async function drawPng(picture: Picture, { numbers }: ReviewDocument, language: Language): Promise<{ readonly png: Uint8Array; readonly width: number; readonly height: number }> {
  const { svg, height } = drawPicture(picture, { numbers, language });
  const image = await renderAsync(svg, { fitTo: { mode: 'zoom', value: zoom }, background: '#ffffff', font: { loadSystemFonts: false, fontFiles: Object.values(fontFiles), defaultFontFamily: 'Noto Sans Hans' } });
  return { png: image.asPng(), width: pictureWidth, height };
}
