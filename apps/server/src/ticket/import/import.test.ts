/** The import over HTTP and its job: looked at, checked, run, watched, repeated, cancelled, and taken back where it broke. */

import type { ImportRun } from '@huiyin/domain/ticket/import.contract.ts';
import { evolve } from '@huiyin/domain/ticket/evolve.ts';
import type { Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { testCentre } from '../../testing/test-centre.ts';
import { ticketFromRow, type TicketRecord } from '../ticket-row.ts';
import { whileHeld } from '../../platform/hold.ts';
import { queuedJobs } from '../../platform/jobs.ts';
import { takeUpLost } from '../../platform/long-run.ts';
import { workOnImport } from './order-import.ts';
import { importRun } from './import-run.ts';

const centre = await testCentre();
const { shell } = centre;
const admin = await centre.as('admin');

const header = '工单号,客户,手机号,创建时间,关闭时间,标题,内容,类型';
const rowOf = (id: string, more: { phone?: string; closed?: string; body?: string } = {}) => `${id},李雷,${more.phone ?? '13800138000'},2025-08-01 10:00,${more.closed ?? '2025-08-01 11:00'},退款没到账,${more.body ?? '三天没到账'},退款`;
const fileOf = (...rows: string[]) => Buffer.from([header, ...rows].join('\n'));

beforeEach(async () => {
  await shell.pool.query('truncate import_problem, import_case, import_run, message, ticket_event, ticket cascade');
});

async function upload(content: Buffer, name = 'tickets.csv', as = admin) {
  const boundary = 'parts';
  const payload = Buffer.concat([Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return as('POST /imports', payload, { 'content-type': `multipart/form-data; boundary=${boundary}`, 'x-huiyin': '1' });
}

async function look(...rows: string[]): Promise<ImportRun> {
  const reply = await upload(fileOf(...rows));
  expect([reply.statusCode, reply.json()]).toEqual([201, expect.objectContaining({ state: 'looked_at' })]);
  return reply.json();
}

const order = (run: ImportRun, more: { dry?: boolean; mapping?: Partial<NonNullable<ImportRun['mapping']>> } = {}) => admin(`POST /imports/${run.id}/run`, { mapping: { ...run.mapping, ...more.mapping }, dry: more.dry ?? false });
const work = () => workOnImport(shell.jobs.added.at(-1)!.payload, shell);
const watch = async (run: ImportRun): Promise<ImportRun> => (await admin(`GET /imports/${run.id}`)).json();

async function runWhole(run: ImportRun, more: Parameters<typeof order>[1] = {}): Promise<ImportRun> {
  const ordered = await order(run, more);
  expect([ordered.statusCode, ordered.json()]).toEqual([202, expect.objectContaining({ state: more.dry ? 'checking' : 'running' })]);
  await work();
  return watch(run);
}

const count = async (table: string) => Number((await shell.pool.query(`select count(*) from ${table}`)).rows[0].count);

describe('a look', () => {
  test('shows what was understood, and imports nothing', async () => {
    const run = await look(rowOf('A1'), rowOf('A2'));
    expect(run).toMatchObject({ fileName: 'tickets.csv', encoding: 'UTF-8', rows: 2, done: 0, imported: 0, columns: header.split(','), startedAt: null });
    expect(run.guessed).toContainEqual({ column: '手机号', target: 'phone' });
    expect(run.sample[0]).toContain('退款没到账');
    expect(await count('ticket')).toBe(0);
    expect((await admin('GET /imports')).json().items.map(({ id }: ImportRun) => id)).toEqual([run.id]);
  });

  test.each([
    ['tickets.csv', Buffer.from(`${header}\n`), 'header_only'],
    ['tickets.csv', Buffer.from(`${header}\n"1`), 'quotes'],
    ['tickets.exe', Buffer.from('MZ nothing of ours'), 'type'],
  ])('refuses %s that is none', async (name, content, reason) => {
    const reply = await upload(content, name);
    expect([reply.statusCode, reply.json()]).toEqual([422, expect.objectContaining({ code: 'import.file_unreadable', facts: expect.objectContaining({ reason }) })]);
    expect(await count('import_run')).toBe(0);
  });

  test('is for those who may import', async () => {
    const agent = await centre.as('agent');
    expect((await upload(fileOf(rowOf('A1')), 'tickets.csv', agent)).statusCode).toBe(403);
  });
});

describe('a worker that dies', () => {
  const job = async (run: ImportRun, more: { attempts: number; lockedMsAgo: number | null }) => {
    await queuedJobs.add(shell.db as never, 'ticket.import', shell.jobs.added.at(-1)!.payload, { key: `ticket.import:${run.id}`, maxAttempts: 3 });
    await shell.pool.query(`update graphile_worker._private_jobs set attempts = $2, locked_by = case when $3::int is null then null else 'gone' end, locked_at = now() - $3::int * interval '1 millisecond' where key = $1`, [`ticket.import:${run.id}`, more.attempts, more.lockedMsAgo]);
  };
  const jobs = async () => (await shell.pool.query<{ locked: boolean }>('select locked_at is not null as locked from graphile_worker.jobs')).rows;
  const begin = async () => {
    const run = await look(rowOf('A1'), rowOf('A2'));
    await order(run);
    shell.clock.advance(61_000);
    return run;
  };
  beforeEach(() => shell.pool.query('delete from graphile_worker._private_jobs'));

  test('is followed by another, which brings in the rest, once', async () => {
    const run = await begin();
    await job(run, { attempts: 1, lockedMsAgo: 61_000 });
    expect(await takeUpLost(shell, importRun)).toBe(1);
    expect(await jobs()).toEqual([{ locked: false }]);
    // Waiting for a worker it is nobody's loss.
    expect(await takeUpLost(shell, importRun)).toBe(0);
    await work();
    await work();
    expect(await watch(run)).toMatchObject({ state: 'done', imported: 2, repeated: 0 });
    expect(await count('ticket')).toBe(2);
  });

  test('again and again leaves a run that failed and says so', async () => {
    const run = await begin();
    await job(run, { attempts: 3, lockedMsAgo: 61_000 });
    expect(await takeUpLost(shell, importRun)).toBe(1);
    expect(await watch(run)).toMatchObject({ state: 'failed', failure: 'import.interrupted' });
    expect(await jobs()).toEqual([]);
    expect(await takeUpLost(shell, importRun)).toBe(0);
  });

  test('on the command line leaves no job behind, and a run that says that it was cut off', async () => {
    const run = await begin();
    await shell.pool.query('update import_run set file_id = null where id = $1', [run.id]);
    await whileHeld(shell.pool, `import ${run.id}`, async () => expect(await takeUpLost(shell, importRun)).toBe(0));
    expect(await takeUpLost(shell, importRun)).toBe(1);
    expect(await watch(run)).toMatchObject({ state: 'failed', failure: 'import.interrupted' });
  });

  test('is told from one that is at work, or has just begun', async () => {
    const run = await begin();
    await job(run, { attempts: 1, lockedMsAgo: 1_000 });
    expect(await takeUpLost(shell, importRun)).toBe(0);
    await shell.pool.query(`update graphile_worker._private_jobs set locked_at = now() - interval '1 hour'`);
    await whileHeld(shell.pool, `import ${run.id}`, async () => expect(await takeUpLost(shell, importRun)).toBe(0));
    expect([await jobs(), await watch(run)]).toEqual([[{ locked: true }], expect.objectContaining({ state: 'running' })]);
  });
});

describe('a run', () => {
  test('brings in closed cases as history and open ones into accept, in the same customer\'s name', async () => {
    const run = await runWhole(await look(rowOf('A1'), rowOf('A2', { closed: '' })));
    expect(run).toMatchObject({ state: 'done', rows: 2, done: 2, imported: 2, repeated: 0, bad: 0, failure: null });
    const { rows } = await shell.pool.query('select ticket.*, channel.key as channel from ticket join channel on channel.id = channel_id order by opened_at, state');
    expect(rows.map((row) => [row.state, row.stage, row.kind, row.channel, row.number.slice(0, 8), row.team_id === null])).toEqual([
      ['archived', 'consult', 'refund', 'import', '20250801', true],
      ['open', 'accept', 'refund', 'import', '20250801', false],
    ]);
    expect(new Set(rows.map((row) => row.customer_id)).size).toBe(1);
    const thread = (await admin(`GET /tickets/${rows[0].id}/messages`)).json().items;
    expect(thread.map(({ body, at }: { body: string; at: string }) => [body, at])).toEqual([['三天没到账', '2025-08-01T02:00:00.000Z']]);
    expect(shell.live.notices.some(({ topic, id }) => topic === 'import' && id === run.id)).toBe(true);
  });

  test('leaves rows that are the fold of their log', async () => {
    await runWhole(await look(rowOf('A1'), rowOf('A2', { closed: '' })));
    const { rows } = await shell.pool.query<TicketRecord & { id: string }>('select * from ticket');
    for (const row of rows) {
      const log = (await shell.pool.query('select * from ticket_event where ticket_id = $1 order by version', [row.id])).rows;
      const folded = log.reduce<Ticket | null>((ticket, { kind, at, actor_kind, actor_id, facts }) => evolve(ticket, { kind, at, by: { kind: actor_kind, id: actor_id }, ...facts } as TicketEvent, row.id), null);
      expect(folded).toEqual(ticketFromRow(row));
    }
  });

  test('that is dry says the same and changes nothing', async () => {
    const run = await runWhole(await look(rowOf('A1'), rowOf('A2', { phone: '12' })), { dry: true });
    expect(run).toMatchObject({ state: 'checked', done: 2, imported: 1, repeated: 0, bad: 1 });
    expect([await count('ticket'), await count('import_case')]).toEqual([0, 0]);
    expect(await runWhole(run)).toMatchObject({ state: 'done', done: 2, imported: 1, bad: 1 });
  });

  test('reports every bad row with line, column and reason, in pages', async () => {
    const run = await runWhole(await look(rowOf('A1'), rowOf('A2', { phone: '12' }), rowOf('A3', { closed: '2025-07-01' }), 'A4,ragged'));
    expect(run).toMatchObject({ imported: 1, bad: 3, done: 4 });
    const first = (await admin(`GET /imports/${run.id}/problems?limit=2`)).json();
    const second = (await admin(`GET /imports/${run.id}/problems?limit=2&after=${first.next}`)).json();
    expect([...first.items, ...second.items]).toEqual([
      { line: 3, column: '手机号', code: 'value.malformed', value: null },
      { line: 4, column: '关闭时间', code: 'case.closed_before_opened', value: '2025-07-01' },
      { line: 5, column: null, code: 'row.ragged', value: '2 / 8' },
    ]);
    expect(second.next).toBeNull();
    expect((await admin(`GET /imports/${run.id}/problems?after=nonsense`)).json().code).toBe('page.cursor_invalid');
  });

  test('brings in nothing twice, and says when a case has changed since', async () => {
    await runWhole(await look(rowOf('A1'), rowOf('A2')));
    const again = await runWhole(await look(rowOf('A1'), rowOf('A2', { body: '又变了' }), rowOf('A3')));
    expect(again).toMatchObject({ imported: 1, repeated: 1, bad: 1 });
    expect((await admin(`GET /imports/${again.id}/problems`)).json().items).toEqual([{ line: 3, column: null, code: 'case.differs', value: 'A2' }]);
    expect(await count('ticket')).toBe(3);
    expect(await runWhole(again)).toMatchObject({ imported: 0, repeated: 2, bad: 1 });
  });

  test('takes the same id of another source for another case', async () => {
    const run = await look(rowOf('A1'));
    await runWhole(run);
    expect(await runWhole(run, { mapping: { source: 'old-crm' } })).toMatchObject({ imported: 1, repeated: 0 });
  });

  test('refuses a mapping that cannot work, and says all that is wrong', async () => {
    const run = await look(rowOf('A1'));
    const reply = await order(run, { mapping: { columns: { externalId: '工单号', subject: '没有这列' } } });
    expect([reply.statusCode, reply.json()]).toEqual([422, expect.objectContaining({ code: 'import.mapping_incomplete', facts: expect.objectContaining({ missing: ['openedAt'], columns: ['没有这列'] }) })]);
  });

  test('runs once at a time, and only its latest order', async () => {
    const run = await look(rowOf('A1'));
    await order(run);
    const stale = shell.jobs.added.at(-1)!.payload;
    expect((await order(run)).json().code).toBe('import.running');
    await admin(`POST /imports/${run.id}/cancel`);
    await runWhole(run);
    expect(await count('ticket')).toBe(1);
    await workOnImport(stale, shell);
    expect(await watch(run)).toMatchObject({ state: 'done', imported: 1 });
  });

  test('that is cancelled keeps what is in, and goes on from there', async () => {
    const ids = Array.from({ length: 1450 }, (_, index) => `A${index}`);
    const run = await look(...ids.map((id) => rowOf(id)));
    await order(run);
    let cancelled: Promise<unknown> | null = null;
    const stopping = { ...shell, live: { notify: ({ topic, version }: { topic: string; version: number }) => void (topic === 'import' && version > 0 && (cancelled ??= admin(`POST /imports/${run.id}/cancel`))) } };
    await workOnImport(shell.jobs.added.at(-1)!.payload, stopping);
    await cancelled;
    const stopped = await watch(run);
    expect(stopped.state).toBe('cancelled');
    const inside = await count('ticket');
    expect(inside).toBeGreaterThanOrEqual(200);
    expect(inside).toBeLessThan(1450);
    expect([await count('import_case'), stopped.imported]).toEqual([inside, inside]);
    expect(await runWhole(run)).toMatchObject({ state: 'done', imported: 1450 - inside, repeated: inside, done: 1450 });
  });

  test('that breaks in the middle of a batch takes the whole batch back, and a repeat mends it', async () => {
    const run = await look(...Array.from({ length: 250 }, (_, index) => rowOf(`A${index}`)));
    await shell.pool.query(`create function break_import() returns trigger language plpgsql as $$ begin if new.external_id = 'A240' then raise 'broken on purpose'; end if; return new; end $$`);
    await shell.pool.query('create trigger break_import before insert on import_case for each row execute function break_import()');
    const broken = await runWhole(run);
    expect(broken).toMatchObject({ state: 'failed', failure: 'server.fault', imported: 200, done: 200 });
    expect([await count('ticket'), await count('message'), await count('import_case')]).toEqual([200, 200, 200]);
    await shell.pool.query('drop function break_import cascade');
    expect(await runWhole(run)).toMatchObject({ state: 'done', imported: 50, repeated: 200 });
  });

  test('taken up again after a crash counts what its first try brought in as its own', async () => {
    const run = await look(rowOf('A1'), rowOf('A2'));
    await order(run);
    await work();
    await shell.pool.query("update import_run set state = 'running' where id = $1", [run.id]);
    await work();
    expect(await watch(run)).toMatchObject({ state: 'done', imported: 2, repeated: 0, done: 2 });
  });

  test('takes customers that nothing names only when told to, and lets their open tickets wait for a contact', async () => {
    const run = await look(rowOf('A1', { phone: '', closed: '' }));
    expect(await runWhole(run)).toMatchObject({ imported: 0, bad: 1 });
    expect(await runWhole(run, { mapping: { anonymous: true } })).toMatchObject({ imported: 1, bad: 0 });
    expect(await count('contact_point where customer_id in (select customer_id from ticket)')).toBe(0);
  });
});

test('two imports of one file at the same time bring each case in once', async () => {
  const rows = Array.from({ length: 300 }, (_, index) => rowOf(`A${index}`, { phone: `138001380${String(index % 20).padStart(2, '0')}` }));
  const [one, other] = [await look(...rows), await look(...rows.toReversed())];
  await order(one);
  const first = shell.jobs.added.at(-1)!.payload;
  await order(other);
  const second = shell.jobs.added.at(-1)!.payload;
  await Promise.all([workOnImport(first, shell), workOnImport(second, shell)]);
  const [a, b] = [await watch(one), await watch(other)];
  expect([a.state, b.state, a.imported + b.imported, a.repeated + b.repeated]).toEqual(['done', 'done', 300, 300]);
  expect(await count('ticket')).toBe(300);
});

test('what was done stands in the audit log', async () => {
  const run = await look(rowOf('A1'));
  await order(run);
  await admin(`POST /imports/${run.id}/cancel`);
  const { rows } = await shell.pool.query('select action from audit_entry where target = $1 order by seq', [`import:${run.id}`]);
  expect(rows.map(({ action }) => action)).toEqual(['import.looked_at', 'import.started', 'import.cancelled']);
});
