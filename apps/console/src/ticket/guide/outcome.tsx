/** What came of it so far: the solution, the customer's word, the rating, and the visit. */

import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useTranslation } from 'react-i18next';
import { shortMoment } from '../../ui/time.ts';
import { Attachments } from '../thread/message-bubble.tsx';
import styles from './guide.module.css';

export function Outcome({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const { solution, confirmation, silenceConfirmsAt, rating, ratingAskedAt, followUp } = ticket;
  if (!solution && !confirmation && !rating && !ratingAskedAt && !followUp) return null;
  return (
    <section className={styles.section}>
      {(solution ?? confirmation ?? rating ?? ratingAskedAt ?? followUp) && (
        <div className={`${styles.card} ${styles.outcome}`}>
          {solution && (
            <div className={solution.lapsed ? styles.lapsed : undefined}>
              <p><b>{solution.lapsed ? t('guide.solutionLapsed') : t('guide.solution')}</b> <span className={styles.small}>{t('guide.solutionAt', { time: shortMoment(solution.at) })}</span></p>
              <p>{solution.text}</p>
              <Attachments files={solution.evidence} ticketId={ticket.id} />
              {solution.lapsed && <p className={styles.small}>{t('guide.solutionLapsedText')}</p>}
            </div>
          )}
          {confirmation ? <p className={styles.good}>{t(`guide.confirmedBy.${confirmation.by as 'customer'}`)} <span className={styles.small}>{shortMoment(confirmation.at)}</span></p> : silenceConfirmsAt && <p className={styles.small}>{t('guide.silence', { time: shortMoment(silenceConfirmsAt) })}</p>}
          {rating ? <p>{t('guide.rated', { score: rating.score, scale: rating.scale })}{rating.comment && <span className={styles.small}> “{rating.comment}”</span>}{rating.recommend !== null && <span className={styles.small}> {t('guide.recommends', { degree: rating.recommend })}</span>}{rating.effort !== null && <span className={styles.small}> {t('guide.easy', { degree: rating.effort })}</span>}</p> : ratingAskedAt && <p className={styles.small}>{t('guide.ratingAsked')}</p>}
          {followUp && <p className={styles.small}>{followUp.outcome === 'planned' ? t('guide.followUpPlanned', { method: t(`method.${followUp.method as 'phone'}`), time: shortMoment(followUp.dueAt) }) : `${t('followUp.title')} · ${t(`followUp.outcome.${followUp.outcome as 'good'}`)}`}</p>}
        </div>
      )}
    </section>
  );
}
