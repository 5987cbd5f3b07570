/** A text as phrases are looked for in it: letters that mean the same are the same, and what stands between them is only remembered. */

/** What stands before a letter: nothing, a mark or blank, or a mark that ends a clause. */
export const noGap = 0;
const softGap = 1;
export const clauseGap = 2;

export interface FoldedText {
  readonly letters: readonly string[];
  /** Where the letter stands in the text as it was written, in UTF-16 units. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly gaps: readonly number[];
}

/** Traditional to simplified, one character at a time. The tables are the shell's. */
export type Simplify = (character: string) => string;

/** `%`, `+` and signs of money carry meaning: 100% is not 100. */
const meaning = /[\p{L}\p{N}\p{Sc}%‰+]/u;
const unseen = /[\p{M}\p{Cf}]/u;
const endsClause = /[。．！？!?；;，,：:\n\r]/u;
/** A full stop of a script that is written in words ends a sentence before a blank; elsewhere it is one more mark: 不.归. */
const isFullStop = (text: string, at: number) => text[at - 1] === '.' && /\s/.test(text[at] ?? '');

export function foldText(text: string, simplify: Simplify): FoldedText {
  const folded = { letters: [] as string[], from: [] as number[], to: [] as number[], gaps: [] as number[] };
  let at = 0;
  let gap = noGap;
  for (const character of text) {
    const from = at;
    at += character.length;
    for (const letter of character.normalize('NFKD').toLowerCase()) {
      // An accent, a joiner, a zero-width blank: not there for whoever reads.
      if (unseen.test(letter)) continue;
      if (meaning.test(letter)) {
        folded.letters.push(simplify(letter));
        folded.from.push(from);
        folded.to.push(at);
        folded.gaps.push(gap);
        gap = noGap;
      } else {
        gap = Math.max(gap, endsClause.test(character) || isFullStop(text, at) ? clauseGap : softGap);
      }
    }
  }
  return folded;
}

/** Letters of scripts that are written in words. */
export function isWordLetter(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u.test(letter);
}
