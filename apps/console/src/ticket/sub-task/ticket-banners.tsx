/** What whoever opens the ticket must read first: an exception under way, and the summary of a hand-over. */

import { Button } from 'antd';
import { acknowledgeHandOver } from '@huiyin/domain/ticket/hand-over.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useTranslation } from 'react-i18next';
import { useRoleName } from '../../identity/use-role-name.ts';
import { inWords } from '../../platform/i18n.ts';
import { reasonWords } from '../../sla/reason-words.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { useNow } from '../../ui/now.ts';
import { shortMoment, spanWords } from '../../ui/time.ts';
import { useStartAct } from '../acts/act-context.ts';
import { useRun } from '../acts/use-run.tsx';
import { useAct } from '../ticket.queries.ts';
import styles from './sub-task.module.css';

export function ExceptionBanner({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('subTask');
  const startAct = useStartAct();
  const roleName = useRoleName();
  const now = useNow();
  const narrow = useNarrow();
  const { exception } = ticket;
  if (!exception) return null;
  const clock = ticket.clocks.find(({ kind }) => kind === 'exception');
  const dueAt = clock?.dueAt ? Date.parse(clock.dueAt) : null;
  return (
    <section className={styles.banner} data-tone="alarm" aria-label={t('exception.now', { name: inWords(exception.name) })}>
      <header>
        <strong>{t('exception.now', { name: inWords(exception.name) })}</strong>
        <span>{t('exception.since', { time: shortMoment(exception.at, now), span: spanWords(now - Date.parse(exception.at)) })}</span>
        <span>{t('exception.who', { role: roleName(exception.role) })}{ticket.agent && ` · ${ticket.agent.name}`}</span>
        {dueAt !== null && <span className={dueAt < now ? styles.late ?? '' : ''}>{dueAt < now ? t('late', { time: spanWords(now - dueAt) }) : t('due', { time: shortMoment(dueAt, now) })}</span>}
        {exception.tellsCustomer && <span>{t('exception.told')}</span>}
        {ticket.may.work && <Button size="small" onClick={() => startAct({ name: 'settle' })}>{t('exception.settle')}</Button>}
      </header>
      {exception.note && <p>{exception.note}</p>}
      {/* On a phone the conversation needs the room. */}
      <details open={!narrow}>
        <summary>{t('exception.plan')}</summary>
        <p>{inWords(exception.text)}</p>
      </details>
    </section>
  );
}

export function HandOverBanner({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation(['subTask', 'clock']);
  const now = useNow();
  const run = useRun(ticket);
  const acknowledge = useAct(acknowledgeHandOver, ticket);
  const { handOver } = ticket;
  if (!handOver) return null;
  const time = shortMoment(handOver.at, now);
  const wordsOf = (part: 'situation' | 'done' | 'next' | 'promised') => handOver.summary?.[part] ?? (part === 'situation' ? (handOver.because ? reasonWords(handOver.because) : '') : t(`handOver.system.${part}`));
  const lay = (handOver.takenAt === null ? now : Date.parse(handOver.takenAt)) - Date.parse(handOver.at);
  // Given to a person, it lay for no moment: it waits to be read.
  const waited = ticket.agent === null ? t('handOver.waiting', { time: spanWords(lay) }) : handOver.takenAt === null ? null : t('handOver.waited', { time: spanWords(lay) });
  return (
    <section className={styles.banner} data-tone="news" aria-label={t('handOver.title')}>
      <header>
        <strong>{handOver.by ? t('handOver.by', { name: handOver.by.name, time }) : t('handOver.bySystem', { time })}</strong>
        {waited && <span>{waited}</span>}
        {ticket.may.acknowledge && <Button size="small" type="primary" loading={acknowledge.isPending} onClick={() => void run(() => acknowledge.mutateAsync({}), t('handOver.acknowledged'))}>{t('handOver.acknowledge')}</Button>}
      </header>
      <dl>
        {(['situation', 'done', 'next', 'promised'] as const).map((part) => [<dt key={`${part}-label`}>{t(`handOver.${part}`)}</dt>, <dd key={part}>{wordsOf(part)}</dd>])}
      </dl>
    </section>
  );
}
