/** Whether a language model's translation may be shown: it says the same figures and addresses, in the language asked for. Whether it says the same otherwise, only a reader of both can tell; agents see both. */

import { Type } from 'typebox';
import Value from 'typebox/value';
import { addressesOf } from './addresses.ts';
import { figuresOf } from './figures.ts';
import { readJson } from './language-answer.ts';
import { folded, plainText } from './plain-text.ts';

/** Characters of a text to translate. */
export const longestTranslated = 6_000;

const Reply = Type.Object({ translation: Type.String({ minLength: 1 }) });

export type TranslationBreach = 'unreadable' | 'shape' | 'leak' | 'too_long' | 'language' | 'address' | 'mark' | 'figure';

export function checkTranslation(raw: string, original: string, to: 'zh' | 'en', nonce: string): { readonly sound: true; readonly text: string } | { readonly sound: false; readonly breach: TranslationBreach } {
  const breach = (what: TranslationBreach) => ({ sound: false, breach: what }) as const;
  if (raw.includes(nonce)) return breach('leak');
  const read = readJson(raw);
  if (read === null) return breach('unreadable');
  if (!Value.Check(Reply, read)) return breach('shape');
  // English takes three to five times the characters of Chinese.
  if (read.translation.length > 200 + 8 * original.length) return breach('too_long');
  const text = plainText(read.translation);
  const han = (text.match(/\p{Script=Han}/gu) ?? []).length;
  const latin = (text.match(/\p{Script=Latin}{2,}/gu) ?? []).length;
  if (to === 'zh' ? han === 0 : han * 4 > latin) return breach('language');

  const [before, after] = [addressesOf(folded(plainText(original))), addressesOf(folded(text))];
  if (!sameMembers(before.addresses, after.addresses)) return breach('address');
  if (!sameMembers(marksOf(before.rest), marksOf(after.rest))) return breach('mark');
  // Which are figures for certain differs between the languages (一个, a, one); those that are on one side must be found on the other.
  const [told, kept] = [figuresOf(before.rest), figuresOf(after.rest)];
  const values = (figures: typeof told) => new Set(figures.map(({ value }) => value));
  if (told.some((figure) => figure.sure && !values(kept).has(figure.value)) || kept.some((figure) => figure.sure && !values(told).has(figure.value))) return breach('figure');
  return { sound: true, text };
}

/** `[phone]`: where something personal stood. */
function marksOf(text: string): readonly string[] {
  return text.match(/\[[a-z_]+\]/g) ?? [];
}

function sameMembers(one: readonly string[], other: readonly string[]): boolean {
  return one.every((member) => other.includes(member)) && other.every((member) => one.includes(member));
}
