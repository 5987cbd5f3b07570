/** What offices ask of slides beyond what the library gives them. */

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { mendDeck } from './mend-deck.ts';

const mended = (name: string, xml: string) => strFromU8(unzipSync(mendDeck(zipSync({ [name]: strToU8(xml) })))[name]!);

test('Chinese letters have a font, in English words, in charts and in the theme', () => {
  expect(mended('ppt/slides/slide1.xml', '<a:latin typeface="Calibri"/><a:ea typeface="Calibri" charset="0"/>')).toBe('<a:latin typeface="Calibri"/><a:ea typeface="Microsoft YaHei" charset="0"/>');
  expect(mended('ppt/theme/theme1.xml', '<a:ea typeface=""/>')).toBe('<a:ea typeface="Microsoft YaHei"/>');
  expect(mended('ppt/charts/chart1.xml', '<a:latin typeface="Calibri"/>')).toBe('<a:latin typeface="Calibri"/><a:ea typeface="Microsoft YaHei"/>');
});

test('what the schema wants elsewhere or not at all is set right', () => {
  expect(mended('ppt/charts/chart1.xml', '<c:noMultiLvlLbl val="1"/> <c:tickLblSkip val="4"/>')).toBe('<c:tickLblSkip val="4"/><c:noMultiLvlLbl val="1"/>');
  expect(mended('ppt/charts/chart1.xml', '<c:pt idx="0"><c:v>1</c:v></c:pt><c:pt idx="1"><c:v></c:v></c:pt>')).toBe('<c:pt idx="0"><c:v>1</c:v></c:pt>');
});

test('names of marks close to each other stand on different sides, are shown, and have no leader lines of their own', () => {
  const label = (name: string) => `<c:dLbl><a:t>${name}</a:t><c:dLblPos val="r"/><c:showVal val="0"/><c:showLeaderLines val="1"/></c:dLbl>`;
  const values = (tag: string, some: readonly number[]) => `<c:${tag}>${some.map((value) => `<c:v>${value}</c:v>`).join('')}</c:${tag}>`;
  const chart = mended('ppt/charts/chart1.xml', ['One topic', 'Another topic', 'Far away'].map(label).join('') + values('xVal', [5, 5.3, 60]) + values('yVal', [2, 2, 8]));
  const placed = [...chart.matchAll(/dLblPos val="(.)"/g)].map(([, side]) => side);
  expect(placed[0]).not.toBe(placed[1]);
  expect(placed[2]).toBe('r');
  expect(chart).not.toContain('showLeaderLines');
  expect(chart).not.toContain('showVal val="0"');
});
