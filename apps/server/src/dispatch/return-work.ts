/** Takes back what people hold who have gone: nobody's customer waits for somebody who is not there (R-B4). */

import { goesBack } from '@huiyin/domain/dispatch/return-work.ts';
import { minute, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { system } from '@huiyin/domain/ticket/decision.ts';
import type { Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { readOverseers } from '../identity/index.ts';
import { remind } from '../reminder/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { admits, changeMany, lockTickets, overTickets, roomOf, type Held, type Room, type Scope } from '../ticket/index.ts';
import { dispatchRoomOf, type DispatchRoom } from './dispatch-room.ts';
import { lockAbsences, saveReturned, type Absence } from './presence.store.ts';
import { readHeldOf, readOrphaned, type HeldTicket } from './work.store.ts';

const batch = 50;

export async function returnWork(shell: Shell): Promise<number> {
  return (await overTickets(shell, 'dispatch.return', (scope) => returnOfAbsent(shell, scope))) + (await overTickets(shell, 'dispatch.return_of_gone', (scope) => returnOfGone(shell, scope)));
}

/** Whoever works here no longer holds nothing, in no team: what rests would otherwise wake in nobody's hands. */
async function returnOfGone(shell: Shell, scope: Scope): Promise<number> {
  const agentOf = new Map((await readOrphaned(shell.db, scope, batch)).map(({ id, agentId }) => [id, agentId]));
  if (agentOf.size === 0) return 0;
  const ticketRoom = await roomOf(shell);
  return shell.db.transaction().execute(async (tx) => {
    const at = shell.clock.now();
    const locked = await lockTickets(tx, [...agentOf.keys()]);
    const changes = await changeMany(tx, shell, ticketRoom, locked, system, ({ ticket }) =>
      ticket.agentId === agentOf.get(ticket.id) && (ticket.state === 'open' || ticket.state === 'paused') ? [giveBack(ticket, at)] : [],
    );
    await tellOverseers(tx, shell, changes, at);
    return changes.length;
  });
}

/** Each absence is looked at once for every team's patience; what was taken by hand while away is theirs to keep. */
async function returnOfAbsent(shell: Shell, scope: Scope): Promise<number> {
  const room = await dispatchRoomOf(shell);
  const patience = [...room.teams.values()].flatMap(({ rules }) => (rules.strategy === 'manual' || rules.returnAfterMinutes === null ? [] : rules.returnAfterMinutes * minute));
  if (patience.length === 0) return 0;
  const ticketRoom = await roomOf(shell);
  return shell.db.transaction().execute(async (tx) => {
    const at = shell.clock.now();
    const absences = await lockAbsences(tx, at - Math.min(...patience), batch);
    if (absences.length === 0) return 0;
    return takeBack(tx, shell, room, ticketRoom, absences, scope, at);
  });
}

async function takeBack(tx: Tx, shell: Shell, room: DispatchRoom, ticketRoom: Room, absences: readonly Absence[], scope: Scope, at: Instant): Promise<number> {
  const goneSince = new Map(absences.map(({ personId, since }) => [personId, since]));
  const held = (await readHeldOf(tx, [...goneSince.keys()])).filter(({ agentId, givenAt }) => givenAt <= goneSince.get(agentId)!);
  const patienceOf = ({ teamId }: HeldTicket) => {
    const rules = teamId === null ? undefined : room.teams.get(teamId)?.rules;
    return rules === undefined || rules.strategy === 'manual' ? null : rules.returnAfterMinutes;
  };
  const dueAt = (ticket: HeldTicket) => {
    const patience = patienceOf(ticket);
    return patience === null ? null : goneSince.get(ticket.agentId)! + patience * minute;
  };
  const due = held.filter((ticket) => (dueAt(ticket) ?? Infinity) <= at);
  const locked = await lockTickets(tx, due.flatMap(({ id }) => (admits(scope, id) ? [id] : [])));
  const changes = await changeMany(tx, shell, ticketRoom, locked.filter(({ ticket }) => ticket.agentId !== null && goneSince.has(ticket.agentId)), system, (one) => returned(one, room, at));
  await tellOverseers(tx, shell, changes, at);

  // Whoever holds something that is not due yet, that somebody is changing just now, or that is left aside, is looked at again.
  const again = new Set([
    ...held.filter((ticket) => (dueAt(ticket) ?? 0) > at).map(({ agentId }) => agentId),
    ...due.filter(({ id }) => !locked.some(({ ticket }) => ticket.id === id)).map(({ agentId }) => agentId),
  ]);
  await saveReturned(tx, [...goneSince.keys()].filter((id) => !again.has(id)));
  return changes.length;
}

function returned({ ticket }: Held, room: DispatchRoom, at: Instant): TicketEvent[] {
  const rules = ticket.teamId === null ? undefined : room.teams.get(ticket.teamId)?.rules;
  if (rules === undefined || !goesBack(ticket, rules)) return [];
  return [giveBack(ticket, at)];
}

function giveBack({ teamId }: Ticket, at: Instant): TicketEvent {
  return { kind: 'assigned', agentId: null, teamId, how: 'returned', at, by: system };
}

async function tellOverseers(tx: Tx, shell: Shell, changes: readonly { readonly after: Ticket }[], at: Instant): Promise<void> {
  if (changes.length === 0) return;
  const overseers = await readOverseers(tx, [...new Set(changes.flatMap(({ after }) => after.teamId ?? []))]);
  await remind(tx, shell, ...changes.map(({ after: { id, teamId } }) => ({ kind: 'returned', personIds: overseers.of(teamId), ticketId: id, facts: {}, at }) as const));
}
