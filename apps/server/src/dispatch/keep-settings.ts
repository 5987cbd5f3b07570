/** Changes what dispatch decides by: the centre's settings, a team's rules. Each act is audited. */

import { isDeepStrictEqual } from 'node:util';
import type { DispatchSettings, TeamRules } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import { checkRules, checkSettings } from '@huiyin/domain/dispatch/check-settings.ts';
import { shippedRules } from '@huiyin/domain/dispatch/shipped.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { audited, readTeams, type By } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import { nudge } from '../platform/nudge.ts';
import type { Shell } from '../platform/shell.ts';
import { forgetDispatchRoom } from './dispatch-room.ts';
import { isShift } from './profile.store.ts';
import { insertSettings, lockSettings, lockTeamSetup, saveSettings, saveTeamSetup, type TeamSetup } from './setup.store.ts';

/** After the commit: what was decided by before is forgotten here at once, and the dispatcher looks again. */
export async function renewed<Value>(shell: Shell, change: () => Promise<Value>): Promise<Value> {
  try {
    return await change();
  } finally {
    forgetDispatchRoom(shell);
    nudge();
  }
}

type SettingsResult = Result<{ settings: DispatchSettings; version: number }, 'dispatch.settings_invalid' | 'dispatch.changed'>;

export function changeSettings(shell: Shell, by: By, wish: { readonly settings: DispatchSettings; readonly version: number | null }): Promise<SettingsResult> {
  const checked = checkSettings(wish.settings);
  if (!checked.ok) return Promise.resolve(checked);
  return renewed(shell, () =>
    audited(shell, by, async (tx) => {
      const before = await lockSettings(tx);
      if (wish.version !== null && wish.version !== before.version) return refuse('dispatch.changed', { version: before.version });
      const version = before.version + 1;
      await saveSettings(tx, wish.settings, version);
      return accept({ value: { settings: wish.settings, version }, action: 'dispatch.settings_changed', target: 'dispatch:settings', facts: { changed: differences(before.document, wish.settings) } });
    }),
  );
}

type RulesWish = { readonly teamId: Id; readonly rules: TeamRules; readonly shiftId: Id | null | undefined; readonly version: number | null };

export function changeTeamRules(shell: Shell, by: By, wish: RulesWish): Promise<Result<TeamSetup, 'team.unknown' | 'shift.unknown' | 'dispatch.settings_invalid' | 'dispatch.changed'>> {
  return renewed(shell, () =>
    audited(shell, by, async (tx) => {
      const teams = await readTeams(tx);
      const team = teams.find(({ id }) => id === wish.teamId);
      if (!team) return refuse('team.unknown');
      const checked = checkRules(team, wish.rules, teams);
      if (!checked.ok) return checked;
      if (wish.shiftId && !(await isShift(tx, wish.shiftId))) return refuse('shift.unknown');
      const before = (await lockTeamSetup(tx, team.id)) ?? { teamId: team.id, rules: shippedRules, shiftId: null, version: 0 };
      if (wish.version !== null && wish.version !== Math.max(before.version, 1)) return refuse('dispatch.changed', { version: Math.max(before.version, 1) });
      const after: TeamSetup = { teamId: team.id, rules: wish.rules, shiftId: wish.shiftId === undefined ? before.shiftId : wish.shiftId, version: before.version + 1 };
      await saveTeamSetup(tx, after);
      return accept({ value: after, action: 'dispatch.team_changed', target: `team:${team.id}`, facts: { team: team.key, changed: [...differences(before.rules, after.rules), ...(before.shiftId === after.shiftId ? [] : ['shiftId'])] } });
    }),
  );
}

function differences<Document extends object>(before: Document, after: Document): string[] {
  return (Object.keys(after) as (keyof Document & string)[]).filter((key) => !isDeepStrictEqual(before[key], after[key]));
}

/** At every start; changes nothing the second time. */
export async function seedDispatch(tx: Tx, settings: DispatchSettings): Promise<void> {
  await insertSettings(tx, settings);
}
