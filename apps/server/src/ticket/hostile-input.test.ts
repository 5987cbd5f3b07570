import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { describe, expect, test } from 'vitest';
import { testCentre } from '../testing/test-centre.ts';

const centre = await testCentre();
const { shell } = centre;
const agent = await centre.as('agent');
const admin = await centre.as('admin');

async function open(body: object = {}): Promise<TicketView> {
  const reply = await agent('POST /tickets', { channel: 'phone', customer: { phone: '13800007001' }, body: '耳机没有声音', ...body });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
}

const ticket = await open();
const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts).replaceAll('"∞"', '1e999')).toString('base64url');

describe('forged cursors are refused, never a fault', () => {
  const id = ticket.id;
  test.each([
    [1, '∞', id], [1, 9e15, id], [1.5, 1, id], [1e12, 1, id], [1, 1, 'nobody'], [1, 1.5, id], ['1', 1, id], [1, 1],
    [1, -9e15, id], [1, -8.64e15, id],
  ])('of a queue: %j %j %j', async (...parts) => {
    for (const filter of ['', '&state=archived']) {
      const reply = await agent(`GET /tickets?after=${cursor(...parts)}${filter}`);
      expect([reply.statusCode, reply.json().code], reply.body).toEqual([400, 'page.cursor_invalid']);
    }
  });
  test.each([['∞', id], [9e15, id], [1, 'x'], [0.5, id]])('of visits: %j %j', async (...parts) => {
    for (const filter of ['', '&outcome=done']) expect((await agent(`GET /follow-ups?after=${cursor(...parts)}${filter}`)).statusCode).toBe(400);
  });
  test.each([[1.5], [1e12], ['∞'], [-1e12]])('of a thread and a history: %j', async (...parts) => {
    for (const route of ['messages', 'events']) expect((await agent(`GET /tickets/${id}/${route}?after=${cursor(...parts)}`)).statusCode).toBe(400);
  });
});

describe('numbers beyond what is counted are refused', () => {
  test.each(['messages?since=99999999999', 'messages?since=1e15', 'messages?before=99999999999'])('GET …/%s', async (route) => {
    expect((await agent(`GET /tickets/${ticket.id}/${route}`)).statusCode).toBe(400);
  });
  test('as a version, as what was seen, as what was read', async () => {
    expect((await agent(`POST /tickets/${ticket.id}/take`, { version: 1e12 })).statusCode).toBe(400);
    expect((await agent(`POST /tickets/${ticket.id}/messages`, { body: '您好', visibility: 'public', version: 1e12 })).statusCode).toBe(400);
    expect((await agent(`POST /tickets/${ticket.id}/messages`, { body: '您好', visibility: 'public', version: -1 })).statusCode).toBe(400);
    expect((await agent(`POST /tickets/${ticket.id}/read`, { seq: 1e12 })).statusCode).toBeLessThan(500);
    const token = new URL(ticket.customerUrl).pathname.split('/').at(-1)!;
    expect((await centre.nobody(`GET /t/${token}/messages?since=99999999999`)).statusCode).toBe(400);
  });
});

describe('an id has one spelling', () => {
  test.each([ticket.id.toUpperCase(), `urn:uuid:${ticket.id}`, `{${ticket.id}}`])('%s is none', async (id) => {
    expect((await agent(`GET /tickets/${encodeURIComponent(id)}`)).statusCode).toBe(400);
    expect((await admin(`POST /tickets/${ticket.id}/merge`, { into: id })).statusCode).toBe(400);
    expect((await agent(`POST /tickets/${ticket.id}/link`, { ticketId: id })).statusCode).toBe(400);
  });
});

describe('a moment exists', () => {
  test.each(['2025-12-31T23:59:60Z', '0000-01-01T00:00:00Z', '2025-02-30T00:00:00Z', '275760-09-13T00:00:00Z'])('%s is none', async (moment) => {
    expect((await agent(`POST /tickets/${ticket.id}/pause`, { reason: 'customer', until: moment })).statusCode).toBe(400);
    expect((await agent(`POST /tickets/${ticket.id}/follow-ups`, { dueAt: moment, method: 'phone' })).statusCode).toBe(400);
  });
});

describe('what a form does not know is not stored', () => {
  test('custom fields are checked like any other, at the opening and later', async () => {
    const field = { type: 'string', label: { zh: '序列号', en: 'Serial number' }, maxLength: 20 };
    const made = await admin('POST /custom-fields', { key: 'serial_number', kind: null, field, position: 1, active: true });
    expect(made.statusCode, made.body).toBe(201);
    for (const value of [{ deep: [1] }, 7, 'x'.repeat(21)]) {
      const opened = await agent('POST /tickets', { channel: 'phone', customer: { phone: '13800007002' }, body: '你好', fields: { serial_number: value } });
      expect([opened.statusCode, opened.json().code]).toEqual([422, 'step.fields_invalid']);
      const filled = await agent(`POST /tickets/${ticket.id}/fields`, { fields: { serial_number: value } });
      expect([filled.statusCode, filled.json().code]).toEqual([422, 'step.fields_invalid']);
    }
    expect((await open({ fields: { serial_number: 'SN-1' } })).fields).toMatchObject({ serial_number: 'SN-1' });
    expect((await agent(`POST /tickets/${ticket.id}/fields`, { fields: { serial_number: 'SN-2' } })).statusCode).toBe(200);
  });

  test('a body of a hundred thousand brackets is refused, also under a key', async () => {
    const fields = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    for (const headers of [{}, { 'idempotency-key': 'deep' }]) {
      const reply = await centre.app.inject({
        method: 'POST', url: `/api/v1/tickets/${ticket.id}/fields`, payload: `{"fields":${fields}}`,
        headers: { cookie: await centre.cookieOf('agent'), 'content-type': 'application/json', ...headers },
      });
      expect(reply.statusCode).toBe(400);
    }
  });

  test('a subject of spaces is none', async () => {
    expect((await agent(`POST /tickets/${ticket.id}/subject`, { subject: '   ' })).statusCode).toBe(400);
  });
});

describe('an API key', () => {
  test('keeps no drafts and no filters, and is told so', async () => {
    const made = await admin('POST /api-keys', { name: '接口', grants: [{ permission: 'ticket.read', scope: 'all' }, { permission: 'ticket.work', scope: 'all' }] });
    expect(made.statusCode, made.body).toBe(201);
    const key = centre.withKey(made.json().secret ?? made.json().key);
    expect((await key(`PUT /tickets/${ticket.id}/draft`, { body: '您好', visibility: 'public' })).statusCode).toBe(403);
    expect((await key('POST /filters', { name: '急', queue: 'all', filter: {} })).statusCode).toBe(403);
  });
});

test('a mention of nobody is dropped, one of a colleague is kept', async () => {
  const colleague = await centre.personId('supervisor');
  const sent = await agent(`POST /tickets/${ticket.id}/messages`, { body: '请看', visibility: 'internal', mentions: [shell.ids.next(), colleague] });
  expect(sent.statusCode, sent.body).toBe(201);
  const { items } = (await agent(`GET /tickets/${ticket.id}/events?limit=200`)).json() as { items: { kind: string; facts: { mentions?: string[] } }[] };
  expect(items.find((event) => event.kind === 'noted')!.facts.mentions).toEqual([colleague]);
});

test('a repeat of a sent message is answered with the first, also when it still names the version from before', async () => {
  const { version } = (await agent(`GET /tickets/${ticket.id}`)).json() as TicketView;
  const send = () => agent(`POST /tickets/${ticket.id}/messages`, { body: '已为您处理', visibility: 'public', clientId: 'client-lost-reply', version });
  const [first, second] = [await send(), await send()];
  expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
  expect(second.json().id).toBe(first.json().id);
});
