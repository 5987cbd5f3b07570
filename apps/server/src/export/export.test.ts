/** Files made in the background: asked for, watched, stopped, fetched, taken up again and forgotten. */

import type { ExportRun } from '@huiyin/domain/export/export.contract.ts';
import { day } from '@huiyin/domain/kernel/instant.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { whileHeld } from '../platform/hold.ts';
import { queuedJobs } from '../platform/jobs.ts';
import { takeUpLost } from '../platform/long-run.ts';
import { review, reviewExport } from '../review/index.ts';
import { type CallAs, testCentre } from '../testing/test-centre.ts';
import type { ExportKind, Tell } from './index.ts';
import { exportRun } from './export-run.ts';
import { forgetOldExports } from './forget-old-exports.ts';
import { workOnExport } from './make-export.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
let [supervisor, inspector]: CallAs[] = [];
let reviewId = '';

beforeAll(async () => {
  [supervisor, inspector] = [await centre.as('supervisor'), await centre.as('inspector')];
  const run = (await supervisor('POST /reviews', { month: '2025-06' })).json<{ id: string }>();
  await review.jobs!(shell)['review.write']!({ id: run.id }, shell);
  reviewId = (await supervisor('GET /reviews')).json<{ items: { id: string }[] }>().items[0]!.id;
}, 60_000);

beforeEach(async () => {
  await shell.pool.query('delete from export_run');
  await forgetOldExports(shell);
});

async function order(format = 'pdf'): Promise<ExportRun> {
  const reply = await supervisor!(`POST /reviews/${reviewId}/exports`, { format, language: 'en' });
  expect(reply.statusCode, reply.body).toBe(202);
  return reply.json();
}

const watch = async ({ id }: ExportRun) => (await supervisor!(`GET /exports/${id}`)).json<ExportRun>();
const fetchFile = ({ id }: ExportRun, as = supervisor!) => as(`GET /exports/${id}/file`);
const cancel = ({ id }: ExportRun) => supervisor!(`POST /exports/${id}/cancel`, {});
const work = ({ id }: ExportRun, make?: ExportKind['make']) => workOnExport(shell, [make ? { ...reviewExport, make } : reviewExport], id);
const files = async () => (await shell.pool.query<{ id: string; owner: string }>(`select id, owner from stored_file where owner like 'export:%'`)).rows;
const small = { name: 'small.csv', content: Buffer.from('a,b\r\n1,2\r\n') };
const deeds = async () => (await shell.pool.query<{ action: string; target: string }>(`select action, target from audit_entry where target = $1 order by seq`, [`review:${reviewId}`])).rows.map(({ action }) => action);

describe('an export', () => {
  test('waits for a worker, tells how far it is, and is fetched when it is done', async () => {
    const run = await order();
    expect(run).toMatchObject({ state: 'waiting', done: 0, total: 0, file: null, subject: `review:${reviewId}`, wish: { format: 'pdf', language: 'en' } });
    expect(shell.jobs.added.at(-1)).toMatchObject({ name: 'export.make', payload: { id: run.id } });
    const early = await fetchFile(run);
    expect([early.statusCode, early.json()]).toEqual([409, expect.objectContaining({ code: 'export.not_done', facts: { state: 'waiting' } })]);

    const seen: [number, number][] = [];
    await work(run, (within, of, tell) => reviewExport.make(within, of, async (done, total) => {
      await tell(done, total);
      const now = await watch(run);
      seen.push([now.done, now.total]);
      expect(now.state).toBe('running');
    }));
    expect(seen.at(0)).toEqual([0, seen.length - 1]);
    expect(seen.at(-1)).toEqual([seen.length - 1, seen.length - 1]);
    expect(seen.length).toBeGreaterThan(10);

    const done = await watch(run);
    expect(done).toMatchObject({ state: 'done', file: { name: '2025-06-review.pdf', size: expect.any(Number) } });
    expect(Date.parse(done.keptUntil!) - Date.parse(done.endedAt!)).toBe(7 * day);
    const file = await fetchFile(run);
    expect(file.statusCode).toBe(200);
    expect(file.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': expect.stringContaining('attachment; filename="2025-06-review.pdf"'), 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' });
    expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await deeds()).slice(-2)).toEqual(['export.started', 'review.exported']);
    expect((await supervisor!(`GET /exports?subject=review:${reviewId}`)).json<{ items: ExportRun[] }>().items.map(({ id }) => id)).toEqual([run.id]);
    expect((await supervisor!('GET /exports?subject=review:another')).json<{ items: ExportRun[] }>().items).toEqual([]);
  }, 30_000);

  test.each(['pptx', 'docx'])('%s is taken by the store of files as what it is', async (format) => {
    const run = await order(format);
    await work(run);
    expect(await watch(run)).toMatchObject({ state: 'done', file: { name: `2025-06-review.${format}` } });
  }, 60_000);

  test('is nobody else’s, though they may read the review', async () => {
    const run = await order();
    await work(run, async () => small);
    expect((await inspector!(`GET /reviews/${reviewId}`)).statusCode).toBe(200);
    for (const reply of [await inspector!(`GET /exports/${run.id}`), await fetchFile(run, inspector), await inspector!(`POST /exports/${run.id}/cancel`, {})]) expect([reply.statusCode, reply.json().code]).toEqual([404, 'export.unknown']);
    expect((await inspector!('GET /exports')).json()).toEqual({ items: [] });
  });

  test('is not fetched by one who may no longer see what it holds', async () => {
    const admin = await centre.as('admin');
    const all = (permission: string) => ({ permission, scope: 'all' });
    const role = (await admin('POST /roles', { key: 'passing', name: { zh: '短期查看', en: 'Passing' }, grants: [all('review.read')] })).json<{ id: string }>();
    const { person } = (await admin('POST /people', { name: '过客', email: 'passing@example.com', roleIds: [role.id], teamIds: [] })).json<{ person: { id: string } }>();
    const passing = await centre.as(person.id);
    const run = (await passing(`POST /reviews/${reviewId}/exports`, { format: 'pdf' })).json<ExportRun>();
    await work(run, async () => small);
    expect((await fetchFile(run, passing)).statusCode).toBe(200);
    expect((await admin(`PATCH /roles/${role.id}`, { grants: [all('target.read')] })).statusCode).toBe(200);
    const refused = await fetchFile(run, passing);
    expect([refused.statusCode, refused.json().code]).toEqual([404, 'export.unknown']);
  });

  test('of one person are three at a time', async () => {
    const [first] = [await order(), await order(), await order()];
    const fourth = await supervisor!(`POST /reviews/${reviewId}/exports`, { format: 'pdf' });
    expect([fourth.statusCode, fourth.json()]).toEqual([429, expect.objectContaining({ code: 'export.too_many', facts: { most: 3 } })]);
    await cancel(first!);
    expect((await order()).state).toBe('waiting');
  });

  test('of a review that is not there is refused, and one of a review that went says so', async () => {
    expect((await supervisor!('POST /reviews/01900000-0000-7000-8000-000000000000/exports', { format: 'pdf' })).json()).toMatchObject({ code: 'review.unknown' });
    const run = await order();
    await work(run, async () => null);
    expect(await watch(run)).toMatchObject({ state: 'failed', file: null });
  });
});

describe('a cancelled export', () => {
  test('is written down once, and one that had ended not at all', async () => {
    const [stopped, ended] = [await order(), await order()];
    await work(ended, async () => small);
    const before = (await deeds()).length;
    for (const run of [stopped, stopped, ended]) await cancel(run);
    expect((await deeds()).slice(before)).toEqual(['export.cancelled']);
    expect((await watch(ended)).state).toBe('done');
    await shell.pool.query('delete from export_run where id = $1', [ended.id]);
    await shell.files.remove((await files())[0]!.id);
  });

  test('is not begun', async () => {
    const run = await order();
    expect((await cancel(run)).json()).toMatchObject({ state: 'cancelled' });
    expect((await deeds()).at(-1)).toBe('export.cancelled');
    await work(run, () => expect.fail('nobody wants it'));
    expect([await watch(run), await files()]).toEqual([expect.objectContaining({ state: 'cancelled', file: null }), []]);
  });

  test('stops at the next step', async () => {
    const run = await order();
    let steps = 0;
    await work(run, async (_, __, tell: Tell) => {
      for (steps = 0; steps < 5; steps++) {
        if (steps === 2) await cancel(run);
        await tell(steps, 5);
      }
      return small;
    });
    expect(steps).toBe(2);
    expect([await watch(run), await files()]).toEqual([expect.objectContaining({ state: 'cancelled', done: 1 }), []]);
  });

  test('leaves no file even at the last moment', async () => {
    const run = await order();
    await work(run, async () => {
      await cancel(run);
      return small;
    });
    expect([await watch(run), await files()]).toEqual([expect.objectContaining({ state: 'cancelled', file: null }), []]);
  });

  test('that has ended already stays as it is', async () => {
    const run = await order();
    await work(run, async () => small);
    expect((await cancel(run)).json()).toMatchObject({ state: 'done' });
    expect((await fetchFile(run)).body).toBe(small.content.toString());
  });
});

describe('a worker that breaks or dies', () => {
  const job = async ({ id }: ExportRun, attempts: number) => {
    await queuedJobs.add(shell.db as never, 'export.make', { id }, { key: `export.make:${id}`, maxAttempts: 3 });
    await shell.pool.query(`update graphile_worker._private_jobs set attempts = $2, locked_by = 'gone', locked_at = now() - interval '2 minutes' where key = $1`, [`export.make:${id}`, attempts]);
  };
  beforeEach(() => shell.pool.query('delete from graphile_worker._private_jobs'));

  test('says that it failed, and not why: that is in the log', async () => {
    const run = await order();
    await work(run, () => Promise.reject(new Error('no such letter')));
    expect(await watch(run)).toMatchObject({ state: 'failed', file: null });
    expect(JSON.stringify(await watch(run))).not.toContain('letter');
  });

  test('what is no file that we keep is failed too', async () => {
    const run = await order();
    await work(run, async () => ({ name: 'page.csv', content: Buffer.from('<script>alert(1)</script>') }));
    expect([await watch(run), await files()]).toEqual([expect.objectContaining({ state: 'failed' }), []]);
  });

  test('in the middle is followed by another, which makes the file once; what the first one left behind goes', async () => {
    const run = await order();
    const left = await shell.files.store([small.content] as never, { name: small.name, owner: `export:${run.id}` });
    await shell.pool.query(`update export_run set state = 'running', done = 7, total = 17 where id = $1`, [run.id]);
    await job(run, 1);
    expect(await takeUpLost(shell, exportRun)).toBe(0);
    shell.clock.advance(61_000);
    await whileHeld(shell.pool, `export ${run.id}`, async () => expect(await takeUpLost(shell, exportRun)).toBe(0));
    expect(await takeUpLost(shell, exportRun)).toBe(1);
    expect((await shell.pool.query('select locked_at from graphile_worker.jobs')).rows).toEqual([{ locked_at: null }]);
    // It may be the very file that is about to be named.
    await forgetOldExports(shell);
    expect(await files()).toHaveLength(1);
    await work(run, async () => small);
    await work(run, () => expect.fail('it is made'));
    await forgetOldExports(shell);
    expect((await files()).map(({ id }) => id)).toEqual([expect.not.stringMatching((left as { id: string }).id)]);
    expect((await fetchFile(run)).statusCode).toBe(200);
  });

  test('again and again leaves an export that failed', async () => {
    const run = await order();
    await job(run, 3);
    shell.clock.advance(61_000);
    expect(await takeUpLost(shell, exportRun)).toBe(1);
    expect(await watch(run)).toMatchObject({ state: 'failed' });
    expect(await takeUpLost(shell, exportRun)).toBe(0);
  });
});

test('old exports are forgotten, file and all; younger ones stay', async () => {
  const old = await order();
  await work(old, async () => small);
  shell.clock.advance(6 * day);
  const young = await order();
  await work(young, async () => small);
  expect(await forgetOldExports(shell)).toBe(0);
  shell.clock.advance(1 * day + 1);
  expect(await forgetOldExports(shell)).toBe(1);
  expect((await supervisor!(`GET /exports/${old.id}`)).statusCode).toBe(404);
  expect((await files()).map(({ owner }) => owner)).toEqual([`export:${young.id}`]);
  expect((await fetchFile(young)).statusCode).toBe(200);
});
