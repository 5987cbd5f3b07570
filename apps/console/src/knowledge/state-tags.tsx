/** How an article stands, as tags: whether it answers, what is under way, whether its review presses. */

import type { ArticleSummary } from '@huiyin/domain/knowledge/article-view.schema.ts';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { standingTones } from './article-words.ts';

export function StateTags({ article: { standing, draftState, reviewNeed, audience } }: { readonly article: Pick<ArticleSummary, 'standing' | 'draftState' | 'reviewNeed' | 'audience'> }) {
  const { t } = useTranslation('knowledge');
  return (
    <>
      <Tag variant="filled" color={standingTones[standing]}>{t(`standing.${standing}`)}</Tag>
      {draftState !== null && <Tag variant="filled" color={draftState === 'review' ? 'purple' : 'gold'}>{t(`draftState.${draftState}`)}</Tag>}
      {reviewNeed !== 'none' && <Tag variant="filled" color={reviewNeed === 'overdue' ? 'red' : 'orange'}>{t(`reviewNeed.${reviewNeed}`)}</Tag>}
      {audience === 'internal' && <Tag variant="filled">{t('audiences.internal')}</Tag>}
    </>
  );
}
