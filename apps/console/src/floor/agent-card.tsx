/** One agent: state and since when, load, what is late. */

import type { FloorAgent } from '@huiyin/domain/floor/floor.contract.ts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { clockTime } from '../ui/time.ts';
import { Ticking } from '../ui/ticking.tsx';
import styles from './agent-board.module.css';

interface AgentCardProps {
  readonly agent: FloorAgent;
  readonly isLent: boolean;
  readonly onOpen: (id: string) => void;
}

/** Compared by what it shows: a reading of the floor that changed nothing of an agent draws nothing of them. */
export const AgentCard = memo(
  function AgentCard({ agent, isLent, onOpen }: AgentCardProps) {
    const { t } = useTranslation('floor');
    const state = agent.reason ? inWords(agent.reason) : t(`availability.${agent.availability}`);
    const fill = agent.capacity === 0 ? 0 : Math.min(1, agent.load / agent.capacity);
    return (
      <button type="button" className={styles.card} data-state={agent.availability} data-lent={isLent} onClick={() => onOpen(agent.id)}>
        <span className={styles.name}><i className={styles.dot} aria-hidden />{agent.name}</span>
        <span className={styles.since}>{agent.since && agent.availability !== 'offline' && <Ticking at={agent.since} />}</span>
        <span className={styles.state}>{state}{agent.breakAt && agent.availability !== 'offline' ? ` · ${t('agents.breakAt', { time: clockTime(agent.breakAt) })}` : ''}</span>
        <span className={styles.tickets}>{agent.breached > 0 ? <b>{t('agents.late', { n: agent.breached })}</b> : t('agents.tickets', { n: agent.tickets })}</span>
        <span className={styles.load} data-full={fill >= 1} role="img" aria-label={t('agents.load', { load: agent.load, capacity: agent.capacity })}><span style={{ transform: `scaleX(${fill})` }} /></span>
      </button>
    );
  },
  (a, b) => a.isLent === b.isLent && a.onOpen === b.onOpen && JSON.stringify(a.agent) === JSON.stringify(b.agent),
);
