/** Lets another team help out with what waits too long, or where nobody is on duty. */

import type { Duty } from '@huiyin/domain/dispatch/duty.ts';
import { overflowFor } from '@huiyin/domain/dispatch/overflow.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { minute, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { system } from '@huiyin/domain/ticket/decision.ts';
import type { Shell } from '../platform/shell.ts';
import { changeMany, lockTickets, overTickets, roomOf, type Scope } from '../ticket/index.ts';
import { dispatchRoomOf, type DispatchRoom, type DispatchTeam } from './dispatch-room.ts';
import { readDuty } from './duty.ts';
import { readOverdue, type OverdueTicket } from './waiting.store.ts';
import { saveOverflowed } from './work.store.ts';

const batch = 200;

export async function overflowWork(shell: Shell): Promise<number> {
  const room = await dispatchRoomOf(shell);
  const teams = [...room.teams.values()].filter(({ rules }) => rules.strategy !== 'manual' && rules.overflows.length > 0);
  if (teams.length === 0) return 0;
  const at = shell.clock.now();
  const duty = await readDuty(shell.db, room, [...room.teams.keys()], at);
  let moved = 0;
  for (const team of teams) moved += await overTickets(shell, 'dispatch.overflow', (scope) => overflowTeam(shell, room, team, duty, scope, at));
  return moved;
}

async function overflowTeam(shell: Shell, room: DispatchRoom, team: DispatchTeam, duty: Duty, scope: Scope, at: Instant): Promise<number> {
  const { overflows } = team.rules;
  const helpers = overflows.map(({ toTeamId }) => ({ id: toTeamId, roles: rolesHelped(toTeamId, room, duty) })).filter(({ roles }) => roles.length > 0);
  if (helpers.length === 0) return 0;
  const soonest = Math.min(...overflows.map(({ afterMinutes }) => afterMinutes ?? Infinity));
  const unattended = overflows.some(({ whenNobodyOnDuty }) => whenNobodyOnDuty) ? helpers.flatMap(({ roles }) => roles).filter((role) => !duty.isExpected(team.id, role)) : [];
  if (soonest === Infinity && unattended.length === 0) return 0;
  const targetOf = new Map<Id, Id>();
  const overdue = await readOverdue(shell.db, team.id, { waitedSince: soonest === Infinity ? null : at - soonest * minute, unattended }, helpers, scope, batch);
  for (const ticket of overdue) {
    const target = targetFor(ticket, room, team, duty, at);
    if (target !== null) targetOf.set(ticket.id, target);
  }
  if (targetOf.size === 0) return 0;

  const ticketRoom = await roomOf(shell);
  return shell.db.transaction().execute(async (tx) => {
    const waiting = (await lockTickets(tx, [...targetOf.keys()])).filter(({ ticket }) => ticket.state === 'open' && ticket.agentId === null && ticket.teamId === team.id);
    const changes = await changeMany(tx, shell, ticketRoom, waiting, system, ({ ticket }) => [{ kind: 'assigned', agentId: null, teamId: targetOf.get(ticket.id)!, how: 'overflowed', at, by: system }]);
    await saveOverflowed(tx, changes.map(({ after }) => ({ id: after.id, stepEnteredAt: after.stepEnteredAt, from: team.id })));
    return changes.length;
  });
}

/** What the team serves, and somebody who is there can hold: a plan helps nobody. */
function rolesHelped(teamId: Id, room: DispatchRoom, duty: Duty): readonly string[] {
  const present = duty.rolesPresent(teamId);
  return (room.teams.get(teamId)?.roles ?? []).filter((role) => present.has(role));
}

function targetFor(ticket: OverdueTicket, room: DispatchRoom, team: DispatchTeam, duty: Duty, at: Instant): Id | null {
  const helpful = team.rules.overflows.filter(({ toTeamId }) => rolesHelped(toTeamId, room, duty).includes(ticket.role));
  return overflowFor(helpful, { waited: at - ticket.since, onDuty: duty.isExpected(team.id, ticket.role), from: [...ticket.overflowedFrom, team.id] })?.toTeamId ?? null;
}
