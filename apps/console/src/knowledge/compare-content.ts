/** What differs between two contents of an article, field by field; texts by their words, so that one changed number stands out. */

import type { ArticleContentBody } from '@huiyin/domain/knowledge/article.schema.ts';
import { diffLines, diffWordsWithSpace } from 'diff';

export type Field = keyof ArticleContentBody;

/** `kept` where neither flag is set. */
export interface Piece {
  readonly text: string;
  readonly added: boolean;
  readonly removed: boolean;
}

export type FieldChange =
  | { readonly field: 'question' | 'body'; readonly pieces: readonly Piece[] }
  | { readonly field: 'variants' | 'products' | 'channels' | 'flowSteps'; readonly added: readonly string[]; readonly removed: readonly string[] }
  | { readonly field: 'categoryKey' | 'audience' | 'validFrom' | 'validUntil'; readonly before: string | null; readonly after: string | null };

export function compareContent(before: ArticleContentBody, after: ArticleContentBody): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of ['question', 'body'] as const) if (before[field] !== after[field]) changes.push({ field, pieces: piecesOf(before[field], after[field]) });
  const lists = { variants: [before.variants, after.variants], products: [before.products, after.products], channels: [before.channels, after.channels], flowSteps: [stepsOf(before), stepsOf(after)] } as const;
  for (const [field, [old, next]] of Object.entries(lists) as [keyof typeof lists, (typeof lists)[keyof typeof lists]][]) {
    const [added, removed] = [next.filter((text) => !old.includes(text)), old.filter((text) => !next.includes(text))];
    if (added.length + removed.length > 0) changes.push({ field, added, removed });
  }
  for (const field of ['categoryKey', 'audience', 'validFrom', 'validUntil'] as const) if (before[field] !== after[field]) changes.push({ field, before: before[field], after: after[field] });
  const order: readonly Field[] = ['question', 'variants', 'body', 'categoryKey', 'audience', 'channels', 'products', 'validFrom', 'validUntil', 'flowSteps'];
  return changes.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/** Lines first, then the words of lines that took each other's place: words alone would find likeness across a whole text. */
export function piecesOf(before: string, after: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const parts = diffLines(before.endsWith('\n') ? before : `${before}\n`, after.endsWith('\n') ? after : `${after}\n`);
  for (let index = 0; index < parts.length; index++) {
    const [part, next] = [parts[index]!, parts[index + 1]];
    if (part.removed && next?.added) {
      for (const { value, added, removed } of diffWordsWithSpace(part.value, next.value, { intlSegmenter: segmenter })) pieces.push({ text: value, added, removed });
      index += 1;
    } else pieces.push({ text: part.value, added: part.added, removed: part.removed });
  }
  return pieces;
}

/** Chinese puts no blanks between its words. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function stepsOf({ flowSteps }: ArticleContentBody): readonly string[] {
  return flowSteps.map(({ flow, step }) => `${flow}/${step}`);
}
