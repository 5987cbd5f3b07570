import { describe, expect, test } from 'vitest';
import { flawOf, isPicture, sayBytes } from './file-rules.ts';

const file = (name: string, size = 10, type = '') => ({ name, size, type });

describe('flawOf', () => {
  test.each([
    ['破损照片.PNG', null], ['合同.pdf', null], ['订单.xlsx', null], ['a.tar.gz', 'file.type_refused'], ['x.html', 'file.type_refused'], ['x.svg', 'file.type_refused'],
    ['x.png.exe', 'file.type_refused'], ['png', 'file.type_refused'],
  ])('%s', (name, expected) => expect(flawOf(file(name), 100)).toBe(expected));

  test('takes a pasted picture that has no name', () => {
    expect(flawOf(file('', 10, 'image/png'), 100)).toBeNull();
    expect(flawOf(file('', 10, 'image/svg+xml'), 100)).toBe('file.type_refused');
  });

  test('refuses what is too large or empty', () => {
    expect(flawOf(file('a.png', 101), 100)).toBe('file.too_large');
    expect(flawOf(file('a.png', 100), 100)).toBeNull();
    expect(flawOf(file('a.png', 0), 100)).toBe('file.missing');
  });
});

test('only pictures that never run are drawn', () => {
  expect(['image/png', 'image/webp', 'image/svg+xml', 'text/html', 'image/heic'].map((type) => isPicture(type))).toEqual([true, true, false, false, false]);
});

test.each([[0, '0 B'], [1023, '1023 B'], [1536, '1.5 KB'], [20_971_520, '20 MB']])('%i bytes are said as %s', (bytes, said) => expect(sayBytes(bytes)).toBe(said));
