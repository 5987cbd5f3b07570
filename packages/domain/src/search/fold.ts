/**
 * Text as it is looked for: full and half width, capitals, traditional characters and punctuation make no difference.
 *
 * Folding goes character by character, never by phrases: a phrase of a query must fold as the same phrase inside a longer text does.
 */

/** The simplified form of one character; itself if it has none. */
export type Simplify = (character: string) => string;

/**
 * Words with one space between, before and after them. Runs of Chinese, Japanese and Korean characters are words of their own, since
 * they are written without spaces and found by any part; of all other words, the beginning finds them.
 */
export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text`, which part of the original it came from. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〇ー]/u;
const inWord = /^[\p{L}\p{N}\p{M}]/u;
/** A character with the marks that belong to it: they fold together. */
const cluster = /\P{M}\p{M}*|\p{M}+/gu;

export function isCjk(word: string): boolean {
  return cjk.test(word);
}

export function fold(original: string, simplify: Simplify): Folded {
  let text = ' ';
  const from = [0];
  const to = [0];
  let before: 'gap' | 'cjk' | 'word' = 'gap';
  const put = (piece: string, start: number, end: number) => {
    text += piece;
    for (let index = 0; index < piece.length; index++) {
      from.push(start);
      to.push(end);
    }
  };
  for (const { 0: raw, index } of original.matchAll(cluster)) {
    const end = index + raw.length;
    for (const character of raw.normalize('NFKC').toLowerCase()) {
      const kind = cjk.test(character) ? 'cjk' : inWord.test(character) ? 'word' : 'gap';
      if (kind !== before && before !== 'gap') put(' ', index, index);
      if (kind !== 'gap') put(kind === 'cjk' ? simplify(character) : character, index, end);
      before = kind;
    }
  }
  if (before !== 'gap') put(' ', original.length, original.length);
  return { text, from, to };
}

export function foldText(original: string, simplify: Simplify): string {
  return fold(original, simplify).text;
}
