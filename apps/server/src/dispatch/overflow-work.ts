/** Lets another team help out with what waits too long, or where nobody is on duty. */

import { overflowFor } from '@huiyin/domain/dispatch/overflow.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { minute, second, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { system } from '@huiyin/domain/ticket/decision.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { changeMany, lockTickets, roomOf } from '../ticket/index.ts';
import { dispatchRoomOf, type DispatchRoom, type DispatchTeam } from './dispatch-room.ts';
import { readShiftsOfTeams, readTeamsOnDuty } from './duty.store.ts';
import { readOverdue, type OverdueTicket } from './waiting.store.ts';
import { saveOverflowed } from './work.store.ts';

const batch = 200;

export async function overflowWork(shell: Shell): Promise<number> {
  const room = await dispatchRoomOf(shell);
  const teams = [...room.teams.values()].filter(({ rules }) => rules.strategy !== 'manual' && rules.overflows.length > 0);
  if (teams.length === 0) return 0;
  const at = shell.clock.now();
  const onDuty = await teamsOnDuty(shell.db, room, at);
  let moved = 0;
  for (const team of teams) moved += await overflowTeam(shell, room, team, onDuty, at);
  return moved;
}

export interface OnDuty {
  /** Somebody says they are there. */
  readonly present: ReadonlySet<Id>;
  /** Or their shift says that they should be, and may come any moment. */
  readonly expected: ReadonlySet<Id>;
}

export async function teamsOnDuty(db: Db, room: DispatchRoom, at: Instant): Promise<OnDuty> {
  const ids = [...room.teams.keys()];
  const [duty, shifts] = [await readTeamsOnDuty(db, ids, at - room.settings.graceSeconds * second), await readShiftsOfTeams(db, ids)];
  const planned = shifts.filter(({ shiftId }) => room.shiftNow(shiftId, at)?.now === 'on').map(({ teamId }) => teamId);
  return { present: new Set(duty.present.keys()), expected: new Set([...duty.present.keys(), ...planned]) };
}

async function overflowTeam(shell: Shell, room: DispatchRoom, team: DispatchTeam, onDuty: OnDuty, at: Instant): Promise<number> {
  const lazy = team.rules.overflows.some(({ whenNobodyOnDuty }) => whenNobodyOnDuty && !onDuty.expected.has(team.id));
  const soonest = lazy ? 0 : Math.min(...team.rules.overflows.map(({ afterMinutes }) => afterMinutes ?? Infinity));
  if (soonest === Infinity) return 0;
  const helpers = team.rules.overflows.flatMap(({ toTeamId }) => (onDuty.present.has(toTeamId) ? (room.teams.get(toTeamId) ?? []) : []));
  if (helpers.length === 0) return 0;
  const targetOf = new Map<Id, Id>();
  const overdue = await readOverdue(shell.db, team.id, at - soonest * minute, helpers, batch);
  for (const ticket of overdue) {
    const target = targetFor(ticket, room, team, onDuty, at);
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

/** Only to a team that serves the role, and where somebody is there to help: a plan helps nobody. */
function targetFor(ticket: OverdueTicket, room: DispatchRoom, team: DispatchTeam, onDuty: OnDuty, at: Instant): Id | null {
  const helpful = team.rules.overflows.filter(({ toTeamId }) => onDuty.present.has(toTeamId) && room.teams.get(toTeamId)?.roles.includes(ticket.role));
  return overflowFor(helpful, { waited: at - ticket.since, onDuty: onDuty.expected.has(team.id), from: [...ticket.overflowedFrom, team.id] })?.toTeamId ?? null;
}
