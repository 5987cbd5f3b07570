/** Above an agent's queue: what they carry, what is due next, when the next break is. Small, and gone when there is nothing to say. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useMyPresence } from '../dispatch/dispatch.queries.ts';
import { kindOf, nearestClock } from '../sla/clock-words.ts';
import { queueQuery } from '../ticket/queue/queue.queries.ts';
import { clockTime } from '../ui/time.ts';
import { Ticking } from '../ui/ticking.tsx';
import styles from './own-strip.module.css';

export function OwnStrip() {
  const { t } = useTranslation(['floor', 'clock']);
  const { data: mine } = useMyPresence();
  // The list below asks for the same as a rule, and then it is asked once.
  const { data: queue } = useInfiniteQuery(queueQuery({ queue: 'mine' }));
  const next = (queue?.pages[0]?.items ?? [])
    .flatMap((row) => {
      const clock = nearestClock(row.clocks);
      return clock?.dueAt ? [{ id: row.id, kind: kindOf(clock), dueAt: clock.dueAt }] : [];
    })
    .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0];
  const clock = next && t(`clock:kind.${next.kind}`);
  const words = useCallback((span: string, isPast: boolean) => t(isPast ? 'mine.late' : 'mine.due', { clock, span }), [t, clock]);
  const shift = mine?.shift;
  const rest = shift?.now === 'break' && shift.breakTo ? t('mine.onBreak', { time: clockTime(shift.breakTo) }) : shift?.now === 'on' && shift.breakFrom ? t('mine.break', { time: clockTime(shift.breakFrom) }) : null;
  const carries = mine !== undefined && (mine.availability !== 'offline' || mine.load > 0);
  if (!carries && !next && rest === null) return null;

  return (
    <p className={styles.strip} aria-label={t('mine.label')}>
      {carries && (
        <span className={styles.load} data-full={mine.load >= mine.capacity}>
          <span className={styles.bar} aria-hidden><span style={{ width: `${Math.min(1, mine.load / mine.capacity) * 100}%` }} /></span>
          {t('mine.load', { load: mine.load, capacity: mine.capacity })}
        </span>
      )}
      {next && <Link to="/tickets/$ticketId" params={{ ticketId: next.id }} search={(before) => before} className={styles.due}><Ticking at={next.dueAt} words={words} /></Link>}
      {rest && <span className={styles.rest}>{rest}</span>}
    </p>
  );
}
