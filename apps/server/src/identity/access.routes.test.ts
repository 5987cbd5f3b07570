import { day } from '@huiyin/domain/kernel/instant.ts';
import { describe, expect, test } from 'vitest';
import { actorCacheOf } from './actor-cache.ts';
import { identity } from './index.ts';
import { recordAudit, verifyAudit } from './record-audit.ts';
import { testCentre } from '../testing/test-centre.ts';

const centre = await testCentre({ domains: [identity] });
const { shell } = centre;
const admin = await centre.as('admin');
const reading = { permission: 'person.read', scope: 'all' };

function makeKey(more: object = {}) {
  return admin('POST /api-keys', { name: '报表', grants: [reading], ...more });
}

describe('an API key', () => {
  test('calls with what it was given and nothing else', async () => {
    const made = await makeKey();
    expect(made.statusCode).toBe(201);
    const { key, secret } = made.json();
    expect(secret.startsWith(`hy_${key.prefix}_`)).toBe(true);
    const call = centre.withKey(secret);
    expect((await call('GET /people?limit=1')).statusCode).toBe(200);
    expect((await call('GET /audit')).json().code).toBe('permission.missing');
    expect((await call('GET /me')).json().code).toBe('permission.missing');
    const listed = (await admin('GET /api-keys')).json().items[0];
    expect(listed).toMatchObject({ id: key.id, owner: { name: '郑管理' } });
    expect(listed.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(listed)).not.toContain(secret.split('_').slice(2).join('_'));
  });

  test('with another secret is nobody', async () => {
    const { secret } = (await makeKey()).json();
    const forged = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
    expect((await centre.withKey(forged)('GET /people')).json().code).toBe('session.missing');
  });

  test('stops when it is revoked', async () => {
    const { key, secret } = (await makeKey()).json();
    const call = centre.withKey(secret);
    expect((await call('GET /people')).statusCode).toBe(200);
    expect((await admin(`DELETE /api-keys/${key.id}`)).statusCode).toBe(204);
    expect((await call('GET /people')).statusCode).toBe(401);
    expect((await admin(`DELETE /api-keys/${centre.shell.ids.next()}`)).json().code).toBe('api_key.unknown');
  });

  test('stops when it expires', async () => {
    const expiresAt = new Date(shell.clock.now() + day / 2).toISOString();
    const call = centre.withKey((await makeKey({ expiresAt })).json().secret);
    expect((await call('GET /people')).statusCode).toBe(200);
    shell.clock.advance(day / 2);
    actorCacheOf(shell.db).forget();
    expect((await call('GET /people')).statusCode).toBe(401);
    shell.clock.advance(-day / 2);
    expect((await makeKey({ expiresAt: new Date(shell.clock.now()).toISOString() })).json().code).toBe('api_key.expired');
  });

  test('never reaches further than its maker does today, and goes with them', async () => {
    const roles = (await admin('GET /roles')).json().items;
    const roleId = (key: string) => roles.find((role: { key: string }) => role.key === key).id;
    const { person } = (await admin('POST /people', { name: '集成', email: 'robot@example.com', roleIds: [roleId('admin')], teamIds: [] })).json();
    const maker = await centre.as(person.id);
    const made = await maker('POST /api-keys', { name: '集成', grants: [reading, { permission: 'audit.read', scope: 'all' }] });
    const call = centre.withKey(made.json().secret);
    expect((await call('GET /audit')).statusCode).toBe(200);
    await admin(`PATCH /people/${person.id}`, { roleIds: [roleId('agent')] });
    expect((await call('GET /audit')).statusCode).toBe(403);
    expect((await call('GET /people')).statusCode).toBe(200);
    await admin(`POST /people/${person.id}/deactivate`);
    expect((await call('GET /people')).statusCode).toBe(401);
  });

  test('makes no key of its own, and none is made of what does not exist', async () => {
    const { secret } = (await makeKey({ grants: [{ permission: 'api_key.manage', scope: 'all' }] })).json();
    expect((await centre.withKey(secret)('POST /api-keys', { name: 'x', grants: [{ permission: 'api_key.manage', scope: 'all' }] })).json().code).toBe('permission.missing');
    expect((await makeKey({ grants: [{ permission: 'x.y', scope: 'all' }] })).json().code).toBe('role.permission_unknown');
    expect((await makeKey({ teamIds: [shell.ids.next()] })).json().code).toBe('team.unknown');
    expect((await makeKey({ grants: [] })).statusCode).toBe(400);
  });
});

describe('the audit log', () => {
  const wish = (n: number) => ({ actor: null, action: 'test.happened', target: `test:${n}`, facts: { n, 文: '字', inner: { b: 1, a: [true, null] } }, address: null, userAgent: null });

  test('keeps one gapless chain under thirty writers at once', async () => {
    const before = (await verifyAudit(shell.db, shell)).entries;
    await Promise.all(Array.from({ length: 30 }, (_, n) => shell.db.transaction().execute((tx) => recordAudit(tx, shell, wish(n)))));
    expect(await verifyAudit(shell.db, shell)).toEqual({ intact: true, entries: before + 30, brokenAt: null });
  });

  test('goes with its transaction', async () => {
    const before = (await verifyAudit(shell.db, shell)).entries;
    const undone = shell.db.transaction().execute(async (tx) => {
      await recordAudit(tx, shell, wish(0));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await verifyAudit(shell.db, shell)).toMatchObject({ intact: true, entries: before });
  });

  test('cannot be changed by a slip of ours', async () => {
    for (const statement of ["update audit_entry set action = 'x'", 'delete from audit_entry', 'truncate audit_entry']) {
      await expect(shell.pool.query(statement)).rejects.toThrow('append-only');
    }
  });

  test.each([
    ['changed', `update audit_entry set facts = '{"n": 2}' where seq = 3`, 3],
    ['removed', 'delete from audit_entry where seq = 3', 3],
    ['moved in time', "update audit_entry set at = at + interval '1 second' where seq = 3", 3],
    ['cut off at the end', 'delete from audit_entry where seq = (select max(seq) from audit_entry)', null],
    ['given a chain of its own', "update audit_entry set digest = repeat('0', 64) where seq = 3", 3],
  ])('shows when an entry was %s', async (_, tampering, brokenAt) => {
    const whole = await verifyAudit(shell.db, shell);
    expect(whole.intact).toBe(true);
    await shell.pool.query('begin; alter table audit_entry disable trigger all; create table kept as select * from audit_entry; commit');
    await shell.pool.query(tampering);
    expect(await verifyAudit(shell.db, shell)).toEqual({ intact: false, entries: whole.entries, brokenAt: brokenAt ?? whole.entries });
    expect((await admin('POST /audit/verify')).json()).toMatchObject({ intact: false });
    await shell.pool.query('truncate audit_entry; insert into audit_entry select * from kept; drop table kept; alter table audit_entry enable trigger all');
    expect((await verifyAudit(shell.db, shell)).intact).toBe(true);
  });

  test('is read newest first, by page and by filter', async () => {
    await makeKey();
    const [newest] = (await admin('GET /audit?limit=1')).json().items;
    expect(newest).toMatchObject({ action: 'api_key.created', actor: { kind: 'person', name: '郑管理' }, address: '127.0.0.1' });
    const seqs: number[] = [];
    let after = '';
    do {
      const page = (await admin(`GET /audit?limit=10${after}`)).json();
      seqs.push(...page.items.map((entry: { seq: number }) => entry.seq));
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect(seqs).toEqual(seqs.map((_, index) => seqs[0]! - index));
    expect(seqs.at(-1)).toBe(1);
    const byNoun = (await admin('GET /audit?action=test&limit=200')).json().items;
    expect(byNoun.length).toBeGreaterThan(20);
    expect((await admin('GET /audit?action=tes')).json().items).toEqual([]);
    expect((await admin('GET /audit?target=test:7')).json().items).toHaveLength(1);
    expect((await admin(`GET /audit?actorId=${await centre.personId('agent')}`)).json().items).toEqual([]);
    expect((await admin('GET /audit?from=2099-01-01T00:00:00Z')).json().items).toEqual([]);
    expect((await admin('GET /audit?after=x')).json().code).toBe('page.cursor_invalid');
  });
});

describe('single sign-on', () => {
  test('providers are kept with a sealed secret that never leaves', async () => {
    const wish = { key: 'corp', name: { zh: '企业账号', en: 'Company account' }, discoveryUrl: 'https://login.example.com/.well-known/openid-configuration', clientId: 'huiyin', clientSecret: 'very secret' };
    const made = await admin('POST /sign-in-providers', wish);
    expect(made.statusCode).toBe(201);
    expect(made.body).not.toContain('very secret');
    expect(made.json().redirectUrl).toMatch(/\/api\/auth\/callback\/corp$/);
    expect((await shell.pool.query('select secret_sealed from sign_in_provider')).rows[0].secret_sealed).not.toContain('very secret');
    expect((await admin('POST /sign-in-providers', wish)).json().code).toBe('sign_in_provider.key_taken');
    expect((await admin('POST /sign-in-providers', { ...wish, key: 'plain', discoveryUrl: 'http://login.example.com/x' })).statusCode).toBe(400);
    expect((await centre.nobody('GET /sign-in-options')).json()).toEqual({ providers: [{ key: 'corp', name: wish.name }], demo: true });
    const { id } = made.json();
    expect((await admin(`PATCH /sign-in-providers/${id}`, { active: false })).json().active).toBe(false);
    expect((await centre.nobody('GET /sign-in-options')).json().providers).toEqual([]);
    expect((await admin(`DELETE /sign-in-providers/${id}`)).statusCode).toBe(204);
    expect((await admin(`DELETE /sign-in-providers/${id}`)).json().code).toBe('sign_in_provider.unknown');
  });
});
