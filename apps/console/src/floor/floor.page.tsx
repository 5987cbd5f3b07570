/** 现场: the supervisor's live page. */

import type { FloorView } from '@huiyin/domain/floor/floor.contract.ts';
import { Link } from '@tanstack/react-router';
import { Alert, Select, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { clockTime, spanWords } from '../ui/time.ts';
import { AgentBoard } from './agent-board.tsx';
import { FloorHead } from './floor-head.tsx';
import { useFloor } from './floor.queries.ts';
import { LendDialog } from './lend-dialog.tsx';
import { LevelStrip } from './level-strip.tsx';
import { PromiseList } from './promise-list.tsx';
import { QueueBoard } from './queue-board.tsx';
import { within } from './within-team.ts';
import styles from './floor.module.css';

export function FloorPage() {
  const { t } = useTranslation('floor');
  const { can } = useSession();
  const floor = useFloor();
  const frame = useRef<HTMLDivElement>(null);
  const [teamId, setTeamId] = useState<string | null>(null);
  const [lending, setLending] = useState<{ readonly personId?: string; readonly teamId?: string } | null>(null);
  const whole = floor.data;
  const view = whole && within(whole, teamId);
  const mayLend = can('floor.lend');

  return (
    <div ref={frame} className={styles.page}>
      <FloorHead
        here="live"
        actions={
          whole && (
            <>
              <span className={styles.at} role="status">{t('updated', { time: clockTime(whole.at) })}</span>
              {whole.queues.length > 1 && (
                <Select<string> value={teamId ?? 'all'} onChange={(id) => setTeamId(id === 'all' ? null : id)} aria-label={t('allTeams')} style={{ minWidth: 130 }} options={[{ value: 'all', label: t('allTeams') }, ...whole.queues.map(({ team }) => ({ value: team.id, label: inWords(team.name) }))]} />
              )}
            </>
          )
        }
      />
      {floor.isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : !view ? (
        <ErrorState error={floor.error} onRetry={() => void floor.refetch()} />
      ) : view.queues.length === 0 ? (
        <EmptyState title={t('empty')} text={t('emptyText')} />
      ) : (
        <div className={styles.columns}>
          <div className={styles.top}>
            {floor.isError && <Alert type="warning" showIcon title={t('wall.stale', { span: spanWords(Date.now() - Date.parse(view.at)) })} />}
            {view.inLimbo > 0 && <Alert type="error" showIcon title={t('limbo', { n: view.inLimbo })} />}
            {view.leftAside.length > 0 && <Alert type="error" showIcon title={t('aside')} description={<LeftAside tickets={view.leftAside} />} />}
            <LevelStrip levels={view.levels} goalShare={view.goalShare} />
            <QueueBoard queues={view.queues} at={view.at} onLend={mayLend ? (id) => setLending({ teamId: id }) : undefined} />
          </div>
          <aside className={styles.side}><PromiseList view={view} /></aside>
          <div className={styles.agents}>
            <AgentBoard agents={view.agents} queues={view.queues} loans={view.loans} frame={frame} onLend={mayLend ? (id) => setLending({ personId: id }) : undefined} />
          </div>
        </div>
      )}
      {lending && whole && <LendDialog view={whole} {...lending} onClose={() => setLending(null)} />}
    </div>
  );
}

function LeftAside({ tickets }: { readonly tickets: FloorView['leftAside'] }) {
  const { t } = useTranslation('floor');
  return (
    <ul className={styles.aside}>
      {tickets.map(({ ticketId, number, since }) => (
        <li key={ticketId}><Link to="/tickets/$ticketId" params={{ ticketId }}>{number}</Link> {t('asideSince', { span: spanWords(Date.now() - Date.parse(since)) })}</li>
      ))}
    </ul>
  );
}
