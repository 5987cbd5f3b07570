/** The rules that a centre starts with. Ordinary rows afterwards: they can be changed and removed. */

import { hour, minute } from '../kernel/instant.ts';
import type { AlertRule } from './rule.ts';

export interface ShippedRule {
  readonly key: string;
  readonly rule: Omit<AlertRule, 'ownerId'>;
}

const usual = { slice: {}, weeks: 4, mutedUntil: null, active: true } as const;

export const shippedRules: readonly ShippedRule[] = [
  // S1.32. Two minutes back before it ends: figures of an hour move by that much from look to look.
  { key: 'frt_over_12', rule: { ...usual, name: { zh: '首次响应超过 12 分钟', en: 'First response over 12 minutes' }, metric: 'frt', condition: { kind: 'threshold', side: 'above', limit: 12 }, windowMs: hour, minimumN: 10, dwellMs: 10 * minute, hysteresis: 2 } },
  // S3.5. Six hours, so that a rush of twenty minutes is none.
  { key: 'volume_surge', rule: { ...usual, name: { zh: '咨询量激增', en: 'Surge of consultations' }, metric: 'volume', condition: { kind: 'change', side: 'above', against: 'season', by: 80, measuredIn: 'percent' }, windowMs: 6 * hour, minimumN: 100, dwellMs: 30 * minute, hysteresis: 30 } },
];
