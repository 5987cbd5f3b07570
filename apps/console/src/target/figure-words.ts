/** Figures of targets as people read them. */

import type { LackView, TargetView } from '@huiyin/domain/target/target.contract.ts';
import i18next, { type TFunction } from 'i18next';

type Scale = Pick<TargetView['scale'], 'unit' | 'decimals'>;

export function figureWords(value: number, { unit, decimals }: Scale): string {
  const number = new Intl.NumberFormat(i18next.language === 'en' ? 'en-GB' : 'zh-CN', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
  if (unit === 'percent') return `${number}%`;
  if (unit === 'ratio') return number;
  return `${number} ${i18next.t(`target:form.units.${unit}`)}`;
}

/** With its sign; of a share in percentage points. */
export function changeWords(change: number, scale: Scale): string {
  const sign = change > 0 ? '+' : change < 0 ? '−' : '±';
  const words = figureWords(Math.abs(change), scale);
  return `${sign}${scale.unit === 'percent' ? words.replace('%', i18next.language === 'en' ? ' pp' : ' 个百分点') : words}`;
}

export function percentWords(percent: number | null): string {
  if (percent === null) return '—';
  const sign = percent > 0 ? '+' : percent < 0 ? '−' : '±';
  return `${sign}${new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }).format(Math.abs(percent))}%`;
}

export function shareWords(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** What a target still lacks, and what to do about it. */
export function lackWords(t: TFunction<'target'>, { field, reason, ...facts }: Pick<LackView, 'field' | 'reason' | 'least' | 'most' | 'from' | 'to'>): string {
  const key = `lacks.${field}.${field === 'goal' && reason === 'impossible' && facts.most === undefined ? 'impossible_low' : reason}`;
  return String(t(key as never, { ...facts } as never));
}
