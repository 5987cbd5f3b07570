/** What dispatch decides by, read together: settings, the rules of each team, skills, shifts. Kept for two seconds, dropped at once when changed here. */

import { compileShift, shiftAt, type CompiledShift, type ShiftMoment } from '@huiyin/domain/dispatch/shift.ts';
import type { DispatchSettings, SkillRule, TeamRules } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import { shippedRules, shippedSettings } from '@huiyin/domain/dispatch/shipped.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { hour, second, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { readTeams, type Team } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { keptFor } from '../platform/kept.ts';
import type { Shell } from '../platform/shell.ts';
import { readShifts, type Shift } from './profile.store.ts';
import { readSettings, readSkillRules, readSkills, readTeamSetups, type Skill } from './setup.store.ts';

export interface DispatchTeam extends Team {
  readonly rules: TeamRules;
  readonly shiftId: Id | null;
  readonly version: number;
}

export interface DispatchRoom {
  readonly settings: DispatchSettings;
  readonly settingsVersion: number;
  /** In the centre's order. */
  readonly teams: ReadonlyMap<Id, DispatchTeam>;
  readonly skills: ReadonlyMap<Id, Skill>;
  readonly skillRules: readonly SkillRule[];
  /** Where the shift stands; null when there is no such shift. */
  shiftNow(shiftId: Id | null, at: Instant): (ShiftMoment & { readonly name: BilingualText }) | null;
}

const kept = keptFor<DispatchRoom>(2 * second);

export function dispatchRoomOf({ db, pool }: Pick<Shell, 'db' | 'pool'>): Promise<DispatchRoom> {
  return kept.of(pool, () => readRoom(db));
}

export function forgetDispatchRoom({ pool }: Pick<Shell, 'pool'>): void {
  kept.forget(pool);
}

export async function readRoom(db: Db): Promise<DispatchRoom> {
  const [settings, setups, teams, skills, skillRules, shifts] = [await readSettings(db), await readTeamSetups(db), await readTeams(db), await readSkills(db), await readSkillRules(db), await readShifts(db)];
  const setupOf = new Map(setups.map((setup) => [setup.teamId, setup]));
  const withRules = (team: Team): DispatchTeam => {
    const setup = setupOf.get(team.id);
    return { ...team, rules: setup?.rules ?? shippedRules, shiftId: setup?.shiftId ?? null, version: setup?.version ?? 0 };
  };
  return {
    settings: settings?.document ?? shippedSettings,
    settingsVersion: settings?.version ?? 1,
    teams: new Map(teams.map((team) => [team.id, withRules(team)])),
    skills: new Map(skills.map((skill) => [skill.id, skill])),
    skillRules,
    shiftNow: shiftsThatTell(shifts),
  };
}

/** Compiled when first asked for, and anew each hour, since what is compiled reaches only some days ahead. */
function shiftsThatTell(shifts: readonly Shift[]): DispatchRoom['shiftNow'] {
  const byId = new Map(shifts.map((shift) => [shift.id, shift]));
  const compiled = new Map<Id, { readonly from: Instant; readonly shift: CompiledShift }>();
  return (shiftId, at) => {
    const shift = shiftId === null ? undefined : byId.get(shiftId);
    if (!shift) return null;
    const known = compiled.get(shift.id);
    const fresh = known && at >= known.from && at < known.from + hour ? known : { from: at, shift: compileShift(shift.document, at) };
    compiled.set(shift.id, fresh);
    return { name: shift.name, ...shiftAt(fresh.shift, at) };
  };
}

/** The person's own shift, else that of the first of their teams that has one. */
export function shiftIdOf(room: DispatchRoom, person: { readonly shiftId: Id | null; readonly teamIds: readonly Id[] }): Id | null {
  return person.shiftId ?? person.teamIds.map((id) => room.teams.get(id)?.shiftId ?? null).find((id) => id !== null) ?? null;
}
