import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contactsOf, digitsOf, normaliseContact, phoneTail } from './contact.ts';
import type { ContactKind } from './customer.contract.ts';

const value = (kind: ContactKind, raw: string) => {
  const contact = normaliseContact(kind, raw);
  return contact.ok ? contact.value.value : `${contact.code} ${contact.facts.reason}`;
};

const anyKind = fc.constantFrom<ContactKind>('phone', 'email', 'wechat', 'external');
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom('0', '1', '3', '8', '+', ' ', '-', '(', ')', '@', '.', 'a', 'Z', '１', '＠', '\u200b', '转', 'x'), maxLength: 24 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

describe('normaliseContact', () => {
  test('is stable: what it made, it leaves as it is', () => {
    fc.assert(
      fc.property(anyKind, anyText, (kind, raw) => {
        const once = normaliseContact(kind, raw);
        fc.pre(once.ok);
        expect(normaliseContact(kind, once.value.value)).toEqual(once);
      }),
      { numRuns: 2000 },
    );
  });

  test('every way of writing one mobile number gives the same', () => {
    const digit = fc.integer({ min: 0, max: 9 });
    const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), fc.array(digit, { minLength: 9, maxLength: 9 })).map(([second, rest]) => `1${second}${rest.join('')}`);
    const gap = fc.constantFrom('', ' ', '-', '–', '\u00a0', '\u200b', '  ', '.', '·');
    const wide = (text: string) => text.replace(/\d/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(mobile, fc.array(gap, { minLength: 3, maxLength: 3 }), fc.constantFrom('', '+86', '0086', '86', '+86 ', '＋86', '(+86)'), fc.boolean(), (number, [a, b, c], prefix, isWide) => {
        const written = `${prefix}${c}${number.slice(0, 3)}${a}${number.slice(3, 7)}${b}${number.slice(7)}`;
        expect(value('phone', isWide ? wide(written) : written)).toBe(`+86${number}`);
      }),
    );
  });

  test.each([
    ['010-12345678', 'customer.contact_invalid malformed'],
    ['010-62345678', '+861062345678'],
    ['(0755) 2634 5678', '+8675526345678'],
    ['+86 755 26345678', '+8675526345678'],
    ['+86 0755 26345678', '+8675526345678'],
    ['0571-8765432', '+865718765432'],
    ['010-62345678转801', '+861062345678;ext=801'],
    ['010-62345678 ext. 801', '+861062345678;ext=801'],
    ['400-820-8820', '+864008208820'],
    ['+852 2345 6789', '+85223456789'],
    ['0044 20 7946 0018', '+442079460018'],
    ['62345678', 'customer.contact_invalid area_code_missing'],
    ['12345', 'customer.contact_invalid malformed'],
    ['11800138000', 'customer.contact_invalid malformed'],
    ['1380013800', 'customer.contact_invalid malformed'],
    ['138001380001', 'customer.contact_invalid malformed'],
    ['+', 'customer.contact_invalid malformed'],
    ['13800138000; drop table', 'customer.contact_invalid malformed'],
    ['call me', 'customer.contact_invalid malformed'],
    [' \u200b ', 'customer.contact_invalid empty'],
    ['1'.repeat(5000), 'customer.contact_invalid too_long'],
  ])('reads the phone number %j as %s', (raw, expected) => {
    expect(value('phone', raw)).toBe(expected);
  });

  test.each([
    [' Zhang.San@Example.COM ', 'zhang.san@example.com'],
    ['ｚｓ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'zs@example.com'],
    ['zs@example。com', 'zs@example.com'],
    ['张三@例子.中国', '张三@例子.中国'],
    ['a+tag@mail.example.com', 'a+tag@mail.example.com'],
    ['a@b', 'customer.contact_invalid malformed'],
    ['a b@example.com', 'customer.contact_invalid malformed'],
    ['a@example..com', 'customer.contact_invalid malformed'],
    ['.a@example.com', 'customer.contact_invalid malformed'],
    ['a@-example.com', 'customer.contact_invalid malformed'],
    ['a@example.com, b@example.com', 'customer.contact_invalid malformed'],
    ['a\nbcc:b@example.com', 'customer.contact_invalid malformed'],
    [`${'a'.repeat(250)}@example.com`, 'customer.contact_invalid too_long'],
  ])('reads the address %j as %s', (raw, expected) => {
    expect(value('email', raw)).toBe(expected);
  });

  test('leaves the case of other systems’ ids alone', () => {
    expect(value('external', ' User-42 ')).toBe('User-42');
    expect(value('wechat', 'oX_Ab')).toBe('oX_Ab');
  });

  test('never repeats the value in a refusal', () => {
    expect(JSON.stringify(normaliseContact('phone', '1380013800x'))).not.toContain('1380013800');
  });
});

describe('contactsOf', () => {
  test('puts the strongest first and takes blanks for absent', () => {
    const contacts = contactsOf({ name: '王芳', phone: '13800000000', email: '  ', externalId: 'u1' });
    expect(contacts).toEqual({ ok: true, value: [{ kind: 'external', value: 'u1' }, { kind: 'phone', value: '+8613800000000' }] });
  });
});

test('the tail of a phone number leaves the extension out', () => {
  expect(phoneTail({ kind: 'phone', value: '+861062345678;ext=801' })).toBe('5678');
  expect(phoneTail({ kind: 'email', value: 'a1234@example.com' })).toBeNull();
  expect(digitsOf('+8613800138000')).toBe('8613800138000');
});
