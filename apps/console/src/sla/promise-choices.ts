/** What the editors of promises offer to choose from. */

import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCalendars } from '../calendar/calendar.queries.ts';
import { useFlows, versionQuery } from '../flow/flow.queries.ts';
import { usePeopleChoices, useRoles } from '../identity/people.queries.ts';
import { inWords } from '../platform/i18n.ts';
import { categoryOptions } from '../ticket/category-options.ts';
import { channelsQuery, taxonomyQuery, teamsQuery } from '../ticket/desk.queries.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

const priorities = ['urgent', 'high', 'normal', 'low'] as const;
const tiers = ['standard', 'silver', 'gold', 'vip'] as const;
const channelKinds = ['web', 'phone', 'wechat', 'email', 'api', 'import'] as const;

export function useConditionChoices() {
  const { t } = useTranslation('clock');
  const { data: taxonomy } = useQuery(taxonomyQuery);
  const { data: channels } = useQuery(channelsQuery);
  const { data: teams } = useQuery(teamsQuery);
  return {
    kinds: taxonomy?.kinds.map(({ key, name }) => ({ value: key, label: inWords(name) })) ?? [],
    categories: categoryOptions(taxonomy?.categories ?? []),
    priorities: priorities.map((value) => ({ value, label: t(`priority.${value}`) })),
    tiers: tiers.map((value) => ({ value, label: t(`tier.${value}`) })),
    channelKinds: channelKinds.map((value) => ({ value, label: t(`channelKind.${value}`) })),
    channels: channels?.items.map(({ id, name }) => ({ value: id, label: inWords(name) })) ?? [],
    teams: teams?.items.map(({ id, name }) => ({ value: id, label: inWords(name) })) ?? [],
  };
}

/** `flow` and `flow/step`, of the newest published version of each flow. */
export function useStepChoices(wholeFlows: boolean): readonly { readonly label: string; readonly options: readonly Choice[] }[] {
  const { t } = useTranslation('sla');
  const { data: flows } = useFlows();
  const published = (flows?.items ?? []).flatMap(({ key, name, versions }) => {
    const version = versions.find(({ state }) => state === 'published');
    return version ? [{ key, name, id: version.id }] : [];
  });
  const documents = useQueries({ queries: published.map(({ id }) => ({ ...versionQuery(id), staleTime: Infinity })) });
  return published.map(({ key, name }, index) => ({
    label: inWords(name),
    options: [
      ...(wholeFlows ? [{ value: key, label: `${inWords(name)} · ${t('policies.wholeFlow')}` }] : []),
      ...(documents[index]?.data?.document.steps ?? []).map((step) => ({ value: `${key}/${step.key}`, label: `${inWords(name)} · ${inWords(step.name)}` })),
    ],
  }));
}

/** Retired ones cannot be chosen, but a policy that still has one says so. */
export function useCalendarChoices(): readonly Choice[] {
  const { data } = useCalendars();
  return data?.items.filter(({ retiredAt }) => retiredAt === null).map(({ id, name }) => ({ value: id, label: inWords(name) })) ?? [];
}

export function useRoleChoices(): readonly Choice[] {
  const { data } = useRoles();
  return data?.items.map(({ key, name }) => ({ value: key, label: inWords(name) })) ?? [];
}

export function usePersonChoices(): readonly Choice[] {
  const { data } = usePeopleChoices('');
  return data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
}
