/** Puts back what stood where a text has marks such as `[phone]`: those of a kind in their order. A mark too many stays a mark. */

import type { Entity } from '../assistant/entities.ts';

export function restoreMarks(text: string, entities: readonly Pick<Entity, 'kind' | 'value'>[]): string {
  const left = new Map<string, string[]>();
  for (const { kind, value } of entities) left.set(kind, [...(left.get(kind) ?? []), value]);
  return text.replace(/\[([a-z_]+)\]/g, (mark, kind: string) => left.get(kind)?.shift() ?? mark);
}
