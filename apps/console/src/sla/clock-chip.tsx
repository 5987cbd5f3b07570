/** One promise, small and calm: how much is left of it, or how late it is. It ticks by itself. */

import type { ClockView } from '@huiyin/domain/ticket/clock.schema.ts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Ticking } from '../ui/ticking.tsx';
import { shortMoment } from '../ui/time.ts';
import { isLive, kindOf } from './clock-words.ts';
import styles from './clock.module.css';

interface ClockChipProps {
  readonly clock: ClockView;
  /** Says which promise it is. */
  readonly named?: boolean;
  /** Without an edge, for lists. */
  readonly bare?: boolean;
}

export function ClockChip({ clock, named = false, bare = false }: ClockChipProps) {
  const { t } = useTranslation('clock');
  const words = useCallback((span: string, isPast: boolean) => t(isPast ? 'late' : 'left', { span }), [t]);
  const kind = t(`kind.${kindOf(clock)}`);
  const title = [t('clocks.label', { kind, state: t(`state.${clock.state}`) }), ...(clock.dueAt ? [t('clocks.due', { time: shortMoment(clock.dueAt) })] : [])].join(' · ');
  return (
    <span className={bare ? styles.bare : styles.chip} data-state={clock.state} title={title}>
      {named && <span>{kind}</span>}
      {isLive(clock) && clock.dueAt !== null ? <Ticking at={clock.dueAt} words={words} /> : <span>{t(`state.${clock.state}`)}</span>}
    </span>
  );
}
