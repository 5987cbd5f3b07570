/** One team's next hours: a small picture, the figures behind it, and what they rest on. */

import type { StaffChannel, StaffingView, StaffSlot } from '@huiyin/domain/floor/floor.contract.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { Panel } from '../ui/page-frame.tsx';
import { clockTime } from '../ui/time.ts';
import { Define } from './define.tsx';
import { percent } from './share.ts';
import { shortSpan } from '../ui/ticking.tsx';
import styles from './staff-team.module.css';

export function StaffTeam({ team, shrinkage }: { readonly team: StaffingView['teams'][number]; readonly shrinkage: number }) {
  const { t } = useTranslation('floor');
  const most = Math.max(1, ...team.slots.flatMap(({ needed, onShift }) => [needed ?? 0, onShift ?? 0]));
  return (
    <Panel title={inWords(team.team.name)}>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={t('staffing.chart', { team: inWords(team.team.name) })}>
          <thead>
            <tr>
              <th scope="col">{t('staffing.time')}</th>
              {team.slots.map((slot, index) => <th key={slot.startsAt} scope="col">{index === 0 ? t('staffing.now') : clockTime(slot.startsAt)}</th>)}
            </tr>
          </thead>
          <tbody>
            <tr className={styles.picture} aria-hidden>
              <th />
              {team.slots.map((slot) => <td key={slot.startsAt}><Bars slot={slot} most={most} /></td>)}
            </tr>
            <Line slots={team.slots} label={t('staffing.needed')} define={t('define.needed')} value={({ needed }) => needed ?? '—'} note={({ partial, needed }) => (partial && needed !== null ? '+' : null)} />
            <Line slots={team.slots} label={t('staffing.scheduled')} define={t('define.scheduled', { share: percent(shrinkage) })} value={({ scheduled }) => scheduled ?? '—'} />
            <Line slots={team.slots} label={t('staffing.onShift')} define={t('define.onShift')} value={({ onShift }) => onShift ?? '—'} />
            <tr>
              <th scope="row">{t('staffing.gap')}</th>
              {team.slots.map((slot) => <td key={slot.startsAt}><Gap slot={slot} /></td>)}
            </tr>
            <Line slots={team.slots} label={t('staffing.arrivals')} define={t('define.arrivals')} value={({ arrivals }) => (arrivals === null ? '—' : Math.round(arrivals))} note={({ low, high }) => (low === null || high === null ? null : t('staffing.range', { low, high }))} />
          </tbody>
        </table>
      </div>
      <ul className={styles.channels}>
        {team.channels.map((channel) => <Basis key={channel.channelKind} channel={channel} />)}
        {team.slots.some(({ partial, needed }) => partial && needed !== null) && <li>+ {t('staffing.partial')}</li>}
        {team.slots.every(({ onShift }) => onShift === null) && <li>{t('staffing.noShift')}</li>}
      </ul>
    </Panel>
  );
}

interface LineProps {
  readonly slots: readonly StaffSlot[];
  readonly label: string;
  readonly define: string;
  readonly value: (slot: StaffSlot) => number | string;
  readonly note?: (slot: StaffSlot) => string | null;
}

function Line({ slots, label, define, value, note }: LineProps) {
  return (
    <tr>
      <th scope="row"><Define text={define}>{label}</Define></th>
      {slots.map((slot) => <td key={slot.startsAt}>{value(slot)}{note && <small>{note(slot)}</small>}</td>)}
    </tr>
  );
}

function Bars({ slot, most }: { readonly slot: StaffSlot; readonly most: number }) {
  const short = slot.needed !== null && slot.onShift !== null && slot.onShift < slot.needed;
  return (
    <span className={styles.bars}>
      <span className={styles.needed} style={{ height: `${((slot.needed ?? 0) / most) * 100}%` }} />
      <span className={styles.onShift} data-short={short} style={{ height: `${((slot.onShift ?? 0) / most) * 100}%` }} />
    </span>
  );
}

function Gap({ slot: { needed, onShift } }: { readonly slot: StaffSlot }) {
  const { t } = useTranslation('floor');
  if (needed === null || onShift === null) return <>—</>;
  if (onShift < needed) return <b className={styles.short}>{t('staffing.short', { n: needed - onShift })}</b>;
  return <span className={styles.fine}>{onShift === needed ? t('staffing.even') : t('staffing.spare', { n: onShift - needed })}</span>;
}

function Basis({ channel }: { readonly channel: StaffChannel }) {
  const { t } = useTranslation('floor');
  return (
    <li>
      <b>{t(`kinds.${channel.channelKind as 'web'}`)}</b>
      <span>{t(`staffing.basis.${channel.basis}`, { n: channel.days, pace: percentOf(channel.pace) })}</span>
      <span>{channel.handleMs === null ? t('staffing.noHandle') : <><Define text={t('define.handle')}>{t('staffing.handle')}</Define> {shortSpan(channel.handleMs)}</>}</span>
      <span>{t('staffing.concurrency')} {channel.concurrency}</span>
      <span>{channel.withinMs === null ? t('staffing.later') : `${t('staffing.within')} ${shortSpan(channel.withinMs)}`}</span>
    </li>
  );
}

/** A pace may be above one. */
function percentOf(pace: number): string {
  return `${Math.round(pace * 100)}%`;
}
