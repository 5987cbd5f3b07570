/** Everybody at a glance, grouped by team. Only the rows on screen are drawn, so that five hundred cost what fifty do. */

import type { FloorAgent, FloorQueue, LoanView } from '@huiyin/domain/floor/floor.contract.ts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button, Input, Segmented } from 'antd';
import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { EmptyState } from '../ui/states.tsx';
import { AgentCard } from './agent-card.tsx';
import { AgentDrawer } from './agent-drawer.tsx';
import { arrange, isPresent, type Shown } from './arrange-agents.ts';
import styles from './agent-board.module.css';

const cardWidth = 196;
const gap = 8;
const headHeight = 34;
const cardHeight = 74;

interface AgentBoardProps {
  readonly agents: readonly FloorAgent[];
  readonly queues: readonly FloorQueue[];
  readonly loans: readonly LoanView[];
  /** What scrolls. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly onLend?: ((personId: string) => void) | undefined;
}

export function AgentBoard({ agents, queues, loans, frame, onLend }: AgentBoardProps) {
  const { t } = useTranslation('floor');
  const [chosen, setShown] = useState<Shown | null>(null);
  // Whoever is there is looked at first; of an empty floor one sees who could be.
  const shown = chosen ?? (agents.some(isPresent) ? 'present' : 'all');
  const [q, setQ] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ top: 0, columns: 1 });

  useLayoutEffect(() => {
    const measure = () => {
      if (!board.current || !frame.current) return;
      const top = Math.round(board.current.getBoundingClientRect().top - frame.current.getBoundingClientRect().top + frame.current.scrollTop);
      const columns = Math.max(1, Math.floor((board.current.clientWidth + gap) / (cardWidth + gap)));
      setPlace((before) => (before.top === top && before.columns === columns ? before : { top, columns }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (board.current) observer.observe(board.current);
    // What stands above grows and shrinks with the figures.
    if (board.current?.parentElement?.parentElement) observer.observe(board.current.parentElement.parentElement);
    return () => observer.disconnect();
  }, [frame]);

  const rows = useMemo(() => arrange(agents, queues.map(({ team }) => team), { shown, q, columns: place.columns }), [agents, queues, shown, q, place.columns]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: (index) => (rows[index]!.kind === 'team' ? headHeight : cardHeight),
    scrollMargin: place.top,
    overscan: 4,
    getItemKey: (index) => rows[index]!.key,
  });
  const lent = useMemo(() => new Map(loans.map((loan) => [loan.person.id, loan])), [loans]);
  const open = agents.find(({ id }) => id === openId);

  return (
    <section aria-label={t('agents.title')}>
      <header className={styles.head}>
        <h2>{t('agents.title')}<span>{t('agents.count', { present: agents.filter(isPresent).length, all: agents.length })}</span></h2>
        <Segmented size="small" value={shown} onChange={setShown} aria-label={t('agents.shown')} options={(['present', 'free', 'all'] as const).map((value) => ({ value, label: t(`agents.${value}`) }))} />
        <Input.Search size="small" allowClear value={q} onChange={(event) => setQ(event.target.value)} placeholder={t('agents.search')} aria-label={t('agents.search')} className={styles.search ?? ''} />
      </header>
      {rows.length === 0 && (
        <EmptyState title={q === '' && shown === 'present' ? t('agents.nonePresent') : t('agents.none')} action={shown === 'all' && q === '' ? undefined : <Button onClick={() => { setShown('all'); setQ(''); }}>{t('agents.showAll')}</Button>} />
      )}
      <div ref={board} className={styles.board} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]!;
          const style = { transform: `translateY(${item.start - place.top}px)`, height: item.size };
          if (row.kind === 'team') {
            return <h3 key={item.key} className={styles.team} style={style}>{inWords(row.team.name)}<span>{t('agents.count', { present: row.present, all: row.all })}</span></h3>;
          }
          return (
            <div key={item.key} className={styles.row} style={{ ...style, gridTemplateColumns: `repeat(${place.columns}, minmax(0, 1fr))` }}>
              {row.agents.map((agent) => <AgentCard key={agent.id} agent={agent} isLent={lent.get(agent.id)?.teamId === row.team.id} onOpen={setOpenId} />)}
            </div>
          );
        })}
      </div>
      {open && <AgentDrawer agent={open} loan={lent.get(open.id) ?? null} onClose={() => setOpenId(null)} onLend={onLend} />}
    </section>
  );
}
