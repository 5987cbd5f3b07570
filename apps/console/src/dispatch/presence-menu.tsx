/** Switches my state, and says what I carry and when my next break is. */

import { CheckOutlined } from '@ant-design/icons';
import type { MyPresence } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { App, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { clockTime, shortMoment } from '../ui/time.ts';
import { useChangeMyPresence, useMyPresence } from './dispatch.queries.ts';
import { PresenceButton } from './presence-button.tsx';
import styles from './presence.module.css';

interface PresenceMenuProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly className: string | undefined;
  readonly labelClassName: string | undefined;
}

type Items = NonNullable<MenuProps['items']>;

export function PresenceMenu({ open, onOpenChange, ...look }: PresenceMenuProps) {
  const { t } = useTranslation('dispatch');
  const { message } = App.useApp();
  const { data: mine } = useMyPresence();
  const { mutateAsync } = useChangeMyPresence();

  const change = async (state: MyPresence['state'], reason?: string, wrapUpOver = false) => {
    try {
      const next = await mutateAsync({ state, ...(reason === undefined ? {} : { reason }), ...(wrapUpOver ? { wrapUpOver } : {}) });
      void message.success(t('mine.changed', { state: t(`states.${next.availability}`) }));
    } catch (error) {
      void message.error(wordsOf(error));
    }
  };

  const mark = (here: boolean) => here && <CheckOutlined className={styles.here} aria-label={t('mine.here')} />;
  const choice = (state: 'available' | 'busy' | 'offline'): Items[number] => ({
    key: state,
    label: <span className={styles.choice}><span className={styles.dot} data-state={state} aria-hidden /><span>{state === 'available' && mine?.state === 'offline' ? t('mine.start') : t(`states.${state}`)}<br /><span className={styles.hint}>{t(`mine.hint.${state}`)}</span></span>{mark(mine?.state === state)}</span>,
    onClick: () => void change(state),
  });
  const items: Items = !mine ? [] : [
    { key: 'mine', disabled: true, label: <Standing mine={mine} /> },
    { type: 'divider' },
    ...(mine.availability === 'wrap_up' ? [{ key: 'done', label: t('mine.wrapUpDone'), onClick: () => void change(mine.state, undefined, true) }] : []),
    choice('available'),
    choice('busy'),
    { key: 'away', type: 'group', label: t('mine.awayTitle'), children: mine.awayReasons.map(({ key, name }) => ({ key: `away:${key}`, label: <span className={styles.choice}><span className={styles.dot} data-state="away" aria-hidden />{inWords(name)}{mark(mine.state === 'away' && mine.reason === key)}</span>, onClick: () => void change('away', key) })) },
    { type: 'divider' },
    choice('offline'),
  ];

  return (
    <Dropdown open={open} onOpenChange={onOpenChange} trigger={['click']} placement="topRight" autoFocus menu={{ items, style: { maxHeight: '76vh', overflowY: 'auto' } }}>
      <PresenceButton {...look} />
    </Dropdown>
  );
}

function Standing({ mine }: { readonly mine: MyPresence }) {
  const { t } = useTranslation('dispatch');
  const { load, capacity, shift } = mine;
  const reason = mine.awayReasons.find(({ key }) => key === mine.reason);
  const state = mine.availability === 'away' && reason ? t('mine.away', { reason: inWords(reason.name) }) : mine.availability === 'wrap_up' ? t('mine.wrapUp', { time: clockTime(mine.wrapUpUntil!) }) : t(`states.${mine.availability}`);
  return (
    <span className={styles.mine}>
      <strong>{state}</strong>{mine.since !== null && <span className={styles.hint}> {t('mine.since', { time: shortMoment(mine.since) })}</span>}
      <span className={styles.bar} data-full={load >= capacity} aria-hidden><span style={{ width: `${Math.min(100, (load / capacity) * 100)}%` }} /></span>
      <small>{[t('mine.load', { load, capacity }), t('mine.tickets', { n: mine.tickets }), ...(mine.resting > 0 ? [t('mine.resting', { n: mine.resting })] : [])].join(' · ')}</small>
      <small>{shift === null || shift.from === null || shift.to === null ? t('mine.noShift') : t('mine.shift', { name: inWords(shift.name), from: shortMoment(shift.from), to: clockTime(shift.to) })}</small>
      {shift?.breakFrom && shift.breakTo && <small>{shift.now === 'break' ? t('mine.onBreak', { to: clockTime(shift.breakTo) }) : t('mine.nextBreak', { from: clockTime(shift.breakFrom), to: clockTime(shift.breakTo) })}</small>}
      {!mine.dispatched && <small>{t('mine.byHand')}</small>}
    </span>
  );
}
