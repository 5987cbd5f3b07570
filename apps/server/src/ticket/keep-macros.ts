/** Makes, changes and removes canned replies. */

import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import { readTeamsByIds } from '../identity/index.ts';
import { findingsIn, refuseBlocked } from '../wording/index.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { administer, type ByWhom } from './administer.ts';
import { insertMacro, removeMacro, updateMacro, type MacroFacts } from './desk.store.ts';

/** What nobody says to a customer is not kept ready to be said either. */
export async function createMacro(shell: Shell, call: ByWhom & { body: MacroFacts }) {
  const refused = refuseBlocked(await findingsIn(shell, call.body.body));
  if (refused) return refused;
  const id = shell.ids.next();
  return administer(shell, call, { action: 'macro.created', target: `macro:${id}`, facts: { shortcut: call.body.shortcut } }, async (tx) => {
    if (!(await isTeamKnown(tx, call.body.teamId))) return refuse('team.unknown');
    return accept(await insertMacro(tx, id, call.body, shell.clock.now()));
  });
}

export async function changeMacro(shell: Shell, call: ByWhom & { macroId: string; body: MacroFacts }) {
  const refused = refuseBlocked(await findingsIn(shell, call.body.body));
  if (refused) return refused;
  return administer(shell, call, { action: 'macro.changed', target: `macro:${call.macroId}`, facts: { shortcut: call.body.shortcut } }, async (tx) => {
    if (!(await isTeamKnown(tx, call.body.teamId))) return refuse('team.unknown');
    const macro = await updateMacro(tx, call.macroId, call.body);
    return macro ? accept(macro) : refuse('macro.unknown');
  });
}

export function deleteMacro(shell: Shell, call: ByWhom & { macroId: string }) {
  return administer(shell, call, { action: 'macro.removed', target: `macro:${call.macroId}`, facts: {} }, async (tx) =>
    (await removeMacro(tx, call.macroId)) ? accept(undefined) : refuse('macro.unknown'),
  );
}

async function isTeamKnown(db: Db, teamId: string | null): Promise<boolean> {
  return teamId === null || (await readTeamsByIds(db, [teamId])).length === 1;
}
