/** What a schema cannot say of dispatch's settings, said at the field. */

import type { Id } from '../kernel/id.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import { channelKinds, type DispatchSettings, type TeamRules } from './dispatch.schema.ts';

export function checkSettings(settings: DispatchSettings): Result<DispatchSettings, 'dispatch.settings_invalid'> {
  const wrong: string[] = [];
  // A ticket heavier than a whole person would find nobody, ever.
  for (const kind of channelKinds) if (settings.weights[kind] > settings.capacity) wrong.push(`weights.${kind}`);
  const keys = settings.awayReasons.map(({ key }) => key);
  keys.forEach((key, index) => {
    if (keys.indexOf(key) !== index) wrong.push(`awayReasons.${index}.key`);
  });
  return wrong.length === 0 ? accept(settings) : refuse('dispatch.settings_invalid', { fields: wrong });
}

interface TeamFacts {
  readonly id: Id;
  readonly roles: readonly string[];
}

export function checkRules(team: TeamFacts, rules: TeamRules, teams: readonly TeamFacts[]): Result<TeamRules, 'dispatch.settings_invalid'> {
  const wrong: string[] = [];
  rules.overflows.forEach(({ toTeamId, afterMinutes, whenNobodyOnDuty }, index) => {
    const path = `rules.overflows.${index}`;
    const target = teams.find(({ id }) => id === toTeamId);
    // Helping out means being able to: a team that serves none of these roles would only hold the work.
    const isOfUse = target !== undefined && target.id !== team.id && target.roles.some((role) => team.roles.includes(role));
    const isTwice = rules.overflows.findIndex((other) => other.toTeamId === toTeamId) !== index;
    if (!isOfUse || isTwice) wrong.push(`${path}.toTeamId`);
    if (afterMinutes === null && !whenNobodyOnDuty) wrong.push(`${path}.afterMinutes`);
  });
  return wrong.length === 0 ? accept(rules) : refuse('dispatch.settings_invalid', { fields: wrong });
}
