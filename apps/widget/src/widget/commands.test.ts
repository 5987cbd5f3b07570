import { expect, test } from 'vitest';
import { parseIdentity } from './commands.ts';

test.each([
  [{ jwt: 'a.b.c' }, { jwt: 'a.b.c' }],
  [{ userId: 42, signature: 'ff' }, { userId: '42', signature: 'ff' }],
  [{ userId: 'u', signature: 'ff', name: 'ignored' }, { userId: 'u', signature: 'ff' }],
  [{ userId: 'u' }, null],
  [{ jwt: '' }, null],
  [null, null],
  ['a.b.c', null],
])('of %j an identity is made as %j', (given, expected) => expect(parseIdentity(given)).toEqual(expected));
