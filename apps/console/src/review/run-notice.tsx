/** How far the review is that is being written. */

import type { ReviewRun } from '@huiyin/domain/review/review.contract.ts';
import { Alert, App, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import styles from './review.module.css';
import { useCancelReview } from './review.queries.ts';

export function RunNotice({ run }: { readonly run: ReviewRun | null }) {
  const { t } = useTranslation('review');
  const { can } = useSession();
  const { message } = App.useApp();
  const cancel = useCancelReview();
  if (run?.state === 'failed') return <Alert type="error" showIcon className={styles.notice ?? ''} title={t('failed')} />;
  if (run?.state !== 'running') return null;
  return (
    <div className={styles.running} role="status">
      <div>
        <p>{t('running', { month: run.month, done: run.done, total: run.total })}</p>
        <Progress percent={run.total === 0 ? 0 : Math.round((100 * run.done) / run.total)} showInfo={false} />
      </div>
      {can('review.write') && <Button onClick={() => void cancel({ body: {} }).then(() => void message.info(t('cancelled')), (error: unknown) => void message.error(wordsOf(error)))}>{t('cancel')}</Button>}
    </div>
  );
}
