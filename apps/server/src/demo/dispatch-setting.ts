/** How the demo centre gives out its work: every team by itself, three shifts with a meal break each, a few skills. */

import type { ShiftDocument, SkillRule, TeamRules } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import { shippedRules } from '@huiyin/domain/dispatch/shipped.ts';
import { weekOf } from '@huiyin/domain/calendar/shipped.ts';
import type { Weekday } from '@huiyin/domain/calendar/calendar.ts';
import type { DispatchSetUp } from '../dispatch/index.ts';
import type { Player } from './cast.ts';

interface Named {
  readonly key: string;
  readonly name: { readonly zh: string; readonly en: string };
}

function shift(from: string, to: string, meal: string, mealEnd: string, days: readonly Weekday[]): ShiftDocument {
  return { timeZone: 'Asia/Shanghai', weekly: weekOf([{ from, to }], days) as ShiftDocument['weekly'], breaks: [{ from: meal, to: mealEnd }], exceptions: [] };
}

/** Five days each, laid so that somebody is there on every day. */
const demoShifts: readonly (Named & { readonly document: ShiftDocument })[] = [
  { key: 'early', name: { zh: '早班', en: 'Early shift' }, document: shift('08:30', '17:30', '11:30', '12:30', ['mon', 'tue', 'wed', 'thu', 'fri']) },
  { key: 'middle', name: { zh: '中班', en: 'Middle shift' }, document: shift('11:00', '20:00', '14:00', '15:00', ['tue', 'wed', 'thu', 'fri', 'sat']) },
  { key: 'late', name: { zh: '晚班', en: 'Late shift' }, document: shift('13:00', '22:00', '17:30', '18:30', ['sun', 'mon', 'tue', 'wed', 'thu']) },
  { key: 'office', name: { zh: '常白班', en: 'Office hours' }, document: shift('09:00', '18:00', '12:00', '13:00', ['mon', 'tue', 'wed', 'thu', 'fri']) },
];

const demoSkills: readonly Named[] = [
  { key: 'english', name: { zh: '英语', en: 'English' } },
  { key: 'account_security', name: { zh: '账号安全', en: 'Account security' } },
  { key: 'refund_policy', name: { zh: '退款政策', en: 'Refund policy' } },
  { key: 'soothing', name: { zh: '投诉安抚', en: 'Calming complaints' } },
];

/** Asked for at first, given up for anybody rather than nobody. */
const demoSkillRules: readonly (Omit<SkillRule, 'skillId'> & { readonly skill: string })[] = [
  { kind: null, category: null, channel: null, language: 'en', skill: 'english', level: 2, relaxAfterMinutes: 5 },
  { kind: null, category: 'account-security', channel: null, language: null, skill: 'account_security', level: 2, relaxAfterMinutes: 3 },
  { kind: 'complaint', category: null, channel: null, language: null, skill: 'soothing', level: 1, relaxAfterMinutes: 10 },
];

/** Of each online team; the numbers of its members. */
const holders: Readonly<Record<string, (index: number) => number>> = {
  english: (index) => (index % 3 === 0 ? 3 : 0),
  account_security: (index) => (index % 2 === 0 ? 2 : 0),
  refund_policy: (index) => 1 + (index % 3),
  soothing: (index) => (index % 4 === 3 ? 0 : 1 + (index % 2)),
};

export function demoDispatch(players: readonly Player[], teamIds: ReadonlyMap<string, string>, nextId: () => string): DispatchSetUp {
  const withId = <Thing extends Named>(things: readonly Thing[]) => things.map((thing) => ({ ...thing, id: nextId() }));
  const [shifts, skills] = [withId(demoShifts), withId(demoSkills)];
  const shiftId = (key: string) => shifts.find((one) => one.key === key)!.id;
  const skillId = (key: string) => skills.find((one) => one.key === key)!.id;
  const rules = (facts: Partial<TeamRules>): TeamRules => ({ ...shippedRules, strategy: 'least_loaded', ...facts });
  const helping = (key: string, afterMinutes: number) => ({ toTeamId: teamIds.get(key)!, afterMinutes, whenNobodyOnDuty: true });
  const ofTeam: Readonly<Record<string, TeamRules>> = {
    presales: rules({ overflows: [helping('aftersales', 5)] }),
    aftersales: rules({ overflows: [helping('presales', 5)] }),
    phone: rules({ alertAfterMinutes: 10, overflows: [helping('aftersales', 3)] }),
    refunds: rules({ alertAfterMinutes: 60, returnAfterMinutes: 30 }),
    technical: rules({ strategy: 'round_robin', alertAfterMinutes: 60, returnAfterMinutes: 30 }),
    complaints: rules({ alertAfterMinutes: 60, returnAfterMinutes: 30 }),
  };
  const workers = players.filter(({ teamIds: theirs }) => theirs.length > 0);
  return {
    teams: Object.entries(ofTeam).map(([key, ruled]) => ({ teamId: teamIds.get(key)!, rules: ruled, shiftId: null })),
    skills,
    skillRules: demoSkillRules.map(({ skill, ...rule }) => ({ ...rule, skillId: skillId(skill) })),
    shifts,
    people: workers.map((player, index) => ({
      personId: player.id,
      capacity: isDemoAccount(player) ? 40 : player.roles.includes('agent') ? null : 20,
      channelLimits: {},
      skills: player.roles.includes('supervisor') ? [] : demoSkills.flatMap(({ key }) => (holders[key]!(index) > 0 ? [{ skillId: skillId(key), level: holders[key]!(index) }] : [])),
      shiftId: shiftId(player.roles.includes('agent') && !isDemoAccount(player) ? ['early', 'middle', 'late'][index % 3]! : 'office'),
    })),
  };
}

/** Who signs in to look around does so in office hours, and has a full desk already: with room for more, or nothing would ever be given out before their eyes. */
function isDemoAccount({ email }: Player): boolean {
  return email.startsWith('agent@');
}
