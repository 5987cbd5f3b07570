/** Work whose worker died is taken up, and no other. */

import { minute } from '@huiyin/domain/kernel/instant.ts';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { migrateJobs, queuedJobs } from './jobs.ts';
import { type LongRun, lostRuns, orderJobOf, whileOn } from './long-run.ts';
import { testShell } from './testing/test-shell.ts';

const shell = await testShell({ overrides: { jobs: queuedJobs } });
const id = '0190f5d4-0000-7000-8000-000000000001';
const row = { underWay: true, orderedAt: shell.clock.now(), settled: 0 };
const run: LongRun = {
  name: 'harvest',
  job: 'test.harvest',
  maxAttempts: 3,
  readSilent: (_, since) => Promise.resolve(row.underWay && row.orderedAt < since ? [id] : []),
  settle: () => {
    row.settled += row.underWay ? 1 : 0;
    return Promise.resolve(row.underWay);
  },
};
const look = () => lostRuns(shell, run).run(shell.db);
const begun = (minutesAgo: number, attempts = 1) =>
  shell.pool.query(`update graphile_worker._private_jobs set attempts = $1, locked_by = 'gone', locked_at = now() - $2 * interval '1 minute' where key = $3`, [attempts, minutesAgo, `test.harvest:${id}`]);
const jobs = async () => (await shell.pool.query<{ locked: boolean }>('select locked_at is not null as locked from graphile_worker.jobs')).rows;

beforeAll(() => migrateJobs(shell.pool, shell.log));
beforeEach(async () => {
  await shell.pool.query('delete from graphile_worker._private_jobs');
  Object.assign(row, { underWay: true, orderedAt: shell.clock.now(), settled: 0 });
  await shell.db.transaction().execute((tx) => orderJobOf(tx, shell, run, id));
  shell.clock.advance(2 * minute);
});

test('what waits for a worker, or has just been begun by one, is nobody’s loss', async () => {
  expect(await look()).toBe(0);
  await begun(0.5);
  expect([await look(), await jobs()]).toEqual([0, [{ locked: true }]]);
});

test('whoever holds it is at work, however long it takes', async () => {
  await begun(180);
  await whileOn(shell, run, id, async () => expect(await look()).toBe(0));
  expect(await jobs()).toEqual([{ locked: true }]);
});

test('what nobody holds is let go for another, once', async () => {
  await begun(2);
  expect([await look(), await jobs()]).toEqual([1, [{ locked: false }]]);
  expect(await look()).toBe(0);
  expect(row.settled).toBe(0);
});

test('what used up its attempts is settled, and its job is gone', async () => {
  await begun(2, 3);
  expect([await look(), row.settled, await jobs()]).toEqual([1, 1, []]);
});

test('what ended while it was looked at is left as it is', async () => {
  await shell.pool.query('delete from graphile_worker._private_jobs');
  const late: LongRun = { ...run, readSilent: () => Promise.resolve([id]) };
  row.underWay = false;
  expect(await lostRuns(shell, late).run(shell.db)).toBe(0);
});
