import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testCentre } from '../testing/test-centre.ts';
import { foldCheck } from './check-fold.ts';
import { forgetUploads } from './forgotten-uploads.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const agent = await centre.as('agent');

async function upload(owner: string): Promise<string> {
  const stored = await shell.files.store((async function* () { yield Buffer.from('一段文字\n'); })(), { name: '说明.txt', owner });
  if (typeof stored === 'string') throw new Error(stored);
  return stored.id;
}

async function open(): Promise<TicketView> {
  return (await agent('POST /tickets', { channel: 'phone', customer: { phone: '13800006101' }, body: '你好' })).json();
}

test('uploads that were never sent go after a day; sent ones and other domains’ stay', async () => {
  const me = `person:${await centre.personId('agent')}`;
  const [unsent, sent, foreign] = [await upload(me), await upload(me), await upload('export:1')];
  const ticket = await open();
  expect((await agent(`POST /tickets/${ticket.id}/messages`, { body: '', visibility: 'public', attachments: [sent] })).statusCode).toBe(201);
  await sql`update stored_file set created_at = ${new Date(shell.clock.now())}`.execute(shell.db);
  expect(await forgetUploads(shell)).toBe(0);
  shell.clock.advance(86_400_001);
  expect(await forgetUploads(shell)).toBe(1);
  expect(await forgetUploads(shell)).toBe(0);
  expect([await shell.files.find(unsent), (await shell.files.find(sent))?.id, (await shell.files.find(foreign))?.id]).toEqual([null, sent, foreign]);
  await expect(shell.files.read(unsent)).rejects.toThrow();
  expect((await agent(`GET /tickets/${ticket.id}/files/${sent}`)).statusCode).toBe(200);
});

test('the doctor finds a row that is not what its log says', async () => {
  const ticket = await open();
  expect(await foldCheck(shell).run()).toMatchObject({ well: true });
  await sql`update ticket set subject = '改过' where id = ${ticket.id}::uuid`.execute(shell.db);
  const finding = await foldCheck(shell).run();
  expect(finding.well).toBe(false);
  expect(finding.says).toContain(`${ticket.number}: subject`);
});

test('a visit leaves the list of whoever gave its ticket back', async () => {
  const ticket = await open();
  expect((await agent(`POST /tickets/${ticket.id}/take`, {})).statusCode).toBe(200);
  const visit = shell.ids.next();
  const me = await centre.personId('agent');
  await sql`insert into follow_up (id, ticket_id, due_at, method, script, outcome, agent_id) values (${visit}::uuid, ${ticket.id}::uuid, now(), 'phone', '', 'planned', ${me}::uuid)`.execute(shell.db);
  await sql`update ticket set follow_up = ${JSON.stringify({ id: visit, dueAt: shell.clock.now(), method: 'phone', attempts: 0, outcome: 'planned' })}::jsonb where id = ${ticket.id}::uuid`.execute(shell.db);
  expect((await agent(`POST /tickets/${ticket.id}/release`, {})).statusCode).toBe(200);
  const { rows } = await sql<{ agent_id: string | null }>`select agent_id from follow_up where id = ${visit}::uuid`.execute(shell.db);
  expect(rows[0]!.agent_id).toBeNull();
});

test('a search that takes too long ends as a request to try again, and holds nothing', async () => {
  await open();
  // A table whose every row takes seconds to read.
  await shell.pool.query(`alter table ticket rename to ticket_rows`);
  await shell.pool.query(`create view ticket as select r.* from ticket_rows r where pg_sleep(6) is not null`);
  const reply = await agent('GET /tickets?queue=all&q=' + encodeURIComponent('没有的词'));
  await shell.pool.query('drop view ticket');
  await shell.pool.query('alter table ticket_rows rename to ticket');
  expect([reply.statusCode, reply.json().code]).toEqual([503, 'server.unavailable']);
  expect((await agent('GET /tickets?queue=all&q=' + encodeURIComponent('你好'))).statusCode).toBe(200);
}, 30_000);
