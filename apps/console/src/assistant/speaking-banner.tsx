/** The assistant serves this customer just now; one press and a person does. */

import { RobotOutlined } from '@ant-design/icons';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStartAct } from '../ticket/acts/act-context.ts';
import styles from './thread.module.css';

export function SpeakingBanner({ ticket, taking }: { readonly ticket: TicketView; readonly taking: boolean }) {
  const { t } = useTranslation('assistant');
  const startAct = useStartAct();
  if (!ticket.assistant?.speaks) return null;
  const { turns, failed } = ticket.assistant;
  return (
    <section className={styles.banner} role="status" aria-label={t('speaking.title')}>
      <header>
        <RobotOutlined aria-hidden />
        <strong>{t('speaking.title')}</strong>
        {turns > 0 && <span>{t('speaking.turns', { n: turns })}</span>}
        {failed > 0 && <span>{t('speaking.failed', { n: failed })}</span>}
        {ticket.waitingSince !== null ? <span className={styles.thinking}>{t('speaking.thinking')}</span> : turns === 0 && <span>{t('speaking.none')}</span>}
        {ticket.may.work && ticket.agent === null && (
          <>
            <span className={styles.hint}>{t('speaking.hint')}</span>
            <Button size="small" className={styles.take ?? ''} loading={taking} title={t('speaking.hint')} onClick={() => startAct({ name: 'take' })}>{t('speaking.take')}</Button>
          </>
        )}
      </header>
    </section>
  );
}
