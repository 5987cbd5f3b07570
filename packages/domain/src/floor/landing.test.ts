import { expect, test } from 'vitest';
import { landingOf, type Whereabouts } from './landing.ts';

const waiting: Whereabouts = { state: 'open', role: 'agent', agentId: null, teamId: 't', holderActive: false, promised: true, alerted: false, fresh: false, ends: false };

test.each<[string, Partial<Whereabouts>, ReturnType<typeof landingOf>]>([
  ['waits in a queue with a promise', {}, 'queued'],
  ['waits in a queue and somebody was told', { promised: false, alerted: true }, 'queued'],
  ['came a moment ago', { promised: false, fresh: true }, 'queued'],
  ['waits in a queue and nobody knows', { promised: false }, 'limbo'],
  ['waits in no queue', { teamId: null }, 'limbo'],
  ['is held', { agentId: 'p', holderActive: true }, 'held'],
  ['is held by somebody who left', { agentId: 'p' }, 'limbo'],
  ['is paused until a day', { state: 'paused', ends: true }, 'paused'],
  ['is paused for ever by nobody', { state: 'paused' }, 'limbo'],
  ['is paused by its holder', { state: 'paused', agentId: 'p', holderActive: true }, 'paused'],
  ['waits for the customer’s silence', { role: 'assistant', promised: false, ends: true }, 'machine'],
  ['is archived', { state: 'archived', teamId: null }, 'done'],
])('a ticket that %s', (_, facts, landing) => {
  expect(landingOf({ ...waiting, ...facts })).toBe(landing);
});
