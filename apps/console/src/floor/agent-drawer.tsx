/** One agent closer: what is in hand, and being lent or brought back. */

import type { FloorAgent, LoanView } from '@huiyin/domain/floor/floor.contract.ts';
import { Link } from '@tanstack/react-router';
import { App, Button, Drawer, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { ErrorState } from '../ui/states.tsx';
import { clockTime } from '../ui/time.ts';
import { Define } from './define.tsx';
import { useEndLoan, useHands } from './floor.queries.ts';
import styles from './agent-drawer.module.css';

interface AgentDrawerProps {
  readonly agent: FloorAgent;
  readonly loan: LoanView | null;
  readonly onClose: () => void;
  readonly onLend?: ((personId: string) => void) | undefined;
}

export function AgentDrawer({ agent, loan, onClose, onLend }: AgentDrawerProps) {
  const { t } = useTranslation(['floor', 'ui']);
  const { can } = useSession();
  const { message } = App.useApp();
  const hands = useHands(agent.id);
  const endLoan = useEndLoan();
  const bringBack = async () => {
    await endLoan({ params: { loanId: loan!.id } });
    void message.success(t('agents.broughtBack'));
  };
  return (
    <Drawer
      open
      title={agent.name}
      onClose={onClose}
      size={Math.min(400, window.innerWidth)}
      footer={
        can('floor.lend') && (
          <div className={styles.foot}>
            {loan ? <ConfirmButton question={t('agents.bringBackQuestion', { name: agent.name })} text={t('agents.bringBackText')} onConfirm={bringBack}>{t('agents.bringBack')}</ConfirmButton> : onLend && <Button onClick={() => { onClose(); onLend(agent.id); }}>{t('agents.lendThis')}</Button>}
          </div>
        )
      }
    >
      <p className={styles.facts}>
        <span>{agent.reason ? inWords(agent.reason) : t(`availability.${agent.availability}`)}</span>
        <Define text={t('define.load')}>{t('agents.load', { load: agent.load, capacity: agent.capacity })}</Define>
        {agent.shift === 'break' && <span>{t('agents.onBreak')}</span>}
        {agent.shift === 'off' && <span>{t('agents.offShift')}</span>}
        {agent.breakAt && <span>{t('agents.breakAt', { time: clockTime(agent.breakAt) })}</span>}
        {loan && <span>{t('agents.lent', { time: clockTime(loan.until) })}</span>}
      </p>
      <h3 className={styles.title}>{t('agents.hands', { name: agent.name })}</h3>
      {hands.isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 5 }} />
      ) : hands.isError ? (
        <ErrorState error={hands.error} onRetry={() => void hands.refetch()} />
      ) : hands.data.items.length === 0 ? (
        <p className={styles.none}>{t('agents.noneInHand')}</p>
      ) : (
        <ul className={styles.list}>
          {hands.data.items.map((row) => (
            <li key={row.id}>
              <Link to="/tickets/$ticketId" params={{ ticketId: row.id }}>{row.subject || row.number}</Link>
              <span>{inWords(row.stepName)} · {row.number}</span>
            </li>
          ))}
        </ul>
      )}
      <Link to="/" search={{ queue: 'all', agentId: agent.id }}>{t('agents.openAll')}</Link>
    </Drawer>
  );
}
