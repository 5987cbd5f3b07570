/** SQL that finds the pictures of articles among the stored files. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Db } from '../platform/db.ts';

/** What an uploaded picture belongs to: whoever may read articles may see it. */
export const pictureOwner = 'knowledge';

/** Those of these that are pictures of articles. */
export async function readPictureIds(db: Db, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom('stored_file').select('id').where('id', 'in', [...ids]).where('owner', '=', pictureOwner).where('type', 'like', 'image/%').execute();
  return new Set(rows.map(({ id }) => id));
}
