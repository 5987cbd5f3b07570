/** Questions that are shipped with the article, by its key, that answers each: of the demo company, whose articles a centre may have taken over. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '@huiyin/domain/kernel/language.ts';

export interface ShippedQuestion {
  readonly question: string;
  readonly language: Language;
  /** Null: no article answers it. */
  readonly key: string | null;
}

const folder = join(import.meta.dirname, '../assistant/seed');
let read: readonly ShippedQuestion[] | null = null;

/** None where a build leaves them out. */
export function shippedQuestions(): readonly ShippedQuestion[] {
  read ??= (['zh', 'en'] as const).flatMap((language) => {
    const file = join(folder, `questions-${language}.tsv`);
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8').split('\n').slice(1).flatMap((line): ShippedQuestion[] => {
      const [question, key] = line.split('\t');
      return question && key ? [{ question, language, key: key.trim() === '-' ? null : key.trim() }] : [];
    });
  });
  return read;
}
