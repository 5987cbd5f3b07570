/** A text as it is matched: full width, capitals and traditional characters make no difference. What is shown stays as it was written. */

import type { Chinese } from './chinese.ts';

const han = /\p{Script=Han}/u;

export function normalise(text: string, chinese: Chinese): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/[’‘`´]/g, "'").replace(/\s+/g, ' ').trim();
  return han.test(plain) ? chinese.simplify(plain) : plain;
}
