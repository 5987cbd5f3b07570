import { earlierColumns, guessEarlier, readAllEarlier } from '@huiyin/domain/insight/earlier-figure.ts';
import { expect, test } from 'vitest';
import { besideEn } from './beside.en.ts';
import { besideZh } from './beside.zh.ts';

test.each([['Chinese', besideZh], ['English', besideEn]])('the %s template is read as it is, without anything to match by hand', (_, { earlier }) => {
  const header = earlierColumns.map((column) => earlier.columns[column]);
  const mapping = guessEarlier(header);
  expect(mapping).toEqual(Object.fromEntries(earlierColumns.map((column, at) => [column, header[at]])));
  const rows = earlier.example.map((row, index) => ({ line: index + 2, cells: row.split('|') }));
  expect(readAllEarlier(rows, header, mapping, '2025-08-12').problems).toEqual([]);
});
