/** Traditional characters as simplified ones by OpenCC's table, one at a time, so that every place of a text stays where it is. */

import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 't', to: 'cn' });
const known = new Map<string, string>();

export function simplify(character: string): string {
  if (character < '\u3400') return character;
  const before = known.get(character);
  if (before !== undefined) return before;
  const simple = convert(character);
  known.set(character, simple);
  return simple;
}
