import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { seed } from '../domains.ts';
import { seedDemoPeople } from '../identity/index.ts';
import { testShell } from '../platform/testing/test-shell.ts';
import { planPast, tellTicket } from './history.ts';
import { readWorld } from './load-demo.ts';
import { tellPresent } from './present.ts';

const shell = await testShell({ now: Date.UTC(2026, 10, 20, 3) });
const now = shell.clock.now();

beforeAll(async () => {
  await seed(shell);
  await seedDemoPeople(shell);
});

test('the generator tells the same tickets twice, and others from another seed', async () => {
  const { world, cast } = await readWorld(shell.db, shell);
  const told = (seed: number) => {
    const past = planPast(seed);
    const hash = createHash('sha256').update(JSON.stringify(past));
    for (let index = 0; index < past.plans.length; index += 60) hash.update(JSON.stringify(tellTicket(past, index, String(index), world, cast, seed)));
    return hash.digest('hex');
  };
  expect(told(1)).toBe(told(1));
  expect(told(1)).not.toBe(told(2));
});

test('the present knows nothing of the future', async () => {
  const { world, cast } = await readWorld(shell.db, shell);
  let number = 0;
  const present = await tellPresent({ world, cast, past: planPast(1), now, next: async () => String(++number), seed: 1 });
  expect(present.histories.length).toBeGreaterThanOrEqual(40);
  expect(present.histories.length).toBeLessThanOrEqual(60);
  for (const { rows, ticket } of present.histories) {
    const times = (rows as { at: string }[]).map((row) => Date.parse(row.at));
    expect(times, ticket.subject).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1), ticket.subject).toBeLessThanOrEqual(now);
  }
});
