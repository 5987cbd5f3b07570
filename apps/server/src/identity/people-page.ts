/** Pages of people in the order of their names; the cursor is the last one's name and id. */

import type { Page, PageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Db } from '../platform/db.ts';
import { readPeople, type PeopleFilter, type Person } from './person.store.ts';

export async function readPeopleAfter(db: Db, filter: PeopleFilter, wish: PageWish): Promise<Result<Page<Person>, 'page.cursor_invalid'>> {
  const after = wish.after === null ? null : parseCursor(wish.after);
  if (after === 'invalid') return refuse('page.cursor_invalid');
  const { items, more } = await readPeople(db, filter, { after, limit: wish.limit });
  const last = items.at(-1);
  return accept({ items, next: more && last ? Buffer.from(`${last.id} ${last.name}`).toString('base64url') : null });
}

function parseCursor(cursor: string): { name: string; id: string } | 'invalid' {
  const match = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}) ([^\0]*)$/s.exec(Buffer.from(cursor, 'base64url').toString());
  return match ? { id: match[1]!, name: match[2]! } : 'invalid';
}
