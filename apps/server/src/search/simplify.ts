/** Simplified characters by OpenCC's table, one at a time. */

import type { Simplify } from '@huiyin/domain/search/fold.ts';
import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 't', to: 'cn' });
const known = new Map<string, string>();

export const simplify: Simplify = (character) => {
  const before = known.get(character);
  if (before !== undefined) return before;
  const simple = convert(character);
  known.set(character, simple);
  return simple;
};
