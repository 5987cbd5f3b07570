import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EntityKind, readEntities } from './entities.ts';

describe('readEntities', () => {
  test.each<[string, EntityKind, string]>([
    ['我电话是138 0013 8000', 'phone', '138 0013 8000'],
    ['１３８００１３８０００打给我', 'phone', '13800138000'],
    ['call +44 20 7946 0958 please', 'phone', '+44 20 7946 0958'],
    ['座机010-62341234', 'phone', '010-62341234'],
    ['客服400-820-8820打不通', 'phone', '400-820-8820'],
    ['身份证110101199003074514', 'id_card', '110101199003074514'],
    ['卡号4111 1111 1111 1111', 'card', '4111 1111 1111 1111'],
    ['DD20250801123456还没到', 'order', 'DD20250801123456'],
    ['my order #AB-1234567 is late', 'order', 'AB-1234567'],
    ['发票寄到 a.wang@example.com 谢谢', 'email', 'a.wang@example.com'],
    ['多扣了1,299.50元', 'amount', '1,299.50元'],
    ['refund me $30', 'amount', '$30'],
  ])('finds in %s the %s %s', (text, kind, value) => {
    expect(readEntities(text).entities).toEqual([expect.objectContaining({ kind, value })]);
  });

  test('masks what is personal, leaves amounts and keeps the rest as it was written', () => {
    expect(readEntities('１３８００１３８０００，订单DD20250801123456退了299元！').masked).toBe('[phone]，订单[order]退了299元！');
  });

  test.each(['满300减50', '空气炸锅5升和3升', '2025年8月10日零点', '8:00到22:00', 'iOS 13'])('takes %s for nothing personal', (text) => {
    expect(readEntities(text).masked).toBe(text);
  });

  test('never leaves a phone number standing', () => {
    const phone = fc.tuple(fc.constantFrom('', '+86', '86-', '0086 '), fc.stringMatching(/^1[3-9]\d$/), fc.stringMatching(/^\d{4}$/), fc.stringMatching(/^\d{4}$/), fc.constantFrom('', ' ', '-')).map(([prefix, a, b, c, gap]) => `${prefix}${[a, b, c].join(gap)}`);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), phone, fc.string({ unit: 'grapheme' }), (before, number, after) => {
        const tail = number.replace(/\D/g, '').slice(-8);
        expect(readEntities(`${before}${number}${after}`).masked.replace(/[\s-]/g, '')).not.toContain(tail);
      }),
      { numRuns: 200 },
    );
  });

  test('masks once: a masked text has nothing left to mask', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('13800138000', '订单', ' ', '4111111111111111', 'a@b.cn', '，', '12345678', 'DD2025080112', '元', '7')), (parts) => {
        const { masked } = readEntities(parts.join(''));
        expect(readEntities(masked).masked).toBe(masked);
      }),
    );
  });
});
