/** Traditional characters as simplified ones, one at a time, so that every place of a text stays where it is. */

import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 't', to: 'cn' });
const known = new Map<string, string>();

export function simplify(character: string): string {
  if (character < '\u3400') return character;
  const simple = known.get(character) ?? convert(character);
  known.set(character, simple);
  return simple;
}
