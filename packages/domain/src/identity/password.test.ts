import { expect, test } from 'vitest';
import { checkPassword } from './password.ts';

const person = { email: 'lin.xiaohe@example.com', name: '林晓禾' };

test.each(['correct horse', '回音壁前听回音件件有着落', 'k3v!-92xq_pz', '3141592653589793', 'huiyin-demo-9'])('%s will do', (password) => {
  expect(checkPassword(password, person)).toEqual({ ok: true, value: undefined });
});

test.each([
  ['short', 'too_short'],
  ['九个汉字不够长的密', 'too_short'],
  ['x'.repeat(129), 'too_long'],
  ['Password123!', 'obvious'],
  ['admin00000', 'obvious'],
  ['1234567890', 'obvious'],
  ['9876543210', 'obvious'],
  ['1111111111', 'obvious'],
  ['abababababab', 'obvious'],
  ['lin.xiaohe2025', 'obvious'],
  ['lin.xiaohe@example.com', 'obvious'],
  ['ｐａｓｓｗｏｒｄ１２３４', 'obvious'],
])('%s is refused as %s', (password, reason) => {
  expect(checkPassword(password, person)).toMatchObject({ ok: false, code: 'person.password_weak', facts: { reason } });
});
