/** The same question, answered differently: both sides, what they differ in, and what to do about it. */

import { ArrowLeftOutlined } from '@ant-design/icons';
import type { DisagreementView } from '@huiyin/domain/upkeep/disagreement.contract.ts';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Progress, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { shortMoment } from '../ui/time.ts';
import { DifferenceList } from './difference-list.tsx';
import { UpkeepTabs } from './upkeep-tabs.tsx';
import styles from './upkeep.module.css';
import { useCancelDisagreements, useDisagreements, useFindDisagreements, useSettleDisagreement } from './upkeep.queries.ts';

export function DisagreementsPage() {
  const { t } = useTranslation('upkeep');
  const { message } = App.useApp();
  const navigate = useNavigate();
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
          : data.items.length === 0 ? <EmptyState title={t('disagreements.none')} text={data.run?.endedAt ? t('disagreements.lookedAt', { at: shortMoment(data.run.endedAt) }) : t('disagreements.noneText')} />
          : (
            <ul className={styles.rows}>
              {data.items.map(({ id, a, b, differences }) => (
                <li key={id} className={styles.row}>
                  <DifferenceList differences={differences} />
                  <div className={styles.sides}><AnswerSide side={a} /><AnswerSide side={b} /></div>
                  <div className={styles.acts}>
                    {(a.articleId ?? b.articleId) !== null
                      ? <Button size="small" type="primary" onClick={() => void navigate({ to: '/knowledge/$articleId/edit', params: { articleId: (a.articleId ?? b.articleId)! } })}>{t('disagreements.mend')}</Button>
                      : <Button size="small" type="primary" onClick={() => void navigate({ to: '/knowledge/new' })}>{t('disagreements.write')}</Button>}
                    <Button size="small" onClick={() => judge(id, 'settled')}>{t('disagreements.settled')}</Button>
                    <Button size="small" type="text" onClick={() => judge(id, 'fine')}>{t('disagreements.fine')}</Button>
                  </div>
                </li>
              ))}
            </ul>
          )}
      </Panel>
      {data && data.hidden > 0 && <p className={styles.quiet}>{t('disagreements.hidden', { n: data.hidden })}</p>}
    </PageFrame>
  );
}

function AnswerSide({ side: { question, text, at, articleId, ticketId } }: { readonly side: DisagreementView['a'] }) {
  const { t } = useTranslation('upkeep');
  return (
    <div className={styles.side}>
      <p className={styles.facts}>
        {articleId !== null && <Link to="/knowledge/$articleId" params={{ articleId }}>{t('disagreements.article')}</Link>}
        {ticketId !== null && <><Link to="/tickets/$ticketId" params={{ ticketId }}>{t('disagreements.reply')}</Link><time dateTime={at}>{shortMoment(at)}</time></>}
      </p>
      <p><b>{question}</b></p>
      <p>{text}</p>
    </div>
  );
}
