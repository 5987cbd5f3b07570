/** Which language a reader is shown: the one they ask for, else the one they asked for last, else the one their browser prefers. */

import type { Language } from '@huiyin/domain/kernel/language.ts';

/** Kept for a year, and sent to the help centre only. */
export const languageCookie = 'huiyin_help_lang';

const isLanguage = (word: unknown): word is Language => word === 'zh' || word === 'en';

export function chooseLanguage({ asked, kept, accepted }: { readonly asked: unknown; readonly kept: unknown; readonly accepted: string | undefined }): Language {
  if (isLanguage(asked)) return asked;
  if (isLanguage(kept)) return kept;
  return preferred(accepted) ?? 'zh';
}

/** Of `Accept-Language`: the one of ours with the highest weight; of equal ones the first. Whoever prefers others than ours reads English. */
function preferred(accepted: string | undefined): Language | null {
  const wishes = (accepted ?? '')
    .split(',')
    .slice(0, 20)
    .map((wish) => {
      const [tag = '', ...settings] = wish.trim().toLowerCase().split(';');
      const weight = settings.map((setting) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(setting)?.[1]).find((found) => found !== undefined);
      return { language: tag.split('-')[0]!, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ language, weight }) => language !== '' && language !== '*' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  const ours = wishes.find(({ language }) => isLanguage(language));
  if (ours) return ours.language as Language;
  return wishes.length > 0 ? 'en' : null;
}
