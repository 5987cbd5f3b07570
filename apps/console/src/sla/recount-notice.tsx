/** Says that open clocks are being worked out anew, how far, and lets whoever may stop it. */

import { Alert, App, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { useNow } from '../ui/now.ts';
import { useCancelRecount, useRecount } from './sla.queries.ts';
import styles from './sla.module.css';

/** What happened a while ago is no news. */
const newsMs = 60_000;

export function RecountNotice() {
  const { t } = useTranslation('sla');
  const { can } = useSession();
  const { message } = App.useApp();
  const now = useNow();
  const { data } = useRecount();
  const cancel = useCancelRecount();
  const recount = data?.recount;
  if (!recount) return null;

  if (recount.state === 'done' || recount.state === 'cancelled') {
    if (now - Date.parse(recount.endedAt ?? recount.startedAt) > newsMs) return null;
    return <Alert className={styles.notice ?? ''} type={recount.state === 'done' ? 'success' : 'warning'} showIcon title={recount.state === 'done' ? t('policies.recountDone', { n: recount.changed }) : t('policies.recountCancelled')} />;
  }
  const stop = () => void cancel({ body: undefined } as never).catch((error: unknown) => message.error(wordsOf(error)));
  return (
    <Alert
      className={styles.notice ?? ''} type="info" showIcon
      title={recount.state === 'waiting' ? t('policies.recountWaiting') : t('policies.recount', { done: recount.done, total: recount.total })}
      description={recount.state === 'running' && <Progress percent={recount.total === 0 ? 100 : Math.round((recount.done / recount.total) * 100)} size="small" />}
      action={can('policy.manage') && <Button size="small" onClick={stop}>{t('policies.stop')}</Button>}
    />
  );
}
