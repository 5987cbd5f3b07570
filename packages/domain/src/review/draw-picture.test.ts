import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Picture } from './document.schema.ts';
import { drawPicture, textWidth } from './draw-picture.ts';
import { anyCentre, august, writeWhole } from './figures.arbitrary.ts';

test('every picture of any month is drawn within its frame, in both languages, from numbers alone', () => {
  fc.assert(fc.property(anyCentre, fc.constantFrom('zh' as const, 'en' as const), fc.constantFrom(340, 640), ({ figures, ask }, language, width) => {
    const { document } = writeWhole(figures, ask);
    for (const picture of document.chapters.flatMap(({ pictures }) => pictures)) {
      const { svg, height } = drawPicture(picture, { numbers: document.numbers, language, width });
      expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
      for (const [, y] of svg.matchAll(/ y="(-?[\d.]+)"/g)) expect(Number(y)).toBeLessThanOrEqual(height);
    }
  }), { numRuns: 40 });
});

test('bars tell their values, and names cannot break out of the picture', () => {
  const { document } = writeWhole({ month: '2025-08', timeZone: 'Asia/Shanghai', changes: [], targets: [] }, august);
  const mix = document.chapters[0]!.pictures.find(({ kind }) => kind === 'shares')!;
  expect(drawPicture(mix, { numbers: document.numbers, language: 'zh' }).svg).toMatch(/68\.0%.*32\.0%.*55\.0%.*45\.0%/);
  const evil: Picture = { kind: 'bars', title: { zh: '"><script>', en: 'x' }, categories: [{ zh: '<img onerror=x>', en: 'x' }], series: [{ name: { zh: '&', en: 'x' }, values: [0] }] };
  expect(drawPicture(evil, { numbers: document.numbers, language: 'zh' }).svg).not.toMatch(/<script|<img/);
});

test('quotation marks are as wide as the letters around them', () => {
  expect(textWidth('为“退款”', 10)).toBe(50);
  expect(textWidth('“refund”', 10)).toBe(textWidth('a refund', 10));
});
