/** The same question, answered differently: which questions, and looking for more. */

import { ArrowLeftOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { App, Button, Progress, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { shortMoment } from '../ui/time.ts';
import { DisagreementRow } from './disagreement-row.tsx';
import { UpkeepTabs } from './upkeep-tabs.tsx';
import styles from './upkeep.module.css';
import { useCancelDisagreements, useDisagreements, useFindDisagreements, useSettleDisagreement } from './upkeep.queries.ts';

export function DisagreementsPage() {
  const { t } = useTranslation('upkeep');
  const { message } = App.useApp();
  const found = useDisagreements();
  const [find, cancel, settle] = [useFindDisagreements(), useCancelDisagreements(), useSettleDisagreement()];
  const { data } = found;
  const running = data?.run?.state === 'running' ? data.run : null;
  const act = (doing: Promise<unknown>) => void doing.catch((error: unknown) => void message.error(wordsOf(error)));
  const judge = (disagreementId: string, as: 'fine' | 'settled') => act(settle({ body: { disagreementId, as } }));
  return (
    <PageFrame
      back={<Link to="/knowledge" aria-label={t('backToKnowledge')} className={styles.back}><ArrowLeftOutlined /></Link>}
      title={t('disagreements.title')}
      text={t('disagreements.text')}
      actions={running ? <Button onClick={() => act(cancel({ body: {} }))}>{t('disagreements.cancel')}</Button> : <Button type="primary" disabled={!data} onClick={() => act(find({ body: {} }))}>{t('disagreements.find')}</Button>}
      bar={<UpkeepTabs />}
    >
      {running && <Panel><p className={styles.quiet}>{t('disagreements.running', { done: running.done, total: running.total })}</p><Progress percent={running.total === 0 ? 0 : Math.round((running.done / running.total) * 100)} /></Panel>}
      <Panel flush>
        {!data ? (found.isPending ? <Skeleton active style={{ padding: 16 }} /> : <ErrorState error={found.error} onRetry={() => void found.refetch()} />)
          : data.items.length === 0 ? <EmptyState title={t(data.run?.endedAt ? 'disagreements.none' : 'disagreements.never')} text={data.run?.endedAt ? t('disagreements.lookedAt', { at: shortMoment(data.run.endedAt) }) : t('disagreements.noneText')} />
          : (
            <ul className={styles.rows}>
              {data.items.map((item) => <DisagreementRow key={item.id} disagreement={item} onJudge={(as) => judge(item.id, as)} />)}
            </ul>
          )}
      </Panel>
      {data && data.hidden > 0 && <p className={styles.quiet}>{t('disagreements.hidden', { n: data.hidden })}</p>}
    </PageFrame>
  );
}
