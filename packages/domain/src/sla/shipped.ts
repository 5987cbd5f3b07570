/**
 * The promises that a centre starts with; ours, not a standard's, and ordinary settings afterwards. Targets are per channel and per
 * clock: a phone is answered in half a minute (S2.2), a chat within one, everything else within fifteen (S1.13).
 */

import { hour, minute, second, type Milliseconds } from '../kernel/instant.ts';
import type { BilingualText } from '../kernel/text.ts';
import type { PauseReason } from '../ticket/ticket.ts';
import type { ClockKind } from './clock.ts';
import type { PolicyConditions, Rung } from './policy.ts';

export interface ShippedTarget {
  readonly clock: ClockKind;
  readonly ms: Milliseconds;
  /** Null: the hours of the channel. */
  readonly calendar: 'standard' | 'always' | null;
  readonly pauseWhile: readonly PauseReason[];
  readonly warnAt: readonly number[];
  /** By its key. */
  readonly ladder: string | null;
}

export interface ShippedPolicy {
  readonly key: string;
  readonly name: BilingualText;
  readonly when: PolicyConditions;
  readonly targets: readonly ShippedTarget[];
}

/** Whom a rung hands over to is a team's key: a team that is not there is not handed to. */
export interface ShippedLadder {
  readonly key: string;
  readonly name: BilingualText;
  readonly rungs: readonly (Omit<Rung, 'handTo'> & { readonly handTo: { readonly team: string; readonly withinMs: Milliseconds } | null })[];
}

/** As the standard calendar has it. */
const workday = 9 * hour;

const answer = (clock: 'first_response' | 'next_response', ms: Milliseconds, warnAt: readonly number[] = ms >= 5 * minute ? [75] : []): ShippedTarget => ({ clock, ms, calendar: null, pauseWhile: [], warnAt, ladder: null });
const work = (clock: ClockKind, ms: Milliseconds, ladder: string | null = null, calendar: 'standard' | 'always' = 'standard'): ShippedTarget => ({ clock, ms, calendar, pauseWhile: ['customer'], warnAt: [75], ladder });

const nobody = { holder: false, supervisors: false, roles: [], personIds: [] } as const;

export const shippedLadders: readonly ShippedLadder[] = [
  {
    key: 'overdue',
    name: { zh: '超时上报', en: 'Report what is late' },
    rungs: [
      { at: { percent: 100 }, always: false, tell: { ...nobody, holder: true, supervisors: true }, handTo: null, escalate: false },
      { at: { afterMs: hour }, always: false, tell: { ...nobody, supervisors: true }, handTo: null, escalate: true },
    ],
  },
  {
    key: 'to_product',
    name: { zh: '转产品部门', en: 'On to the product department' },
    rungs: [
      { at: { percent: 75 }, always: false, tell: { ...nobody, holder: true, supervisors: true }, handTo: null, escalate: false },
      { at: { percent: 100 }, always: false, tell: { ...nobody, holder: true, supervisors: true }, handTo: { team: 'product', withinMs: 30 * minute }, escalate: true },
    ],
  },
];

export const shippedPolicies: readonly ShippedPolicy[] = [
  {
    key: 'security',
    name: { zh: '账号安全', en: 'Account security' },
    when: { categories: ['account-security'] },
    targets: [{ ...answer('first_response', 5 * minute), calendar: 'always' }, work('resolution', 4 * hour, 'overdue', 'always'), work('progress', 2 * hour, null, 'always')],
  },
  { key: 'phone', name: { zh: '电话', en: 'Phone' }, when: { channelKinds: ['phone'] }, targets: [answer('first_response', 30 * second)] },
  { key: 'chat', name: { zh: '在线聊天', en: 'Web chat' }, when: { channelKinds: ['web'] }, targets: [answer('first_response', minute), answer('next_response', 3 * minute)] },
  {
    key: 'specialist',
    name: { zh: '专项处理', en: 'Specialist handling' },
    when: { steps: [{ flow: 'general', step: 'specialist' }] },
    targets: [work('step', 2 * hour, 'to_product')],
  },
  {
    key: 'complaint',
    name: { zh: '投诉', en: 'Complaints' },
    when: { kinds: ['complaint'] },
    targets: [answer('first_response', 15 * minute), answer('next_response', 30 * minute), work('resolution', 3 * workday, 'overdue'), work('progress', workday)],
  },
  { key: 'urgent', name: { zh: '紧急', en: 'Urgent' }, when: { priorities: ['urgent'] }, targets: [work('resolution', 4 * hour, 'overdue', 'always'), work('progress', 2 * hour, null, 'always')] },
  { key: 'high', name: { zh: '高优先级', en: 'High priority' }, when: { priorities: ['high'] }, targets: [work('resolution', workday, 'overdue'), work('progress', 4 * hour)] },
  {
    key: 'general',
    name: { zh: '通用', en: 'Everything else' },
    when: {},
    targets: [answer('first_response', 15 * minute), answer('next_response', 30 * minute), work('resolution', 3 * workday), work('progress', workday), work('hand_over', hour)],
  },
];
