/** What a customer's words are about: by the classifier that ticket openings use, so that nobody is told one thing and sorted as another. */

import type { Reading } from '@huiyin/domain/assistant/may-speak.ts';
import { isUpset } from '@huiyin/domain/assistant/upset.ts';
import type { Shell } from '../platform/shell.ts';
import { categoryPath, readWords, taxonomyOf } from '../ticket/index.ts';

export async function readMatter(shell: Shell, text: string): Promise<Reading> {
  const taxonomy = await taxonomyOf(shell.db);
  const { kind, categoryId, urgency } = readWords(text, taxonomy);
  const upset = isUpset(text);
  return { kind, categoryKeys: categoryPath(taxonomy, categoryId).map(({ key }) => key), urgency, mood: upset ? 'negative' : 'neutral', isUpset: upset };
}
