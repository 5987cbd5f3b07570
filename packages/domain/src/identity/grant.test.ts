import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scopes, type Scope } from './actor.ts';
import { checkGrants, checkWithinOwn, combineGrants, covers, narrowGrants, type Grant } from './grant.ts';
import { permissionKeys, permissions } from './permission.ts';
import { shippedRoles } from './shipped-roles.ts';

const anyScope = fc.constantFrom(...scopes);
const anyGrants = fc.array(fc.record<Grant>({ permission: fc.constantFrom('ticket.read', 'ticket.work', 'flow.read'), scope: anyScope }), { maxLength: 6 });
const reach = (scope: Scope | undefined) => (scope === undefined ? -1 : scopes.indexOf(scope));

describe('grants', () => {
  test('of several roles add up to the widest of each', () => {
    fc.assert(
      fc.property(anyGrants, (grants) => {
        const held = combineGrants(grants);
        expect(grants.every((grant) => covers(held, grant))).toBe(true);
        for (const [permission, scope] of held) expect(grants).toContainEqual({ permission, scope });
      }),
    );
  });

  test('of an API key reach neither further than asked nor further than its maker', () => {
    fc.assert(
      fc.property(anyGrants, anyGrants, (wanted, own) => {
        const [asked, held] = [combineGrants(wanted), combineGrants(own)];
        const narrowed = narrowGrants([...asked].map(([permission, scope]) => ({ permission, scope })), held);
        for (const { permission } of wanted) {
          expect(reach(narrowed.get(permission))).toBe(Math.min(reach(asked.get(permission)), reach(held.get(permission))));
        }
        expect(narrowed.size).toBeLessThanOrEqual(asked.size);
      }),
    );
  });

  test('cannot be handed out wider than held', () => {
    const lead = { kind: 'person', roles: ['supervisor'], grants: combineGrants([{ permission: 'ticket.read', scope: 'team' }]) } as const;
    expect(checkWithinOwn(lead, [{ permission: 'ticket.read', scope: 'own' }]).ok).toBe(true);
    expect(checkWithinOwn(lead, [{ permission: 'ticket.read', scope: 'all' }, { permission: 'flow.edit', scope: 'all' }])).toMatchObject({
      code: 'role.beyond_own',
      facts: { permissions: ['ticket.read', 'flow.edit'] },
    });
  });

  test('can all be handed out by an administrator, but not by an administrator’s API key', () => {
    const grants = combineGrants([{ permission: 'role.manage', scope: 'all' }]);
    const wanted: Grant[] = [{ permission: 'ticket.import', scope: 'all' }];
    expect(checkWithinOwn({ kind: 'person', roles: ['admin'], grants }, wanted).ok).toBe(true);
    expect(checkWithinOwn({ kind: 'key', roles: ['admin'], grants }, wanted).ok).toBe(false);
    expect(checkWithinOwn({ kind: 'person', roles: ['admin'], grants: new Map() }, wanted).ok).toBe(false);
  });

  test.each<[string, Grant]>([
    ['unknown', { permission: 'ticket.destroy', scope: 'all' }],
    ['inherited from Object', { permission: 'constructor', scope: 'all' }],
    ['asked for with a scope it does not know', { permission: 'flow.edit', scope: 'own' }],
  ])('are refused when the permission is %s', (_, grant) => {
    expect(checkGrants([grant])).toMatchObject({ code: 'role.permission_unknown' });
  });
});

describe('shipped roles', () => {
  test('ask only for permissions and scopes that exist, each once', () => {
    for (const role of shippedRoles) {
      expect(checkGrants(role.grants)).toMatchObject({ ok: true });
      expect(new Set(role.grants.map((grant) => grant.permission)).size).toBe(role.grants.length);
    }
  });

  test('leave no permission without a holder', () => {
    const held = combineGrants(shippedRoles.flatMap((role) => role.grants));
    expect(permissionKeys.filter((key) => held.get(key) !== permissions[key].scopes.at(-1))).toEqual([]);
  });

  test('let nobody but the administrator touch people, roles, keys or the audit log', () => {
    const guarded = ['person.manage', 'team.manage', 'role.manage', 'api_key.manage', 'audit.read', 'system.manage'];
    for (const role of shippedRoles.filter(({ key }) => key !== 'admin')) {
      expect(role.grants.filter((grant) => guarded.includes(grant.permission))).toEqual([]);
    }
  });
});
