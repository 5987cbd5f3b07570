/** Where a page of customers ended. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';

export function cursorOf({ createdAt, id }: { readonly createdAt: Instant; readonly id: Id }): string {
  return `${createdAt}_${id}`;
}

export function parseCursor(text: string): { readonly at: Instant; readonly id: Id } | 'malformed' {
  const match = /^(\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text);
  return match && Number(match[1]) <= 8.64e15 ? { at: Number(match[1]), id: match[2]! } : 'malformed';
}
