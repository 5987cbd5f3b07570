import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TicketEventKind } from '@huiyin/domain/ticket/ticket.ts';
import { ticketEn } from '../ticket.en.ts';
import { ticketZh } from '../ticket.zh.ts';
import type { TicketEventView } from '../ticket.queries.ts';
import { describeEvent, type Names } from './describe-event.ts';

/** Every kind with facts as the log writes them; a new kind does not compile until it has an example. */
const examples: Record<TicketEventKind, Record<string, unknown>> = {
  opened: { number: '1', step: 'receive' },
  classified: { categoryId: 'c1', ticketKind: 'refund', classifier: 'keywords-1', probability: 0.8, reasons: ['退款'] },
  prioritised: { priority: 'high', reason: 'urgency_1_impact_3' },
  flow_taken: { step: 'register', reason: 'classified' },
  assigned: { agentId: 'p1', teamId: null, how: 'assigned' },
  released: { reason: null },
  message_received: {},
  answered: {},
  assistant_began: {},
  assistant_answered: { turn: 'answer', articles: [], confidence: 0.8, mind: 'offline-1' },
  assistant_doubted: { messageId: 'm1' },
  assistant_accepted: { messageId: 'm1', how: 'said' },
  handed_to_person: { reason: 'asked' },
  contact_left: { contact: 'phone' },
  answer_waived: { upTo: 5 },
  noted: {},
  moved: { from: 'receive', exit: 'accept', step: 'register', automatic: false, note: null },
  fields_changed: { fields: {} },
  subject_changed: { subject: '退款' },
  exception_raised: { plan: 'system_down', note: null, step: 'handle' },
  exception_settled: { plan: 'system_down', how: 'by_hand', note: '已恢复', role: 'agent' },
  hand_over_acknowledged: { waitedMs: 120_000 },
  sub_task_asked: { subTask: { id: 's1', kind: 'approval', title: '补偿 300 元', layers: [{ teamId: 't1', agentId: null, role: null }] } },
  sub_task_taken: { subTaskId: 's1', agentId: 'p1' },
  sub_task_released: { subTaskId: 's1' },
  sub_task_approved: { subTaskId: 's1', layer: 0, note: '同意' },
  sub_task_attempted: { subTaskId: 's1', reached: false, note: null },
  sub_task_done: { subTaskId: 's1', outcome: 'not_reached', text: '', fields: {}, files: [] },
  sub_task_declined: { subTaskId: 's1', reason: '金额不对' },
  sub_task_cancelled: { subTaskId: 's1', reason: null },
  expedited: { reason: '客户在机场' },
  abandoned: { waitedMs: 300_000 },
  escalated: { teamId: 't1', reason: '客户着急' },
  paused: { reason: 'customer', until: null, note: null },
  resumed: {},
  solution_proposed: { text: '已退款' },
  confirmation_asked: {},
  confirmed: { confirmedBy: 'silence', note: null },
  objected: { reason: '没收到' },
  rating_asked: {},
  rated: { score: 5, scale: 5, comment: null },
  follow_up_planned: { dueAt: 0, method: 'phone', script: '' },
  follow_up_attempted: { reached: false, note: null },
  follow_up_completed: { outcome: 'bad', note: '仍未到账' },
  follow_up_waived: { reason: '当场答复' },
  archived: {},
  reopened: { step: 'handle', reason: '未解决' },
  merged: { into: 'x' },
  absorbed: { ticketId: 'x' },
  unmerged: { from: 'x' },
  shed: { ticketId: 'x' },
  split_off: { ticketId: 'x' },
  linked: { ticketId: 'x', relation: 'duplicate' },
  unlinked: { ticketId: 'x' },
  complaint_marked: { reason: '态度' },
  urged: { note: null },
  customer_changed: { customerId: 'x' },
  recorded: { activity: 'Assign seriousness' },
};

const names: Names = {
  meId: 'me',
  step: (key) => ({ register: '登记受理', handle: '处理' })[key] ?? null,
  person: (id) => (id === 'p1' ? '小李' : null),
  team: () => '退款专项组',
  category: () => '退款进度',
  kind: () => '退款',
  plan: () => '系统故障',
  moment: () => '8月3日',
};

beforeAll(async () => {
  await i18next.init({ lng: 'zh', resources: { zh: { ticket: ticketZh }, en: { ticket: ticketEn } }, interpolation: { escapeValue: false } });
});

describe.each(['zh', 'en'])('describeEvent in %s', (language) => {
  const words = () => i18next.getFixedT(language, 'ticket') as TFunction<'ticket'>;

  test.each(Object.entries(examples))('%s becomes a sentence without a gap', (kind, facts) => {
    const { what, basis } = describeEvent(event(kind, facts), names, words());
    expect(what).not.toBe('');
    expect(`${what}${basis ?? ''}`).not.toMatch(/event\.|\{\{|undefined|null|\[object/);
  });

  test('a kind of tomorrow is told as a change', () => {
    expect(describeEvent(event('teleported', {}), names, words()).what).toBe(words()('event.unknown'));
  });
});

test('names the reader “you” and shows what people wrote, but no machine’s code', () => {
  const t = i18next.getFixedT('zh', 'ticket') as TFunction<'ticket'>;
  const mine = describeEvent({ ...event('escalated', { teamId: null, reason: '客户着急' }), by: { kind: 'person', id: 'me', name: '小王' } }, names, t);
  expect(mine).toEqual({ who: '你', what: '升级了工单', aside: '客户着急', basis: null });
  expect(describeEvent(event('paused', { reason: 'customer', until: null, note: null }), names, t).aside).toBeNull();
  expect(describeEvent(event('prioritised', { priority: 'high', reason: 'matrix' }), names, t).aside).toBeNull();
});

test('says why the system did something, in the words of the reader', () => {
  const t = i18next.getFixedT('zh', 'ticket') as TFunction<'ticket'>;
  const passedOn = { ...event('escalated', { teamId: 't1', reason: { code: 'overdue', clock: 'step', policy: { zh: '专项处理', en: 'Specialist handling' } } }), by: { kind: 'system', id: null, name: null } };
  expect(describeEvent(passedOn, { ...names, reason: ({ policy, clock }) => `${policy!.zh} ${clock}` }, t).aside).toBe('专项处理 step');
  expect(describeEvent(passedOn, names, t).aside).toBeNull();
});

test('names the way out that was taken where the flow is known', () => {
  const t = i18next.getFixedT('zh', 'ticket') as TFunction<'ticket'>;
  const moved = event('moved', examples.moved);
  expect(describeEvent(moved, names, t).what).toBe('把工单推进到“登记受理”');
  expect(describeEvent(moved, { ...names, exit: () => '资料齐全' }, t).what).toBe('选择“资料齐全”，进入“登记受理”');
});

test('names the other ticket by its number, where it is still known', () => {
  const t = i18next.getFixedT('zh', 'ticket') as TFunction<'ticket'>;
  const merged = event('merged', { into: 'x' });
  expect(describeEvent({ ...merged, other: { id: 'x', number: '20251122-00012' } }, names, t).what).toBe('把这张工单并入工单 20251122-00012 ');
  expect(describeEvent(merged, names, t).what).toBe('把这张工单并入另一张工单');
});

function event(kind: string, facts: Record<string, unknown>): TicketEventView {
  return { version: 1, kind, at: '2025-08-01T00:00:00.000Z', by: { kind: 'person', id: 'p1', name: '小李' }, stage: 'accept', step: 'register', facts, other: null };
}
