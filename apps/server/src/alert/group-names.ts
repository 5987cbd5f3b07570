/** What groups are called, by dimension. */

import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { type NamedValue, readGroupNames } from '../insight/index.ts';
import type { Db } from '../platform/db.ts';
import { readQuestions } from './question.store.ts';

export type GroupNames = (dimension: string, group: string) => BilingualText;

const media: Readonly<Record<string, BilingualText>> = { online: { zh: '在线', en: 'Online' }, phone: { zh: '电话', en: 'Phone' } };
const speeds: Readonly<Record<string, BilingualText>> = {
  quick: { zh: '0.3 秒以内', en: 'under 0.3 s' }, middling: { zh: '0.3–1 秒', en: '0.3–1 s' }, slow: { zh: '1 秒以上', en: '1 s or more' }, '-': { zh: '未知', en: 'unknown' },
};
const stored = ['topic', 'channel', 'team', 'agent', 'region', 'flow', 'campaign', 'kind', 'priority', 'tenure'] as const;
type Stored = (typeof stored)[number];

/** Of these groups; stored values and keys alike. */
export async function readGroupNamesOf(db: Db, groups: readonly { readonly dimension: string; readonly group: string }[]): Promise<GroupNames> {
  const wanted = stored.filter((key) => groups.some(({ dimension }) => dimension === key));
  const named = new Map<string, ReadonlyMap<string, NamedValue>>(await Promise.all(wanted.map(async (dimension: Stored) => [dimension, await readGroupNames(db, dimension)] as const)));
  const articles = await readQuestions(db, groups.filter(({ dimension, group }) => dimension === 'article' && group !== '-').map(({ group }) => group));
  return (dimension, group) => {
    if (dimension === 'medium') return media[group] ?? same(group);
    if (dimension === 'tool') return speeds[group] ?? same(group);
    if (dimension === 'hour') return same(`${group}:00`);
    if (dimension === 'article') return group === '-' ? { zh: '未引用知识', en: 'No article' } : same(articles.get(group) ?? group);
    // A link names a group by its key, a row by its stored value.
    const names = named.get(dimension);
    return (names?.get(group) ?? [...(names?.values() ?? [])].find(({ key }) => key === group))?.name ?? same(group);
  };
}

function same(text: string): BilingualText {
  return { zh: text, en: text };
}
