import { expect, test } from 'vitest';
import { queuedJobs, migrateJobs } from '../platform/jobs.ts';
import { testCentre } from '../testing/test-centre.ts';

const centre = await testCentre();
const { shell } = centre;
const [admin, agent] = [await centre.as('admin'), await centre.as('agent')];

test('a dead job is run again or let go by an administrator, once, and it is written down who did', async () => {
  await migrateJobs(shell.pool, shell.log);
  await shell.db.transaction().execute(async (tx) => {
    for (const n of [1, 2]) await queuedJobs.add(tx, 'mail.send', { n }, { maxAttempts: 1 });
  });
  // As the queue leaves what failed for good.
  await shell.pool.query(`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'mailbox on fire'`);
  const list = async () => (await admin('GET /jobs/dead')).json<{ items: { id: string; name: string; lastError: string }[] }>().items;
  const [second, first] = await list();
  expect(first).toMatchObject({ name: 'mail.send', lastError: 'mailbox on fire' });

  expect((await agent(`POST /jobs/dead/${first!.id}/retry`, {})).statusCode).toBe(403);
  expect((await admin(`POST /jobs/dead/${first!.id}/retry`, {})).statusCode).toBe(204);
  expect((await admin(`POST /jobs/dead/${first!.id}/retry`, {})).json()).toMatchObject({ code: 'job.unknown' });
  expect((await admin(`DELETE /jobs/dead/${second!.id}`)).statusCode).toBe(204);
  expect((await admin(`DELETE /jobs/dead/${second!.id}`)).json()).toMatchObject({ code: 'job.unknown' });
  expect(await list()).toEqual([]);

  const { rows } = await shell.pool.query('select id, attempts from graphile_worker.jobs');
  expect(rows).toEqual([{ id: Number(first!.id), attempts: 0 }]);
  const written = await shell.db.selectFrom('audit_entry').select(['action', 'target', 'facts']).where('action', 'like', 'job.%').orderBy('seq').execute();
  expect(written).toEqual([{ action: 'job.retried', target: `job:${first!.id}`, facts: { job: 'mail.send' } }, { action: 'job.removed', target: `job:${second!.id}`, facts: { job: 'mail.send' } }]);
});
