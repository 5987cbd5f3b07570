/** The promises that break next, with what one can do about each at hand. */

import type { FloorAgent, FloorPromise, FloorView } from '@huiyin/domain/floor/floor.contract.ts';
import { Link } from '@tanstack/react-router';
import { App, Button, Popover } from 'antd';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { isRefusal } from '../platform/api.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { useReassign } from './floor.queries.ts';
import { Ticking } from '../ui/ticking.tsx';
import { kindOf } from '../sla/clock-words.ts';
import { candidatesFor } from './candidates.ts';
import styles from './promise-list.module.css';

const ExpediteDialog = lazy(async () => ({ default: (await import('./expedite-dialog.tsx')).ExpediteDialog }));

interface PromiseListProps {
  readonly view: Pick<FloorView, 'soon' | 'agents' | 'queues'>;
}

export function PromiseList({ view }: PromiseListProps) {
  const { t } = useTranslation(['floor', 'clock']);
  const { can } = useSession();
  const [expediting, setExpediting] = useState<FloorPromise | null>(null);
  return (
    <section className={styles.pane} aria-label={t('soon.title')}>
      <h2 className={styles.title}>{t('soon.title')}<span>{view.soon.length}</span></h2>
      {view.soon.length === 0 && <p className={styles.none}>{t('soon.none')}</p>}
      <ol className={styles.list}>
        {view.soon.map((promise) => (
          <li key={promise.ticketId} className={styles.item}>
            <div className={styles.line}>
              <Link to="/tickets/$ticketId" params={{ ticketId: promise.ticketId }} className={styles.subject}>{promise.subject || promise.number}</Link>
              <Due at={promise.dueAt} />
            </div>
            <div className={styles.facts}>
              <span>{promise.clock === null ? promise.number : t(`clock:kind.${kindOf({ kind: promise.clock })}`)}</span>
              <span>{t(`kinds.${promise.channelKind as 'web'}`)}</span>
              <span>{promise.agent?.name ?? t('soon.waiting')}</span>
              {promise.expedited && <span className={styles.expedited}>{t('soon.expedited')}</span>}
              <span className={styles.acts}>
              {can('ticket.assign') && <Reassign promise={promise} view={view} />}
              {can('ticket.expedite') && !promise.expedited && <Button size="small" onClick={() => setExpediting(promise)}>{t('soon.expedite')}</Button>}
              <Link to="/tickets/$ticketId" params={{ ticketId: promise.ticketId }} className={styles.join}>{t('soon.join')}</Link>
              </span>
            </div>
          </li>
        ))}
      </ol>
      {expediting && <Suspense><ExpediteDialog promise={expediting} onClose={() => setExpediting(null)} /></Suspense>}
    </section>
  );
}

function Due({ at }: { readonly at: string }) {
  const { t } = useTranslation('floor');
  const words = useCallback((span: string, isPast: boolean) => t(isPast ? 'soon.late' : 'soon.due', { span }), [t]);
  return <Ticking at={at} words={words} className={styles.due} />;
}

function Reassign({ promise, view }: { readonly promise: FloorPromise } & PromiseListProps) {
  const { t } = useTranslation('floor');
  const { message } = App.useApp();
  const reassign = useReassign();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const teamName = (id: string | null) => { const name = view.queues.find(({ team }) => team.id === id)?.team.name; return name ? inWords(name) : ''; };

  const give = async (to: { agentId: string | null; teamId: string | null }, done: string) => {
    setBusy(true);
    try {
      await reassign(promise, to);
      void message.success(done);
      setOpen(false);
    } catch (error) {
      void message.error(isRefusal(error, 'ticket.changed') ? t('soon.changed') : wordsOf(error));
    } finally {
      setBusy(false);
    }
  };

  const toAgent = ({ id, name }: FloorAgent) => void give({ agentId: id, teamId: promise.teamId }, t('soon.moved', { name }));
  const toTeam = (teamId: string) => void give({ agentId: null, teamId }, t('soon.queued', { team: teamName(teamId) }));
  const others = view.queues.filter(({ team }) => team.id !== promise.teamId);
  const choices = () => {
    const candidates = candidatesFor(promise, view.agents).slice(0, 6);
    return (
      <div className={styles.choices}>
        {candidates.length === 0 && <p className={styles.none}>{t('soon.noCandidate')}</p>}
        {candidates.map((agent) => (
          <Button key={agent.id} size="small" block disabled={busy} onClick={() => toAgent(agent)} className={styles.choice ?? ''}>
            <span>{agent.name}</span>
            <span className={styles.quiet}>{t(`availability.${agent.availability}`)} · {agent.load}/{agent.capacity}</span>
          </Button>
        ))}
        {promise.agent && promise.teamId && <Button size="small" block disabled={busy} onClick={() => toTeam(promise.teamId!)}>{t('soon.backToQueue', { team: teamName(promise.teamId) })}</Button>}
        {others.length > 0 && <p className={styles.quiet}>{t('soon.otherTeam')}</p>}
        <div className={styles.teams}>{others.map(({ team }) => <Button key={team.id} size="small" disabled={busy} onClick={() => toTeam(team.id)}>{inWords(team.name)}</Button>)}</div>
      </div>
    );
  };
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} placement="bottomRight" title={<>{t('soon.redispatchTitle')} <span className={styles.quiet}>{t('soon.freest')}</span></>} content={open ? choices : null} destroyOnHidden>
      <Button size="small" aria-expanded={open}>{t('soon.redispatch')}</Button>
    </Popover>
  );
}
