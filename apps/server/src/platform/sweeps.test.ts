import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { platformSweeps, startSweeps } from './sweeps.ts';
import { testShell } from './testing/test-shell.ts';

const shell = await testShell();

test('a sweep that found something runs again at once; one that fails is tried again; stopping waits for the end', async () => {
  let left = 5;
  let failed = false;
  let busy = false;
  const running = startSweeps(shell, [
    {
      name: 'many',
      everyMs: 60_000,
      run: async () => {
        busy = true;
        await sleep(5);
        busy = false;
        return left-- > 0 ? 1 : 0;
      },
    },
    {
      name: 'fails',
      everyMs: 1,
      run: async () => {
        failed = true;
        throw new Error('not today');
      },
    },
  ]);
  await vi.waitFor(() => expect([left, failed]).toEqual([-1, true]), { timeout: 20_000 });
  await running.stop();
  expect([left, busy]).toEqual([-1, false]);
});

test('the platform beats its heart and forgets old keys', async () => {
  await shell.pool.query(`insert into idempotency_key (caller, key, request_hash, claim, claimed_at) values ('c', 'old', '', gen_random_uuid(), now() - interval '25 hours'), ('c', 'new', '', gen_random_uuid(), now())`);
  const sweeps = new Map(platformSweeps(shell).map((sweep) => [sweep.name, sweep]));
  await sweeps.get('platform.heartbeat')!.run(shell.db);
  expect(await sweeps.get('platform.old_keys')!.run(shell.db)).toBe(1);
  const { rows } = await shell.pool.query(`select (select count(*) from worker_heartbeat) as nodes, array(select key from idempotency_key) as keys`);
  expect(rows).toEqual([{ nodes: 1, keys: ['new'] }]);
});
