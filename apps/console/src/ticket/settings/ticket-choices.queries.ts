/** Kinds, categories and channels as options, for rules that sort tickets. */

import { useQuery } from '@tanstack/react-query';
import { inWords } from '../../platform/i18n.ts';
import { categoryOptions } from '../category-options.ts';
import { channelsQuery, taxonomyQuery } from '../desk.queries.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Categories by their ids here: rules keep ids, tickets keys. */
export function useTicketChoices(): { readonly kinds: readonly Choice[]; readonly categories: readonly Choice[]; readonly channels: readonly Choice[] } {
  const { data: taxonomy } = useQuery(taxonomyQuery);
  const { data: channels } = useQuery(channelsQuery);
  const idOf = new Map(taxonomy?.categories.map((category) => [category.key, category.id] as const) ?? []);
  return {
    kinds: taxonomy?.kinds.map((kind) => ({ value: kind.key, label: inWords(kind.name) })) ?? [],
    categories: categoryOptions(taxonomy?.categories ?? []).map(({ value, label }) => ({ value: idOf.get(value)!, label })),
    channels: channels?.items.map((channel) => ({ value: channel.id, label: inWords(channel.name) })) ?? [],
  };
}
