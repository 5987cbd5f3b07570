import { describe, expect, test } from 'vitest';
import { actorCacheOf } from './actor-cache.ts';
import { authenticate } from './authenticate.ts';
import { identity } from './index.ts';
import { readAuditPage } from './audit.store.ts';
import { testCentre } from '../testing/test-centre.ts';

const centre = await testCentre({ domains: [identity] });
const { shell } = centre;
const admin = await centre.as('admin');
const agent = await centre.as('agent');
const nowhere = '01900000-0000-7000-8000-000000000000';

interface RoleView {
  id: string;
  key: string;
  grants: { permission: string; scope: string }[];
}
const roles: Map<string, RoleView> = new Map((await admin('GET /roles')).json().items.map((role: RoleView) => [role.key, role]));
const roleId = (key: string) => roles.get(key)!.id;

async function lastAudit() {
  return (await readAuditPage(shell.db, {}, { before: null, limit: 1 })).items[0]!;
}

let count = 0;
async function newPerson(role = 'agent', more: object = {}): Promise<string> {
  const reply = await admin('POST /people', { name: `测试${++count}`, email: `p${count}@example.com`, roleIds: [roleId(role)], teamIds: [], password: 'correct horse', ...more });
  expect(reply.statusCode).toBe(201);
  return reply.json().person.id;
}

/** May manage people and roles, but is no administrator. */
async function newDeputy(grants: { permission: string; scope: string }[]): Promise<string> {
  const made = await admin('POST /roles', { key: `deputy${++count}`, name: { zh: '代管', en: 'Deputy' }, grants });
  return newPerson('agent', { roleIds: [made.json().id] });
}
const deputyGrants = ['person.read', 'person.manage', 'role.manage', 'api_key.manage'].map((permission) => ({ permission, scope: 'all' }));

describe('me', () => {
  test('shows roles, teams and grants, and takes a new language', async () => {
    const before = (await agent('GET /me')).json();
    expect(before).toMatchObject({ name: '周小雨', language: 'zh', twoFactor: false, roles: [{ key: 'agent' }], teams: [{ key: 'aftersales' }] });
    expect(before.grants).toContainEqual({ permission: 'ticket.read', scope: 'team' });
    expect((await agent('PATCH /me', { language: 'en' })).json().language).toBe('en');
    expect((await agent('PATCH /me', { language: 'fr' })).statusCode).toBe(400);
    expect((await agent('PATCH /me', { active: false })).statusCode).toBe(400);
  });

  test('changes the password only for the present one, and ends the other sessions', async () => {
    const id = await newPerson();
    const [mine, other] = [await centre.as(id), await centre.cookieOf(id)];
    expect((await mine('POST /me/password', { current: 'wrong', next: 'another long one' })).json().code).toBe('session.wrong');
    expect((await mine('POST /me/password', { current: 'correct horse', next: 'short' })).json()).toMatchObject({ code: 'person.password_weak', facts: { reason: 'too_short' } });
    expect((await mine('POST /me/password', { current: 'correct horse', next: 'another long one' })).statusCode).toBe(204);
    expect((await authenticate(shell, { cookie: other })).kind).toBe('nobody');
    expect((await mine('GET /me')).statusCode).toBe(200);
    expect(await lastAudit()).toMatchObject({ action: 'person.password_changed', target: `person:${id}` });
  });

  test('cannot end somebody else’s session', async () => {
    const own = (await admin('GET /me/sessions')).json().items[0].id;
    expect((await agent(`DELETE /me/sessions/${own}`)).json().code).toBe('session.unknown');
    expect((await admin('GET /me')).statusCode).toBe(200);
  });
});

describe('people', () => {
  test('are paged by name without loss or repetition, and found by parts of name, team and role', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const page = (await agent(`GET /people?limit=7${after}`)).json();
      seen.push(...page.items.map((person: { id: string }) => person.id));
      after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`;
    } while (after !== '');
    const { rows } = await shell.pool.query('select id from person order by name, id');
    expect(seen).toEqual(rows.map(({ id }) => id));
    expect((await agent(`GET /people?q=${encodeURIComponent('小雨')}`)).json().items).toMatchObject([{ name: '周小雨' }]);
    expect((await agent('GET /people?q=%25')).json().items).toEqual([]);
    expect((await agent('GET /people?role=trainer')).json().items).toHaveLength(1);
    expect((await agent('GET /people?after=rubbish')).json().code).toBe('page.cursor_invalid');
  });

  test('are made with a password that is shown once, and can sign in with it', async () => {
    const teams = (await agent('GET /teams')).json().items;
    const reply = await admin('POST /people', { name: '新来的', email: 'New.One@Example.com', roleIds: [roleId('agent')], teamIds: [teams[0].id] });
    expect(reply.statusCode).toBe(201);
    const { person, password } = reply.json();
    expect(person).toMatchObject({ email: 'new.one@example.com', active: true, roles: [{ key: 'agent' }], teams: [{ id: teams[0].id }] });
    const signedIn = await centre.app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email: 'new.one@example.com', password } });
    expect(signedIn.statusCode).toBe(200);
    const { rows } = await shell.pool.query('select facts::text from audit_entry');
    expect(rows.some(({ facts }) => facts.includes(password))).toBe(false);
  });

  test.each<[string, object, number, string]>([
    ['an e-mail that is taken', { email: 'AGENT@demo.huiyin' }, 409, 'person.email_taken'],
    ['a weak password', { password: 'password123' }, 422, 'person.password_weak'],
    ['an unknown role', { roleIds: [nowhere] }, 404, 'role.unknown'],
    ['an unknown team', { teamIds: [nowhere] }, 404, 'team.unknown'],
    ['no e-mail', { email: 'x' }, 400, 'request.invalid'],
    ['a blank name', { name: '  ' }, 400, 'request.invalid'],
  ])('are not made with %s', async (_, flaw, status, code) => {
    const reply = await admin('POST /people', { name: '某人', email: 'somebody@example.com', roleIds: [], teamIds: [], ...flaw });
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
    const { rows } = await shell.pool.query("select 1 from person where email = 'somebody@example.com'");
    expect(rows).toEqual([]);
  });

  test('are not made by an agent', async () => {
    const reply = await agent('POST /people', { name: '某人', email: 'somebody@example.com', roleIds: [], teamIds: [] });
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'permission.missing']);
  });

  test('lose their sessions in the moment their account is closed, and get in again when it is opened', async () => {
    const id = await newPerson();
    const cookie = await centre.cookieOf(id);
    expect((await authenticate(shell, { cookie })).kind).toBe('actor');
    expect((await admin(`POST /people/${id}/deactivate`)).json().active).toBe(false);
    expect((await authenticate(shell, { cookie })).kind).toBe('nobody');
    expect((await admin(`POST /people/${id}/activate`)).json().active).toBe(true);
    expect((await (await centre.as(id))('GET /me')).statusCode).toBe(200);
  });

  test('act by their new roles at the next call', async () => {
    const id = await newPerson('agent');
    const call = await centre.as(id);
    expect((await call('GET /audit')).statusCode).toBe(403);
    await admin(`PATCH /people/${id}`, { roleIds: [roleId('admin')] });
    expect((await call('GET /audit')).statusCode).toBe(200);
    expect(await lastAudit()).toMatchObject({ action: 'person.changed', facts: { rolesBefore: ['agent'], roles: ['admin'] } });
    await admin(`PATCH /people/${id}`, { roleIds: [] });
    expect((await call('GET /audit')).statusCode).toBe(403);
  });

  test('that nobody knows are 404', async () => {
    for (const route of [`GET /people/${nowhere}`, `PATCH /people/${nowhere}`, `POST /people/${nowhere}/deactivate`, `POST /people/${nowhere}/activate`, `POST /people/${nowhere}/reset-password`, `POST /people/${nowhere}/reset-second-factor`, `POST /people/${nowhere}/end-sessions`]) {
      const reply = await admin(route, route.startsWith('GET') ? undefined : {});
      expect([route, reply.statusCode, reply.json().code]).toEqual([route, 404, 'person.unknown']);
    }
  });

  test('stay out of reach of those who hold less: no password, no e-mail, no role, no closing', async () => {
    const deputy = await centre.as(await newDeputy(deputyGrants));
    const adminId = await centre.personId('admin');
    const attempts: [string, object?][] = [
      [`POST /people/${adminId}/reset-password`, { password: 'mine now, thanks' }],
      [`POST /people/${adminId}/deactivate`],
      [`POST /people/${adminId}/reset-second-factor`],
      [`POST /people/${adminId}/end-sessions`],
      [`PATCH /people/${adminId}`, { email: 'taken.over@example.com' }],
      [`PATCH /people/${adminId}`, { roleIds: [] }],
    ];
    for (const [route, body] of attempts) {
      const reply = await deputy(route, body ?? {});
      expect([route, reply.statusCode, reply.json().code]).toEqual([route, 403, 'role.beyond_own']);
    }
    const self = (await deputy('GET /me')).json().id;
    expect((await deputy(`PATCH /people/${self}`, { roleIds: [roleId('admin')] })).json().code).toBe('role.beyond_own');
    expect((await deputy('POST /people', { name: '影子', email: 'shadow@example.com', roleIds: [roleId('admin')], teamIds: [] })).json().code).toBe('role.beyond_own');
  });
});

describe('the last administrator', () => {
  test('can neither be closed, nor lose the role, nor the role its rights', async () => {
    const id = await centre.personId('admin');
    for (const [route, body] of [
      [`POST /people/${id}/deactivate`, {}],
      [`PATCH /people/${id}`, { roleIds: [] }],
      [`PATCH /roles/${roleId('admin')}`, { grants: [{ permission: 'person.manage', scope: 'all' }] }],
    ] as const) {
      const reply = await admin(route, body);
      expect([route, reply.statusCode, reply.json().code]).toEqual([route, 409, 'person.last_administrator']);
    }
    expect((await admin('GET /me')).json().grants.length).toBeGreaterThan(20);
  });

  test('remains when two administrators close each other in the same instant', async () => {
    const [a, b] = [await newPerson('admin'), await newPerson('admin')];
    const [asA, asB, adminId] = [await centre.as(a), await centre.as(b), await centre.personId('admin')];
    await shell.pool.query('update person set active = false where id = $1', [adminId]);
    await Promise.all([asA(`POST /people/${b}/deactivate`), asB(`POST /people/${a}/deactivate`)]);
    const { rows } = await shell.pool.query('select count(*) from person join person_role on person_id = person.id join role on role.id = role_id where role.key = $1 and active', ['admin']);
    expect(rows[0].count).toBe(1);
    await shell.pool.query('update person set active = true where id = $1', [adminId]);
    actorCacheOf(shell.db).forget();
  });
});

describe('roles', () => {
  const name = { zh: '夜班主管', en: 'Night lead' };

  test('are made of permissions, changed and removed', async () => {
    const made = await admin('POST /roles', { key: 'night_lead', name, grants: [{ permission: 'ticket.read', scope: 'team' }] });
    expect(made.json()).toMatchObject({ key: 'night_lead', grants: [{ permission: 'ticket.read', scope: 'team' }], holders: 0 });
    const changed = await admin(`PATCH /roles/${made.json().id}`, { grants: [{ permission: 'ticket.read', scope: 'all' }] });
    expect(changed.json().grants).toEqual([{ permission: 'ticket.read', scope: 'all' }]);
    expect((await admin(`DELETE /roles/${made.json().id}`)).statusCode).toBe(204);
    expect((await admin(`DELETE /roles/${made.json().id}`)).json().code).toBe('role.unknown');
  });

  test('are refused with a taken key, an unknown permission, or a scope that the permission does not know', async () => {
    expect((await admin('POST /roles', { key: 'agent', name, grants: [] })).json().code).toBe('role.key_taken');
    expect((await admin('POST /roles', { key: 'x1', name, grants: [{ permission: 'ticket.fly', scope: 'all' }] })).json().code).toBe('role.permission_unknown');
    expect((await admin('POST /roles', { key: 'x1', name, grants: [{ permission: 'flow.edit', scope: 'own' }] })).json().code).toBe('role.permission_unknown');
  });

  test('that are held or served stay', async () => {
    expect((await admin(`DELETE /roles/${roleId('trainer')}`)).json()).toMatchObject({ code: 'role.in_use', facts: { people: 1 } });
    expect((await admin(`DELETE /roles/${roleId('specialist')}`)).json().code).toBe('role.in_use');
  });

  test('cannot be lifted above whoever edits them', async () => {
    const deputy = await centre.as(await newDeputy(deputyGrants));
    expect((await deputy('POST /roles', { key: 'x2', name, grants: [{ permission: 'system.manage', scope: 'all' }] })).json().code).toBe('role.beyond_own');
    expect((await deputy(`PATCH /roles/${roleId('admin')}`, { grants: [] })).json().code).toBe('role.beyond_own');
    expect((await deputy('POST /roles', { key: 'x2', name, grants: [{ permission: 'person.read', scope: 'all' }] })).statusCode).toBe(201);
  });

  test('are chosen from a list of permissions in both languages', async () => {
    const { items } = (await agent('GET /permissions')).json();
    expect(items).toContainEqual({ key: 'flow.edit', group: { key: 'flow', name: { zh: '流程', en: 'Flows' } }, label: { zh: '编辑流程草稿', en: 'Edit flow drafts' }, scopes: ['all'] });
  });
});

describe('teams', () => {
  const name = { zh: '夜班组', en: 'Night shift' };

  test('are made, filled, emptied and removed', async () => {
    const member = await newPerson();
    const made = await admin('POST /teams', { key: 'night', name, roles: ['agent'], memberIds: [member] });
    expect(made.json()).toMatchObject({ key: 'night', name, roles: ['agent'], memberIds: [member] });
    const { id } = made.json();
    expect((await (await centre.as(member))('GET /me')).json().teams).toMatchObject([{ key: 'night' }]);
    expect((await admin(`DELETE /teams/${id}`)).json().code).toBe('team.in_use');
    expect((await admin(`PATCH /teams/${id}`, { memberIds: [] })).json().memberIds).toEqual([]);
    expect(await lastAudit()).toMatchObject({ action: 'team.changed', facts: { left: [member] } });
    expect((await admin(`DELETE /teams/${id}`)).statusCode).toBe(204);
  });

  test('are refused with a taken key, an unknown role, an unknown member', async () => {
    expect((await admin('POST /teams', { key: 'phone', name, roles: [] })).json().code).toBe('team.key_taken');
    expect((await admin('POST /teams', { key: 'x3', name, roles: ['pilot'] })).json().code).toBe('role.unknown');
    expect((await admin('POST /teams', { key: 'x3', name, roles: [], memberIds: [nowhere] })).json().code).toBe('person.unknown');
    expect((await admin(`PATCH /teams/${nowhere}`, { name })).json().code).toBe('team.unknown');
  });
});
