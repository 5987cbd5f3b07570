/** The step itself: its name, who answers for it, its clock, and what is to be done. */

import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { useNow } from '../../ui/now.ts';
import { spanWords } from '../../ui/time.ts';
import { useRoleName } from '../../identity/use-role-name.ts';
import { ClockChip } from '../../sla/clock-chip.tsx';
import { isLive } from '../../sla/clock-words.ts';
import styles from './guide.module.css';

export function StepHead({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const roleName = useRoleName();
  const { guide, flow } = ticket;
  if (ticket.state === 'archived') {
    return (
      <section className={styles.card}>
        <h2 className={styles.stepName}>{t('guide.archived')}</h2>
        <p className={styles.facts}>{t('guide.flow', { name: inWords(flow.name), version: flow.version })}</p>
      </section>
    );
  }
  return (
    <section className={styles.card} aria-label={t('guide.now')}>
      <h2 className={styles.stepName}>{inWords(guide.name)}<StepClock ticket={ticket} /></h2>
      <p className={styles.facts}>
        <span>{t('guide.responsible')} <b>{roleName(guide.role)}</b></span>
        <span>{t('guide.holder')} <b>{ticket.agent?.name ?? t('nobody')}</b></span>
        {guide.tool !== 'huiyin' && <span>{t('guide.tool')} <b>{guide.tool}</b></span>}
        <span>{t('guide.flow', { name: inWords(flow.name), version: flow.version })}</span>
      </p>
      <p className={styles.todo}>{inWords(guide.text)}</p>
    </section>
  );
}

function StepClock({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const now = useNow();
  const clock = ticket.clocks.find((each) => each.kind === 'step' && isLive(each));
  if (clock) return <ClockChip clock={clock} />;
  return <span className={styles.clock}>{t('guide.stayed', { time: spanWords(now - Date.parse(ticket.stepEnteredAt)) })}</span>;
}
