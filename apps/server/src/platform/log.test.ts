import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog, describeFault } from './log.ts';

function linesOf(use: (log: ReturnType<typeof createLog>) => void, tty = false): string {
  const output = new PassThrough();
  Object.assign(output, { isTTY: tty });
  use(createLog({ mode: 'demo', logLevel: 'info' }, output as unknown as NodeJS.WriteStream));
  return String(output.read() ?? '');
}

test('secrets and personal data are redacted, however deep they hang', () => {
  const text = linesOf((log) =>
    log.info({ password: 'p1', headers: { authorization: 'p2', cookie: 'p3', 'set-cookie': 'p4' }, request: { body: { phone: 'p5' }, headers: { cookie: 'p6' } }, contact: { email: 'p7' } }, 'x'),
  );
  expect(text).not.toMatch(/p[1-7]/);
  expect(JSON.parse(text)).toMatchObject({ level: 'info', msg: 'x', headers: { authorization: '[redacted]' } });
});

test('a fault is told with its cause, without what drivers attach', () => {
  const fault = Object.assign(new Error('outer', { cause: new Error('inner') }), { detail: 'Key (email)=(a@b.c) exists', code: '23505' });
  expect(describeFault(fault)).toMatchObject({ message: 'outer', code: '23505', cause: { message: 'inner' } });
  expect(JSON.stringify(describeFault(fault))).not.toContain('a@b.c');
});

test('a terminal gets one readable line', () => {
  expect(linesOf((log) => log.warn({ queue: 'mine' }, 'slow'), true)).toMatch(/\d\d:\d\d:\d\d warn {2}slow queue=mine/);
});
