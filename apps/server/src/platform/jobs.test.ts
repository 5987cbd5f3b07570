import * as contract from '@huiyin/domain/kernel/job.contract.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from './db.ts';
import type { Domain } from './domain.ts';
import { migrateJobs, queuedJobs, readDeadJobs, removeDeadJob, retryDeadJob, startJobs } from './jobs.ts';
import { testShell } from './testing/test-shell.ts';

const shell = await testShell();
const { db, pool } = shell;
beforeAll(() => migrateJobs(pool, shell.log));

const until = async (done: () => boolean | Promise<boolean>) => {
  for (const end = performance.now() + 15_000; !(await done()); await sleep(20)) if (performance.now() > end) throw new Error('waited in vain');
};
const inTx = <Value>(work: (tx: Tx) => Promise<Value>) => db.transaction().execute(work);
const page = { limit: 50, after: null };

describe('jobs', () => {
  test('are queued with the change that asks for them, or not at all', async () => {
    const ran: unknown[] = [];
    const domain: Domain = { name: 'd', jobs: () => ({ greet: async (payload) => void ran.push(payload) }) };
    const running = await startJobs(shell, [domain]);
    try {
      await expect(
        db.transaction().execute(async (tx) => {
          await queuedJobs.add(tx, 'greet', { to: 'nobody' });
          throw new Error('changed my mind');
        }),
      ).rejects.toThrow();
      await db.transaction().execute((tx) => queuedJobs.add(tx, 'greet', { to: '张三' }));
      await until(() => ran.length > 0);
      expect(ran).toEqual([{ to: '张三' }]);
    } finally {
      await running.stop();
    }
  });

  test('with one key wait as one', async () => {
    await db.transaction().execute(async (tx) => {
      for (const n of [1, 2]) await queuedJobs.add(tx, 'later', { n }, { key: 'same', runAt: Date.UTC(2099, 0) });
    });
    const { rows } = await pool.query(`select run_at from graphile_worker.jobs where key = 'same'`);
    expect(rows).toEqual([{ run_at: Date.UTC(2099, 0) }]);
  });

  test('that used up their attempts are listed without a stack, run again on request, and let go', async () => {
    let broken = true;
    let done = 0;
    const domain: Domain = {
      name: 'd',
      jobs: () => ({
        send: async () => {
          if (broken) throw new Error('mailbox on fire');
          done += 1;
        },
      }),
    };
    const running = await startJobs(shell, [domain]);
    try {
      await db.transaction().execute(async (tx) => {
        for (const n of [1, 2]) await queuedJobs.add(tx, 'send', { n }, { maxAttempts: 1 });
      });
      await until(async () => (await readDeadJobs(pool, page)).items.length === 2);
      const { items } = await readDeadJobs(pool, page);
      expect(items[0]).toMatchObject({ name: 'send', attempts: 1, lastError: 'mailbox on fire' });
      const first = await readDeadJobs(pool, { limit: 1, after: null });
      expect([first.items.length, (await readDeadJobs(pool, { limit: 1, after: first.next })).items[0]!.id]).toEqual([1, items[1]!.id]);

      broken = false;
      expect(await inTx((tx) => retryDeadJob(tx, items[0]!.id))).toBe('send');
      await until(() => done === 1);
      expect(await inTx((tx) => removeDeadJob(tx, items[1]!.id))).toBe('send');
      expect((await readDeadJobs(pool, page)).items).toEqual([]);
      expect([await inTx((tx) => retryDeadJob(tx, items[1]!.id)), await inTx((tx) => removeDeadJob(tx, '999999'))]).toEqual([null, null]);
    } finally {
      await running.stop();
    }
  });

  test('of two domains may not share a name', async () => {
    const domain: Domain = { name: 'd', jobs: () => ({ same: async () => undefined }) };
    await expect(startJobs(shell, [domain, domain])).rejects.toThrow('two domains offer a job named same');
  });

  test('are an administrator\'s to see', () => {
    expect([contract.listDeadJobs, contract.retryDeadJob, contract.removeDeadJob].map(({ permission }) => permission)).toEqual(Array(3).fill('system.manage'));
  });
});
