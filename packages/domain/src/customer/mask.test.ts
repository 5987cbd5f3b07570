import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseContact } from './contact.ts';
import type { ContactKind } from './customer.contract.ts';
import { maskContact } from './mask.ts';

describe('maskContact', () => {
  test.each<[ContactKind, string, string]>([
    ['phone', '13800138000', '138****8000'],
    ['phone', '010-62341234', '010-****1234'],
    ['phone', '0571-8765432', '0571-***5432'],
    ['phone', '010-62341234转801', '010-****1234-***'],
    ['phone', '400-820-8820', '400****8820'],
    ['phone', '+85223456789', '+85****89'],
    ['email', 'zhangsan@example.com', 'z***@example.com'],
    ['email', 'z@example.com', 'z***@example.com'],
    ['external', 'customer-0042', 'cu***42'],
    ['wechat', 'abc', 'a***'],
    ['external', '😀', '😀***'],
  ])('shows the %s %s as %s', (kind, raw, masked) => {
    const contact = normaliseContact(kind, raw);
    expect(contact.ok && maskContact(contact.value)).toBe(masked);
  });

  test('hides at least three digits of any phone number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9]\d{6,14}$/), (value) => {
        const shown = maskContact({ kind: 'phone', value }).replace(/\D/g, '').length;
        expect(value.replace(/\D/g, '').length - shown).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
