/** How an article is spoken of in lists and facts. */

import type { ArticleTags } from '@huiyin/domain/knowledge/knowledge.contract.ts';
import type { TFunction } from 'i18next';
import { inWords } from '../platform/i18n.ts';
import { fullMoment } from '../ui/time.ts';

export const standingTones = { draft: 'default', waiting: 'blue', published: 'green', expired: 'red', wrong: 'red', retired: 'default' } as const;

/** With the whole path, so that equal names under different parents tell apart; a category that is gone keeps its key. */
export function categoryWords(key: string | null, tags: ArticleTags | undefined, none: string): string {
  if (key === null) return none;
  const path: string[] = [];
  for (let each = tags?.categories.find((category) => category.key === key); each && path.length < 6; each = tags?.categories.find(({ key: above }) => above === each!.parentKey)) path.unshift(inWords(each.name));
  return path.length === 0 ? key : path.join(' / ');
}

export function categoryChoices(tags: ArticleTags | undefined): { value: string; label: string }[] {
  return (tags?.categories ?? []).map(({ key }) => ({ value: key, label: categoryWords(key, tags, '') }));
}

/** The server's end is exclusive: what ends at midnight holds until the evening before, and both read alike as a moment. */
export function validityWords({ validFrom, validUntil }: { readonly validFrom: string | null; readonly validUntil: string | null }, t: TFunction<'knowledge'>): string {
  if (validFrom !== null && validUntil !== null) return t('between', { from: fullMoment(validFrom), until: fullMoment(validUntil) });
  if (validFrom !== null) return t('from', { from: fullMoment(validFrom) });
  return validUntil === null ? t('always') : t('until', { until: fullMoment(validUntil) });
}

export function namesOf(people: readonly { readonly name: string | null }[], t: TFunction<'knowledge'>): string {
  return people.map(({ name }) => name ?? t('somebody')).join(t('listSeparator'));
}
