/** Makes an administrator from the command line: the first one, or another when nobody can sign in any more. */

import { administratorRole } from '@huiyin/domain/identity/grant.ts';
import { checkPassword } from '@huiyin/domain/identity/password.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Shell } from '../platform/shell.ts';
import { makePassword } from './create-person.ts';
import { hashPassword } from './password-hash.ts';
import { insertPerson, saveRolesOf } from './person.store.ts';
import { recordAudit } from './record-audit.ts';
import { readRoleKeys } from './role.store.ts';
import { seedIdentity } from './seed-identity.ts';
import { savePasswordHash } from './session.store.ts';

/** Returns the password when it was made here, null when it was given. */
export async function createAdministrator(
  shell: Shell,
  wish: { readonly name: string; readonly email: string; readonly password: string | null },
): Promise<Result<string | null, 'person.email_taken' | 'person.password_weak' | 'role.unknown'>> {
  const password = wish.password ?? makePassword(shell);
  const strong = checkPassword(password, wish);
  if (!strong.ok) return strong;
  const hash = await hashPassword(password);
  return shell.db.transaction().execute(async (tx) => {
    await seedIdentity(tx, shell);
    const [role] = await readRoleKeys(tx, [administratorRole]);
    if (!role) return refuse('role.unknown', { key: administratorRole });
    const id = shell.ids.next();
    const at = shell.clock.now();
    if (!(await insertPerson(tx, { id, name: wish.name, email: wish.email, language: 'zh' }, at))) return refuse('person.email_taken');
    await savePasswordHash(tx, { id: shell.ids.next(), personId: id, hash }, at);
    await saveRolesOf(tx, id, [role.id]);
    await recordAudit(tx, shell, { actor: null, action: 'person.created', target: `person:${id}`, facts: { roles: [administratorRole], by: 'command line' }, address: null, userAgent: null });
    return accept(wish.password === null ? password : null);
  });
}
