/** Keyset pages: `?limit=&after=` → `{ items, next }`. Offsets would slow down and skip rows while others write. */

import { Type, type TSchema } from 'typebox';

export const PageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  after: Type.Optional(Type.String({ maxLength: 300 })),
};

/** `next` is opaque: hand it back as `after`. Null on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export function PageOf<Item extends TSchema>(item: Item) {
  return Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) });
}

export interface PageWish {
  readonly limit: number;
  readonly after: string | null;
}

export function pageWish(query: { limit?: number; after?: string }): PageWish {
  return { limit: query.limit ?? 50, after: query.after ?? null };
}
