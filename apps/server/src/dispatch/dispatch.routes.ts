/** HTTP for the set-up of dispatch, and for the question why. */

import * as contract from '@huiyin/domain/dispatch/dispatch.contract.ts';
import type { TeamRulesView } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { accept } from '@huiyin/domain/kernel/result.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readRoom, type DispatchRoom } from './dispatch-room.ts';
import { explainDispatch } from './explain-dispatch.ts';
import { changeProfile } from './keep-profiles.ts';
import { changeSettings, changeTeamRules } from './keep-settings.ts';
import { changeShift, createShift, dropShift } from './keep-shifts.ts';
import { createSkill, dropSkill, keepSkillRules, renameSkill } from './keep-skills.ts';
import { readProfiles, readShifts, type Profile, type Shift } from './profile.store.ts';
import { readSkillRules, readSkills } from './setup.store.ts';

export const dispatchRoutes = (shell: Shell): Routes => (serve) => {
  const { db, clock } = shell;

  serve(contract.readDispatchSettings, async () => {
    const { settings, settingsVersion: version } = await readRoom(db);
    return accept({ settings, version });
  });
  serve(contract.changeDispatchSettings, async (call) => changeSettings(shell, call, { settings: call.body.settings, version: call.version }));

  serve(contract.listTeamRules, async () => accept({ items: viewTeams(await readRoom(db)) }));
  serve(contract.changeTeamRules, async (call) => {
    const changed = await changeTeamRules(shell, call, { teamId: call.params.teamId, rules: call.body.rules, shiftId: call.body.shiftId, version: call.version });
    return changed.ok ? accept(viewTeams(await readRoom(db)).find(({ teamId }) => teamId === call.params.teamId)!) : changed;
  });

  serve(contract.listSkills, async () => accept({ items: await readSkills(db) }));
  serve(contract.createSkill, async (call) => createSkill(shell, call, call.body));
  serve(contract.changeSkill, async (call) => renameSkill(shell, call, { skillId: call.params.skillId, name: call.body.name }));
  serve(contract.removeSkill, async (call) => dropSkill(shell, call, call.params.skillId));
  serve(contract.readSkillRules, async () => accept({ items: await readSkillRules(db) }));
  serve(contract.replaceSkillRules, async (call) => {
    const kept = await keepSkillRules(shell, call, call.body.items);
    return kept.ok ? accept({ items: [...kept.value] }) : kept;
  });

  serve(contract.listAgentProfiles, async ({ query }) => accept({ items: (await readProfiles(db, query.teamId === undefined ? {} : { teamIds: [query.teamId] })).map(viewProfile) }));
  serve(contract.changeAgentProfile, async (call) => {
    const changed = await changeProfile(shell, call, { personId: call.params.personId, ...call.body });
    return changed.ok ? accept(viewProfile(changed.value)) : changed;
  });

  const viewShift = (shift: Shift, room: DispatchRoom) => ({ ...shift, now: room.shiftNow(shift.id, clock.now())?.now ?? ('off' as const) });
  serve(contract.listShifts, async () => {
    const [shifts, room] = [await readShifts(db), await readRoom(db)];
    return accept({ items: shifts.map((shift) => viewShift(shift, room)) });
  });
  serve(contract.createShift, async (call) => {
    const made = await createShift(shell, call, call.body);
    return made.ok ? accept(viewShift(made.value, await readRoom(db))) : made;
  });
  serve(contract.changeShift, async (call) => {
    const changed = await changeShift(shell, call, { shiftId: call.params.shiftId, name: call.body.name, document: call.body.document, version: call.version });
    return changed.ok ? accept(viewShift(changed.value, await readRoom(db))) : changed;
  });
  serve(contract.removeShift, async (call) => dropShift(shell, call, call.params.shiftId));

  serve(contract.explainDispatch, async ({ body, actor }) => explainDispatch(shell, actor, body));
};

function viewTeams(room: DispatchRoom): TeamRulesView[] {
  return [...room.teams.values()].map(({ id, name, rules, shiftId, version }) => ({ teamId: id, name, rules, shiftId, version: Math.max(version, 1) }));
}

function viewProfile({ id, name, teamIds, capacity, channelLimits, skills, shiftId }: Profile) {
  return { id, name, teamIds: [...teamIds], capacity, channelLimits, skills: [...skills], shiftId };
}
