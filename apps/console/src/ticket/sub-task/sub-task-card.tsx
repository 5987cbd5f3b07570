/** One sub-task: what is asked of whom, where it stands, and what the reader may do with it. */

import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import type { SubTaskView } from '@huiyin/domain/ticket/sub-task.contract.ts';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { useShownBriefly } from '../../customer/shown-briefly.ts';
import { wordsOf } from '../../platform/refusal-words.ts';
import { useSession } from '../../platform/session.ts';
import { useNow } from '../../ui/now.ts';
import { shortMoment, spanWords } from '../../ui/time.ts';
import { Linked, sizeWords } from '../thread/message-bubble.tsx';
import { SubTaskActs } from './sub-task-acts.tsx';
import { Layers } from './layers.tsx';
import { subTaskFileAddress, useCallBackNumber } from './sub-task.queries.ts';
import styles from './sub-task.module.css';

const RevealDialog = lazy(async () => ({ default: (await import('../customer-panel/reveal-dialog.tsx')).RevealDialog }));

const tones = { open: 'processing', done: 'success', declined: 'error', cancelled: 'default' } as const;

/** `withTicket`: where it stands alone, it says which ticket it belongs to. */
export function SubTaskCard({ subTask, withTicket = false }: { readonly subTask: SubTaskView; readonly withTicket?: boolean }) {
  const { t } = useTranslation('subTask');
  const now = useNow();
  const dueAt = subTask.clock?.dueAt ? Date.parse(subTask.clock.dueAt) : null;
  const late = subTask.state === 'open' && dueAt !== null && dueAt < now;
  return (
    <article className={styles.card} data-late={late} data-ended={subTask.state !== 'open'} aria-label={subTask.title}>
      <header className={styles.head}>
        <Tag>{t(`kind.${subTask.kind}`)}</Tag>
        <h4 className={styles.title}>{subTask.title}</h4>
        <Tag color={tones[subTask.state]}>{subTask.outcome === null ? t(`state.${subTask.state}`) : t(`outcome.${subTask.outcome}`)}</Tag>
      </header>
      <p className={styles.facts}>
        {withTicket && (subTask.ticket.mayRead ? <Link to="/tickets/$ticketId" params={{ ticketId: subTask.ticket.id }}>{subTask.ticket.number}</Link> : <span>{subTask.ticket.number}</span>)}
        {withTicket && <span>{subTask.ticket.subject}</span>}
        <span>{subTask.askedBy ? t('askedBy', { name: subTask.askedBy.name }) : t('askedBySystem')} · {shortMoment(subTask.askedAt, now)}</span>
        {subTask.state === 'open' && <span>{subTask.agent ? t('inHand', { name: subTask.agent.name }) : t('waiting')}</span>}
        {subTask.state === 'open' && <Due subTask={subTask} late={late} dueAt={dueAt} now={now} />}
        {subTask.endedAt && <span>{subTask.endedBy?.name} {shortMoment(subTask.endedAt, now)}</span>}
      </p>
      <Layers subTask={subTask} />
      {subTask.asks && <p className={styles.asks}><Linked text={subTask.asks} /></p>}
      {subTask.customer && <CallBack subTask={subTask} />}
      <Files subTask={subTask} files={subTask.files} />
      {subTask.excerpts.length > 0 && (
        <>
          <p className={styles.label}>{t('excerpts')}</p>
          <ul className={styles.excerpts}>
            {subTask.excerpts.map((excerpt) => (
              <li key={excerpt.id}>
                <small>{excerpt.author.name ?? ''} {shortMoment(excerpt.at, now)}</small>
                <p><Linked text={excerpt.body} /></p>
                <Files subTask={subTask} files={excerpt.attachments} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Answer subTask={subTask} />
      <SubTaskActs subTask={subTask} />
    </article>
  );
}

function Due({ subTask, late, dueAt, now }: { readonly subTask: SubTaskView; readonly late: boolean; readonly dueAt: number | null; readonly now: number }) {
  const { t } = useTranslation('subTask');
  if (dueAt !== null) return late ? <span className={styles.late}>{t('late', { time: spanWords(now - dueAt) })}</span> : <span>{t('due', { time: shortMoment(dueAt, now) })}</span>;
  return subTask.within && <span>{t('within', { time: spanWords(subTask.within.ms), clock: t(`clock.${subTask.within.clock}`) })}</span>;
}

function CallBack({ subTask }: { readonly subTask: SubTaskView }) {
  const { t } = useTranslation('subTask');
  const { can } = useSession();
  const [asking, setAsking] = useState(false);
  const [value, setValue] = useShownBriefly();
  const number = useCallBackNumber(subTask);
  const show = () => (subTask.may.call ? number.mutate(undefined, { onSuccess: (reply) => setValue(reply.value) }) : setAsking(true));
  const { customer, wantedFrom, wantedTo } = subTask;
  const from = wantedFrom && shortMoment(wantedFrom);
  const to = wantedTo && shortMoment(wantedTo);
  const when = from && to ? t('wantedBetween', { from, to }) : from ? t('wantedFrom', { from }) : to ? t('wantedTo', { to }) : t('wantedAny');
  return (
    <>
      <p className={styles.asks}>
        {customer!.name} {value === null ? customer!.contact : <a href={`tel:${value}`}>{value}</a>}
        {value === null && subTask.state === 'open' && (subTask.may.call || can('customer.reveal')) && <Button type="link" size="small" loading={number.isPending} onClick={show}>{t('reveal')}</Button>}
        {subTask.may.take && !can('customer.reveal') && <small> {t('takeToCall')}</small>}
        {number.error && <small role="alert" className={styles.late}> {wordsOf(number.error)}</small>}
        <br />{t('wanted')}{t('colon')}{when}
      </p>
      {subTask.attempts.length > 0 && (
        <>
          <p className={styles.label}>{t('attempts')}</p>
          <ol className={styles.attempts}>
            {subTask.attempts.map((attempt, index) => (
              <li key={attempt.at}>{[t('attempt', { n: index + 1 }), shortMoment(attempt.at), attempt.by, attempt.reached ? t('reached') : t('unreached'), attempt.note].filter(Boolean).join(' · ')}</li>
            ))}
          </ol>
        </>
      )}
      {asking && <Suspense><RevealDialog customerId={customer!.id} point={{ id: customer!.contactPointId, masked: customer!.contact ?? '' }} onRevealed={setValue} onClose={() => setAsking(false)} /></Suspense>}
    </>
  );
}

function Answer({ subTask }: { readonly subTask: SubTaskView }) {
  const { t } = useTranslation(['subTask', 'ui']);
  const form = subTask.form as { properties: Record<string, { label: { zh: string; en: string } }> };
  const fields = Object.entries((subTask.fields ?? {}) as Record<string, unknown>);
  if (subTask.state === 'open' || (!subTask.answer && fields.length === 0)) return null;
  const label = subTask.state === 'declined' ? t('declinedWhy') : subTask.state === 'cancelled' ? t('cancelledWhy') : t('answer');
  return (
    <>
      <p className={styles.label}>{label}</p>
      {subTask.answer && <p className={styles.answer}><Linked text={subTask.answer} /></p>}
      {fields.length > 0 && (
        <dl className={styles.filled}>
          {fields.map(([name, value]) => [
            <dt key={`${name}-label`}>{form.properties[name] ? inWords(form.properties[name].label) : name}</dt>,
            <dd key={name}>{typeof value === 'boolean' ? t(value ? 'ui:yes' : 'ui:no') : String(value)}</dd>,
          ])}
        </dl>
      )}
      <Files subTask={subTask} files={subTask.answerFiles} />
    </>
  );
}

function Files({ subTask, files }: { readonly subTask: SubTaskView; readonly files: SubTaskView['files'] }) {
  if (files.length === 0) return null;
  return (
    <div className={styles.files}>
      {files.map((file) => (
        <a key={file.id} href={subTaskFileAddress(subTask.id, file.id, file.type.startsWith('image/'))} target="_blank" rel="noopener noreferrer">{file.name} <small>{sizeWords(file.size)}</small></a>
      ))}
    </div>
  );
}
