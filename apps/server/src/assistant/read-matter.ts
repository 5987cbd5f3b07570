/** What a customer's words are about: by whoever sorts tickets too, so that nobody is told one thing and sorted as another. */

import { asksOnly } from '@huiyin/domain/assistant/asks-only.ts';
import type { Reading } from '@huiyin/domain/assistant/may-speak.ts';
import { isAngry } from '@huiyin/domain/wording/mood.ts';
import type { Shell } from '../platform/shell.ts';
import { categoryPath, readWords, taxonomyOf } from '../ticket/index.ts';
import { readerOf } from './word-reader.ts';

export async function readMatter(shell: Shell, text: string): Promise<Reading> {
  const taxonomy = await taxonomyOf(shell.db);
  const reader = readerOf(shell);
  const { kind, categoryId, urgency } = readWords(text, taxonomy, reader);
  const upset = isAngry(text);
  // What people decide is a wish; whoever only asks how it works is answered, and a complaint is one in every form.
  const wished = kind !== 'complaint' && asksOnly(text) ? 'question' : kind;
  return { kind: wished, categoryKeys: categoryPath(taxonomy, categoryId).map(({ key }) => key), urgency, mood: upset ? 'negative' : (reader?.(text).mood ?? 'neutral'), isUpset: upset };
}
