import type { ReminderView } from '@huiyin/domain/reminder/reminder.contract.ts';
import type { ReminderKind } from '@huiyin/domain/reminder/reminder.ts';
import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { uiEn } from '../ui/ui.en.ts';
import { uiZh } from '../ui/ui.zh.ts';
import { describeReminder } from './describe-reminder.ts';
import { reminderEn } from './reminder.en.ts';
import { reminderZh } from './reminder.zh.ts';

const at = '2025-08-12T02:00:00Z';
/** Every kind with facts as the server sends them; a new kind does not compile until it has an example. */
const examples: { readonly [Kind in ReminderKind]: NonNullable<Extract<ReminderView, { kind: Kind }>['facts']> } = {
  sla_warning: { clock: 'first_response', dueAt: '2025-08-12T02:10:00Z' },
  sla_breach: { clock: 'of_tomorrow', dueAt: '2025-08-12T01:50:00Z' },
  escalated: { reason: '两小时未解决' },
  handed_over: { summary: '客户要退款' },
  assigned: { how: 'assigned' },
  returned: {},
  mentioned: { excerpt: '请看一下' },
  sub_task_asked: { title: '核对物流', dueAt: null },
  sub_task_done: { title: '核对物流', outcome: 'done' },
  unassigned_too_long: { since: '2025-08-12T01:35:00Z' },
  article_review_due: { articleId: 'a', question: '怎么退货？', reviewOn: '2025-09-01' },
  article_review_overdue: { articleId: 'a', question: '怎么退货？', reviewOn: '2025-08-01' },
  article_expiring: { articleId: 'a', question: '怎么退货？', until: '2025-08-19T16:00:00Z' },
  article_expired: { articleId: 'a', question: '怎么退货？', until: '2025-08-11T16:00:00Z' },
  article_submitted: { articleId: 'a', question: '怎么退货？' },
  article_returned: { articleId: 'a', question: '怎么退货？', reason: '缺价格' },
  article_wrong: { articleId: 'a', question: '怎么退货？', number: 2, reason: '天数错了' },
  article_reading_asked: { articleId: 'a', question: '怎么退货？', dueOn: '2025-08-20' },
  alert_began: { alertId: 'a', rule: { zh: '首次响应超过 12 分钟', en: 'First response over 12 minutes' }, said: { zh: '首次响应时间 13 分钟', en: 'First response time 13 min' } },
  alert_ended: { alertId: 'a', rule: { zh: '首次响应超过 12 分钟', en: 'First response over 12 minutes' } },
  alert_action_asked: { actionId: 'a', title: '补充知识', dueOn: '2025-09-01' },
  alert_action_due: { actionId: 'a', title: '补充知识', dueOn: '2025-09-01' },
  alert_action_settled: { alertId: 'a', title: '补充知识', as: 'done' },
  target_entrusted: { targetId: 't', title: '首次响应 10 分钟', deadlineOn: '2025-11-30' },
  target_slipping: { targetId: 't', title: '首次响应 10 分钟', standing: 'at_risk' },
  target_due: { targetId: 't', title: '首次响应 10 分钟', deadlineOn: '2025-11-30' },
  target_judged: { targetId: 't', title: '首次响应 10 分钟', standing: 'reached' },
  outlet_failing: { outlet: '售后主管群', passedOn: false },
  calendar_unknown_year: { calendar: { zh: '标准', en: 'Standard' }, year: 2028 },
};

function reminder(kind: ReminderKind, facts: object | null = examples[kind]): ReminderView {
  return { id: 'r', kind, level: 'info', ticket: { id: 't1', number: '20250801-00001', subject: '' }, by: { id: 'p', name: '王思敏' }, facts, at, readAt: null } as ReminderView;
}

beforeAll(async () => {
  await i18next.init({ lng: 'zh', resources: { zh: { reminder: reminderZh, ui: uiZh }, en: { reminder: reminderEn, ui: uiEn } }, interpolation: { escapeValue: false } });
});

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const t = () => i18next.getFixedT(language, 'reminder') as TFunction<'reminder'>;

  test.each(Object.keys(examples) as ReminderKind[])('%s has words, every gap of them filled', async (kind) => {
    await i18next.changeLanguage(language);
    const { headline, aside } = describeReminder(reminder(kind), t());
    expect(headline).not.toMatch(/\{\{|undefined|NaN|^(words|clock|hidden)\./);
    expect(aside).not.toBe('');
  });

  test('a kind that came after this page says that there is something', () => {
    expect(describeReminder(reminder('from_tomorrow' as ReminderKind, {}), t()).headline).toBe(t()('hidden.other'));
  });
});

describe('in Chinese', () => {
  beforeAll(() => i18next.changeLanguage('zh').then(() => undefined));
  const words = (kind: ReminderKind, facts?: object | null) => describeReminder(reminder(kind, facts), i18next.getFixedT('zh', 'reminder') as TFunction<'reminder'>);

  test('says who, what, and what was said with it', () => {
    expect(words('mentioned')).toEqual({ headline: '王思敏在备注中提到了你', aside: '请看一下' });
    expect(words('assigned', { how: 'dispatched' })).toEqual({ headline: '有新工单分派给你', aside: null });
    expect(describeReminder({ ...reminder('assigned', { how: 'dispatched' }), ticket: null }, i18next.getFixedT('zh', 'reminder') as TFunction<'reminder'>)).toEqual({ headline: '有新工单分派给你', aside: '相关工单不在你的查看范围内' });
    expect(words('sub_task_done', { title: '退款 300 元', outcome: 'rejected' })).toEqual({ headline: '王思敏未批准：退款 300 元', aside: null });
    expect(words('unassigned_too_long').headline).toBe('工单已等待 25分，仍无人领取');
    expect(words('returned', { mine: true }).headline).toBe('你离线后，工单已退回队列');
    expect(words('handed_over', { summary: '' }).aside).toBeNull();
    expect(words('handed_over', { summary: '', because: { code: 'overdue', clock: 'step', policy: { zh: '专项处理', en: 'Specialist handling' } } }).aside).toContain('专项处理');
  });

  test('who may not read the ticket learns who called, not what was said', () => {
    expect(words('mentioned', null)).toEqual({ headline: '王思敏在一张工单的备注中提到了你', aside: '相关工单不在你的查看范围内' });
    expect(words('sla_breach', null).headline).toBe('有一条与工单有关的提醒');
  });
});
