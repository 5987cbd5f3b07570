import { describe, expect, test } from 'vitest';
import { isPassing, refusedBy } from './answer.ts';

describe('refusedBy', () => {
  test('takes code and facts from a problem', () => {
    expect(refusedBy(429, { code: 'ticket.urged_recently', facts: { waitMs: 5 } }, '7')).toEqual({ ok: false, code: 'ticket.urged_recently', facts: { waitMs: 5 }, retryAfterMs: 7_000 });
  });

  test.each([[413, 'file.too_large'], [429, 'request.too_many'], [502, 'server.unavailable'], [500, 'server.fault'], [404, 'request.invalid']])('reads a page that is not ours by its status %i', (status, code) => {
    expect(refusedBy(status, undefined, null)).toMatchObject({ code, facts: {}, retryAfterMs: null });
  });

  test('does not believe a date or nonsense to be a number of seconds', () => {
    expect(refusedBy(503, null, 'Wed, 21 Oct 2026 07:28:00 GMT').retryAfterMs).toBeNull();
    expect(refusedBy(503, null, '').retryAfterMs).toBeNull();
  });
});

test('what passes by itself is tried again; what was refused is not', () => {
  expect(['network', 'server.unavailable', 'request.too_many'].map((code) => isPassing({ ok: false, code: code as 'network', facts: {}, retryAfterMs: null }))).toEqual([true, true, true]);
  expect(isPassing({ ok: false, code: 'message.too_long', facts: {}, retryAfterMs: null })).toBe(false);
});
