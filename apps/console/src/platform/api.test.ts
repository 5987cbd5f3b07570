import { expect, test } from 'vitest';
import { errorFrom, Fault, Refusal } from './api.ts';

const from = { retryAfter: '7', requestId: 'r1' };

test.each([
  [409, { code: 'ticket.conflict', facts: { by: 'x' } }, Refusal],
  // What failed elsewhere is told with its reason.
  [503, { code: 'assistant.model_failed', facts: { why: 'timed_out' } }, Refusal],
  [500, { code: 'server.fault' }, Fault],
  [503, { code: 'server.unavailable' }, Fault],
  [502, {}, Fault],
])('%i with %o', (status, problem, kind) => {
  expect(errorFrom(status, JSON.stringify(problem), from)).toBeInstanceOf(kind);
});

test('what is no JSON is a fault with the id to ask about', () => {
  expect(errorFrom(502, '<html>bad gateway</html>', from)).toMatchObject({ requestId: 'r1' });
});
