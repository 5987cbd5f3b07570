import type { CustomerView } from '@huiyin/domain/customer/customer.contract.ts';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Tx } from '../platform/db.ts';
import { testServer } from '../platform/testing/test-server.ts';
import { customerDomain, type CustomerPorts, readSurvivorId } from './index.ts';

const moves: unknown[] = [];
/** Who sees less than everything sees the customers of the tag `mine`, as if they had tickets. */
const ports: CustomerPorts = {
  within: (_reach, id) => sql<boolean>`exists (select from customer seen where seen.id = ${id} and seen.tags @> array['mine'])`,
  merged: async (tx: Tx, merge) => {
    await sql`select 1`.execute(tx);
    moves.push({ merged: merge.from, into: merge.into, by: merge.by?.kind ?? null });
  },
  unmerged: async (_tx, merge) => void moves.push({ unmerged: merge.from, outOf: merge.outOf }),
};
const server = await testServer([customerDomain(ports)]);
const { shell } = server;
const all = { 'customer.read': 'all', 'customer.edit': 'all', 'customer.reveal': 'all', 'customer.merge': 'all' } as const;
const agent = server.as(all);
const narrow = server.as({ 'customer.read': 'team', 'customer.edit': 'team', 'customer.reveal': 'own', 'customer.merge': 'team' });
const reader = server.as({ 'customer.read': 'all' });
const nowhere = '01900000-0000-7000-8000-000000000000';

let count = 0;
const freshPhone = () => `1380000${String(++count).padStart(4, '0')}`;

async function make(more: object = {}): Promise<CustomerView> {
  const reply = await agent.call('POST', '/customers', { contactPoints: [{ kind: 'phone', value: freshPhone() }], ...more });
  expect(reply.statusCode).toBe(201);
  return reply.json();
}

async function find(query: string, who = agent): Promise<{ id: string; name: string | null; contact: string | null }[]> {
  const reply = await who.call('GET', `/customers?${query}`);
  expect(reply.statusCode).toBe(200);
  return reply.json().items;
}

const search = async (q: string) => (await find(`q=${encodeURIComponent(q)}`)).map((row) => row.id);

async function audited(action: string) {
  const { rows } = await shell.pool.query('select action, actor_id, target, facts from audit_entry where action = $1 order by seq', [action]);
  return rows;
}

describe('making and changing', () => {
  test('a new customer shows masks, never values', async () => {
    const reply = await agent.call('POST', '/customers', {
      name: ' 王芳 ', tier: 'gold', region: '华东', tags: ['老客户', '老客户', ' '], note: '喜欢下午接电话',
      contactPoints: [{ kind: 'phone', value: '１３９００００００４２' }, { kind: 'phone', value: '+86 139 0000 0042' }, { kind: 'email', value: 'Wang.Fang@Example.com' }],
    });
    expect(reply.statusCode).toBe(201);
    expect(reply.json()).toMatchObject({
      name: '王芳', tier: 'gold', region: '华东', tags: ['老客户'], note: '喜欢下午接电话', mergedInto: null, merged: [], version: 1,
      contactPoints: [{ kind: 'phone', masked: '139****0042', trust: 'confirmed' }, { kind: 'email', masked: 'w***@example.com', trust: 'confirmed' }],
    });
    expect(reply.body).not.toContain('13900000042');
    expect((await agent.call('GET', `/customers/${reply.json().id}`)).json()).toEqual(reply.json());
    const { rows } = await shell.pool.query('select note from customer where id = $1', [reply.json().id]);
    expect(rows[0].note).toMatch(/^v1:/);
  });

  test('needs a contact that is one, and that is nobody else’s', async () => {
    expect((await agent.call('POST', '/customers', { contactPoints: [] })).json().code).toBe('customer.contact_missing');
    expect((await agent.call('POST', '/customers', { contactPoints: [{ kind: 'phone', value: '66666666' }] })).json()).toMatchObject({ code: 'customer.contact_invalid', facts: { kind: 'phone', reason: 'area_code_missing', index: 0 } });
    const phone = freshPhone();
    const owner = await make({ contactPoints: [{ kind: 'phone', value: phone }] });
    const before = await shell.pool.query('select count(*) from customer');
    const taken = await agent.call('POST', '/customers', { name: '别人', contactPoints: [{ kind: 'email', value: 'else@example.com' }, { kind: 'phone', value: phone }] });
    expect(taken.statusCode).toBe(409);
    expect(taken.json()).toMatchObject({ code: 'customer.contact_taken', facts: { customerId: owner.id, kind: 'phone' } });
    expect((await shell.pool.query('select count(*) from customer')).rows).toEqual(before.rows);
    expect((await shell.pool.query("select from contact_point where masked = 'e***@example.com'")).rowCount).toBe(0);
  });

  test('two at once with one number: one is made, the other told', async () => {
    const phone = freshPhone();
    const replies = await Promise.all(Array.from({ length: 8 }, () => agent.call('POST', '/customers', { contactPoints: [{ kind: 'phone', value: phone }] })));
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
  });

  test('a stale change is refused, and nothing is lost', async () => {
    const { id } = await make({ name: '李雷', note: '旧' });
    expect((await agent.call('PATCH', `/customers/${id}`, { tier: 'vip', note: null }, { 'if-match': '"1"' })).json()).toMatchObject({ tier: 'vip', name: '李雷', note: null, version: 2 });
    const stale = await agent.call('PATCH', `/customers/${id}`, { name: '韩梅梅', version: 1 });
    expect(stale.statusCode).toBe(409);
    expect(stale.json()).toMatchObject({ code: 'customer.changed', facts: { version: 2 } });
    expect((await agent.call('PATCH', `/customers/${nowhere}`, { tier: 'vip' })).json().code).toBe('customer.unknown');
    expect((await agent.call('PATCH', `/customers/${id}`, { merged_into: nowhere })).statusCode).toBe(400);
  });
});

describe('contact points', () => {
  test('are added once; what was claimed can be confirmed', async () => {
    const { id } = await make();
    const phone = freshPhone();
    const add = (value: string, trust?: string) => agent.call('POST', `/customers/${id}/contact-points`, { kind: 'phone', value, ...(trust && { trust }) });
    expect((await add(phone, 'claimed')).json().contactPoints.at(-1)).toMatchObject({ trust: 'claimed' });
    const confirmed = (await add(`+86${phone}`)).json();
    expect(confirmed.contactPoints).toHaveLength(2);
    expect(confirmed.contactPoints.every((point: { trust: string }) => point.trust === 'confirmed')).toBe(true);
    expect((await add('x')).json().code).toBe('customer.contact_invalid');
  });

  test('somebody else’s may be claimed, but not confirmed', async () => {
    const phone = freshPhone();
    const owner = await make({ contactPoints: [{ kind: 'phone', value: phone }] });
    const { id } = await make();
    const add = (trust: string) => agent.call('POST', `/customers/${id}/contact-points`, { kind: 'phone', value: phone, trust });
    expect((await add('confirmed')).json()).toMatchObject({ code: 'customer.contact_taken', facts: { customerId: owner.id } });
    expect((await add('claimed')).statusCode).toBe(201);
    expect((await add('verified')).json()).toMatchObject({ code: 'customer.contact_taken', facts: { customerId: owner.id } });
  });

  test('a reveal shows the whole value and is in the audit log with its reason', async () => {
    const { id, contactPoints } = await make({ contactPoints: [{ kind: 'phone', value: '13900000077' }] });
    const path = `/customers/${id}/contact-points/${contactPoints[0]!.id}/reveal`;
    expect((await agent.call('POST', path, { reason: '需要回电' })).json()).toEqual({ value: '+8613900000077' });
    const entries = await audited('customer.contact_revealed');
    expect(entries.at(-1)).toMatchObject({ actor_id: agent.actor.id, target: `customer:${id}`, facts: { reason: '需要回电', kind: 'phone' } });
    expect(JSON.stringify(entries)).not.toContain('13900000077');
    expect((await agent.call('POST', path, {})).statusCode).toBe(400);
    expect((await reader.call('POST', path, { reason: 'x' })).statusCode).toBe(403);
    expect((await agent.call('POST', `/customers/${(await make()).id}/contact-points/${contactPoints[0]!.id}/reveal`, { reason: 'x' })).json().code).toBe('contact_point.unknown');
    expect(await audited('customer.contact_revealed')).toHaveLength(entries.length);
  });

  test('a removed one is gone and free again', async () => {
    const phone = freshPhone();
    const { id, contactPoints } = await make({ contactPoints: [{ kind: 'phone', value: phone }] });
    const path = `/customers/${id}/contact-points/${contactPoints[0]!.id}`;
    expect((await agent.call('DELETE', path)).json().contactPoints).toEqual([]);
    expect((await agent.call('DELETE', path)).json().code).toBe('contact_point.unknown');
    await make({ contactPoints: [{ kind: 'phone', value: phone }] });
  });
});

describe('merging', () => {
  const merge = (from: string, into: string) => agent.call('POST', `/customers/${from}/merge`, { into });
  const unmerge = (id: string) => agent.call('POST', `/customers/${id}/unmerge`);

  test('is reversible: contacts, look-ups and history return', async () => {
    const [phone, other] = [freshPhone(), freshPhone()];
    const from = await make({ name: '合并甲', contactPoints: [{ kind: 'phone', value: phone }] });
    const into = await make({ name: '合并乙', contactPoints: [{ kind: 'phone', value: other }] });
    expect((await merge(from.id, into.id)).json()).toMatchObject({ id: from.id, mergedInto: into.id });
    expect((await agent.call('GET', `/customers/${into.id}`)).json().merged).toMatchObject([{ id: from.id }]);
    const survivor = (await agent.call('GET', `/customers/${into.id}`)).json();
    expect(survivor.contactPoints).toHaveLength(2);
    expect(await search(phone)).toEqual([into.id]);
    expect(await search('合并甲')).toEqual([into.id]);
    expect([await readSurvivorId(shell.db, from.id), await readSurvivorId(shell.db, into.id)]).toEqual([into.id, into.id]);
    expect((await agent.call('PATCH', `/customers/${from.id}`, { tier: 'vip' })).json()).toMatchObject({ code: 'customer.merged', facts: { into: into.id } });
    expect(moves).toContainEqual({ merged: from.id, into: into.id, by: 'person' });

    expect((await unmerge(from.id)).json()).toMatchObject({ mergedInto: null });
    expect(await search(phone)).toEqual([from.id]);
    expect((await agent.call('GET', `/customers/${into.id}`)).json().contactPoints).toEqual(into.contactPoints);
    expect(moves).toContainEqual({ unmerged: from.id, outOf: into.id });
    expect((await audited('customer.merged')).at(-1)).toMatchObject({ target: `customer:${from.id}`, facts: { into: into.id } });
    expect((await audited('customer.unmerged')).at(-1)).toMatchObject({ target: `customer:${from.id}` });
  });

  test('refuses itself, circles, what is merged, what is not, and what is not there', async () => {
    const [a, b, c] = [await make(), await make(), await make()];
    expect((await merge(a.id, a.id)).json().code).toBe('customer.merge_into_itself');
    expect((await merge(a.id, nowhere)).json().code).toBe('customer.unknown');
    expect((await unmerge(a.id)).json().code).toBe('customer.not_merged');
    expect((await merge(a.id, b.id)).statusCode).toBe(200);
    expect((await merge(b.id, a.id)).json().code).toBe('customer.merge_cycle');
    expect((await merge(a.id, c.id)).json().code).toBe('customer.merged');
    expect((await merge(b.id, c.id)).statusCode).toBe(200);
    expect((await merge(c.id, a.id)).json().code).toBe('customer.merge_cycle');
    expect((await agent.call('GET', `/customers/${a.id}`)).json().mergedInto).toBe(c.id);
    // Whoever was merged into b before goes with b.
    await unmerge(b.id);
    expect((await agent.call('GET', `/customers/${a.id}`)).json().mergedInto).toBe(b.id);
  });

  test('three at once that would close a circle leave one standing', async () => {
    for (let round = 0; round < 5; round++) {
      const ring = [await make(), await make(), await make()];
      const replies = await Promise.all(ring.map((customer, index) => merge(customer.id, ring[(index + 1) % 3]!.id)));
      expect(replies.every((reply) => [200, 409].includes(reply.statusCode))).toBe(true);
      const { rows } = await shell.pool.query('select id, merged_into, survivor_id from customer where id = any($1)', [ring.map((customer) => customer.id)]);
      const standing = rows.filter((row) => row.merged_into === null);
      expect(standing).toHaveLength(1);
      expect(rows.every((row) => row.survivor_id === standing[0].id)).toBe(true);
    }
  });
});

describe('the list', () => {
  test('finds by part of the name, whole contact, tail and external id', async () => {
    const { id } = await make({ name: '欧阳 Ａda 诸葛', contactPoints: [{ kind: 'phone', value: '13711112468' }, { kind: 'email', value: 'ada@huiyin.example.com' }, { kind: 'external', value: 'CRM-77' }] });
    for (const q of ['欧阳', '诸', 'ada', 'Ada 诸', '137 1111 2468', '+8613711112468', '2468', '112468', 'ADA@huiyin.example.com', ' CRM-77 ']) expect([q, await search(q)]).toEqual([q, [id]]);
    for (const q of ['阳欧', '欧诸', '468', '212468', 'crm-77', '%', '_', "' or 1=1 --", '\\', '"', '{}']) expect([q, await search(q)]).toEqual([q, []]);
  });

  test('pages without loss or repetition, also over customers of one instant', async () => {
    for (let index = 0; index < 7; index++) await make({ tags: ['分页'] });
    const seen: string[] = [];
    let after = '';
    do {
      const page = (await agent.call('GET', `/customers?limit=3&tag=${encodeURIComponent('分页')}${after}`)).json();
      seen.push(...page.items.map((row: { id: string }) => row.id));
      after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`;
    } while (after !== '');
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    expect((await agent.call('GET', '/customers?after=x')).json().code).toBe('page.cursor_invalid');
    // Beyond the year 9999 PostgreSQL would fault.
    const forged = Buffer.from(JSON.stringify([999_999_999_999_999, '01900000-0000-7000-8000-000000000000'])).toString('base64url');
    expect((await agent.call('GET', `/customers?after=${forged}`)).json().code).toBe('page.cursor_invalid');
  });

  test('bears what no text column can hold', async () => {
    for (const query of ['q=%00', 'q=a%00b', 'tag=%00', 'region=a%00']) expect((await agent.call('GET', `/customers?${query}`)).statusCode).toBe(400);
    const { id, contactPoints } = await make();
    const point = `/customers/${id}/contact-points`;
    for (const odd of ['\u0000', '\ud800', 'a\u0000b']) {
      expect((await agent.call('POST', `${point}/${contactPoints[0]!.id}/reveal`, { reason: odd })).json()).toMatchObject({ code: 'request.invalid', fields: [{ path: 'body.reason' }] });
      expect((await agent.call('PATCH', `/customers/${id}`, { tags: [odd] })).statusCode).toBe(400);
      expect((await agent.call('POST', point, { kind: 'external', value: odd })).statusCode).toBe(400);
    }
  });

  test('narrows by tier, region and tag', async () => {
    const { id } = await make({ tier: 'silver', region: '西北', tags: ['唯一'] });
    expect((await find(`tier=silver&region=${encodeURIComponent('西北')}&tag=${encodeURIComponent('唯一')}`)).map((row) => row.id)).toEqual([id]);
    expect(await find(`tier=vip&region=${encodeURIComponent('西北')}`)).toEqual([]);
  });
});

describe('reach', () => {
  test('who sees less sees the customers of their own tickets, and no trace of the others', async () => {
    const mine = await make({ name: '可见', tags: ['mine'] });
    const theirs = await make({ name: '不可见' });
    const point = theirs.contactPoints[0]!.id;
    expect((await find('', narrow)).map((row) => row.id)).toContain(mine.id);
    expect(await find(`q=${encodeURIComponent('不可见')}`, narrow)).toEqual([]);
    expect((await narrow.call('GET', `/customers/${mine.id}`)).statusCode).toBe(200);
    const tries: [string, string, object?][] = [
      ['GET', `/customers/${theirs.id}`],
      ['PATCH', `/customers/${theirs.id}`, { tier: 'vip' }],
      ['POST', `/customers/${theirs.id}/contact-points`, { kind: 'phone', value: freshPhone() }],
      ['DELETE', `/customers/${theirs.id}/contact-points/${point}`],
      ['POST', `/customers/${theirs.id}/contact-points/${point}/reveal`, { reason: 'x' }],
      ['POST', `/customers/${mine.id}/merge`, { into: theirs.id }],
      ['POST', `/customers/${theirs.id}/merge`, { into: mine.id }],
      ['POST', `/customers/${theirs.id}/unmerge`],
    ];
    for (const [method, path, body] of tries) expect([path, (await narrow.call(method, path, body)).json().code]).toEqual([path, 'customer.unknown']);
    for (const [method, path, body] of tries) expect((await server.nobody.call(method, path, body)).statusCode).toBe(401);
    expect((await agent.call('GET', `/customers/${theirs.id}`)).json()).toEqual(theirs);
  });
});
