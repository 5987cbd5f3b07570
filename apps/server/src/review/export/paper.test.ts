/** Tables on paper: no word and no number breaks while there is room. */

import type { Table } from '@huiyin/domain/review/document.schema.ts';
import { textWidth } from '@huiyin/domain/review/draw-picture.ts';
import { describe, expect, test } from 'vitest';
import { columnWidths, type Paper } from './paper.ts';

const both = (text: string) => ({ zh: text, en: text });
const table = (columns: readonly string[], rows: readonly (readonly string[])[]): Table => ({ title: both(''), columns: columns.map(both), rows: rows.map((row) => row.map((text) => ({ text: both(text) }))) });
const paper: Pick<Paper, 'cellOf'> = { cellOf: (cell) => ({ text: 'text' in cell ? cell.text.en : '', tone: 'plain', isNumber: /^[+-]?[\d.]/.test('text' in cell ? cell.text.en : '') }) };
const room = { width: 480, letter: 10, breath: 12 };

describe('the columns of a table', () => {
  const wide = table(['Metric', 'Cause', 'Adds', 'Evidence'], [['Customer satisfaction', 'The shifted mix by flow version, mostly of complaints, and more words than a line holds', '+43.43 min', 'Strong'], ['Complaint rate', 'Unexplained', '-0.72 pp', '—']]);

  test('fill the width between them', () => {
    for (const some of [wide, table(['A', 'B'], [['1', '2']])]) expect(columnWidths(some, paper, 'en', room).widths.reduce((all, width) => all + width, 0)).toBeCloseTo(room.width, 6);
  });

  test('leave room for the longest word of each, and for a number whole', () => {
    const { widths, isTight } = columnWidths(wide, paper, 'en', room);
    expect(isTight).toBe(false);
    for (const [index, word] of ['satisfaction', 'complaints,', '+43.43 min', 'Evidence'].entries()) expect(widths[index]! - room.breath + 1e-9).toBeGreaterThanOrEqual(textWidth(word, room.letter));
  });

  test('set words apart from the figures they follow', () => {
    expect(columnWidths(wide, paper, 'en', room).indents).toEqual([0, 0, 0, room.letter]);
  });

  test('say so where even the words do not fit', () => {
    expect(columnWidths(wide, paper, 'en', { ...room, width: 120 }).isTight).toBe(true);
  });
});
