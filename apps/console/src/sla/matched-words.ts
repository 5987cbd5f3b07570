/** The conditions by which a policy was chosen, in words: 优先级“紧急”、渠道“电话”. */

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { channelsQuery, taxonomyQuery, teamsQuery } from '../ticket/desk.queries.ts';

interface Matched {
  readonly by: string;
  readonly is: string;
}

const conditions = ['kind', 'category', 'priority', 'channel_kind', 'channel', 'tier', 'step', 'team'] as const;
const closed = { priority: ['urgent', 'high', 'normal', 'low'], tier: ['standard', 'silver', 'gold', 'vip'], channel_kind: ['web', 'phone', 'wechat', 'email', 'api', 'import'] } as const;

export function useMatchedWords(stepName: (step: string) => string | null): (why: readonly Matched[]) => string {
  const { t, i18n } = useTranslation('clock');
  const { data: taxonomy } = useQuery(taxonomyQuery);
  const { data: channels } = useQuery(channelsQuery);
  const { data: teams } = useQuery(teamsQuery);

  const valueOf = ({ by, is }: Matched): string => {
    const named = (found: { readonly name: { readonly zh: string; readonly en: string } } | undefined) => (found ? inWords(found.name) : is);
    if (by === 'kind') return named(taxonomy?.kinds.find(({ key }) => key === is));
    if (by === 'category') return named(taxonomy?.categories.find(({ key }) => key === is));
    if (by === 'channel') return named(channels?.items.find(({ id }) => id === is));
    if (by === 'team') return named(teams?.items.find(({ id }) => id === is));
    if (by === 'step') return stepName(is) ?? is;
    const priority = closed.priority.find((each) => by === 'priority' && each === is);
    if (priority) return t(`priority.${priority}`);
    const tier = closed.tier.find((each) => by === 'tier' && each === is);
    if (tier) return t(`tier.${tier}`);
    const channelKind = closed.channel_kind.find((each) => by === 'channel_kind' && each === is);
    return channelKind ? t(`channelKind.${channelKind}`) : is;
  };

  const isEnglish = i18n.language === 'en';
  return (why) =>
    why
      .map((matched) => {
        const by = conditions.find((each) => each === matched.by);
        const name = by ? t(`by.${by}`) : matched.by;
        return isEnglish ? `${name} “${valueOf(matched)}”` : `${name}“${valueOf(matched)}”`;
      })
      .join(isEnglish ? ', ' : '、');
}
