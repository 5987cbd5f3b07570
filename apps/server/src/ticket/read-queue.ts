/** A page of a queue. What its search box holds is looked for as the search looks for it, and shown in the order of the queue. */

import type { Shell } from '../platform/shell.ts';
import { type QueuePage, type QueueWish, readPage } from './queue.store.ts';
import { readPageOfWords } from './queue-words.store.ts';
import { seekWords } from './word-seeker.ts';

export async function readQueue(shell: Pick<Shell, 'db' | 'secrets'>, wish: QueueWish): Promise<QueuePage | 'page.cursor_invalid'> {
  const text = (wish.filter.q ?? '').trim();
  if (text === '') return readPage(shell.db, wish);
  const sought = await seekWords(shell, text);
  return sought === null ? { rows: [], next: null } : readPageOfWords(shell.db, wish, sought);
}
