/** Which of the two languages a text is in, by its script: on short texts better than every language model tried, and free. */

import type { BilingualText } from './text.ts';

export type Language = keyof BilingualText;

/** Any Han character makes it Chinese. */
export function languageOf(text: string): Language {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}
