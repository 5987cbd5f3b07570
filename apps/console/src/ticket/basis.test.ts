import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { priorityOf } from '@huiyin/domain/ticket/priority.ts';
import { classificationBasis, priorityBasis } from './basis.ts';
import { ticketEn } from './ticket.en.ts';
import { ticketZh } from './ticket.zh.ts';

beforeAll(async () => {
  await i18next.init({ lng: 'zh', resources: { zh: { ticket: ticketZh }, en: { ticket: ticketEn } }, interpolation: { escapeValue: false } });
});
const zh = () => i18next.getFixedT('zh', 'ticket') as TFunction<'ticket'>;
const en = () => i18next.getFixedT('en', 'ticket') as TFunction<'ticket'>;

describe('priorityBasis', () => {
  test('has words for every reason that the domain gives', () => {
    for (const urgency of [1, 2, 3, 4] as const) {
      for (const impact of [1, 2, 3, 4] as const) {
        for (const tier of ['standard', 'vip'] as const) {
          for (const security of [false, true]) {
            const { reason } = priorityOf({ urgency, impact, tier, security });
            for (const t of [zh(), en()]) {
              expect(priorityBasis(reason, t), reason).not.toBeNull();
              expect(priorityBasis(reason, t), reason).not.toMatch(/basis\.|act\.|\{\{|_/);
            }
          }
        }
      }
    }
  });

  test('tells grades and tier', () => {
    expect(priorityBasis('urgency_1_impact_3_tier_vip', zh())).toBe('紧急程度“立即”，影响范围“单个客户，影响使用” · VIP 客户提高一级');
    expect(priorityBasis('imported', zh())).toBeNull();
    expect(priorityBasis(null, zh())).toBeNull();
  });
});

test('a classification by keywords says that it only stands in for the assistant, how sure it is and why', () => {
  expect(classificationBasis({ classifier: 'keywords-1', probability: 0.9, reasons: ['我要投诉', '曝光'] }, zh())).toBe('关键词分类（暂代智能客服），把握 90% · 依据：我要投诉、曝光');
  expect(classificationBasis({ classifier: 'keywords-1', probability: 0.5, reasons: [] }, en())).toBe('Sorted by keywords (standing in for the assistant), 50% sure');
});
