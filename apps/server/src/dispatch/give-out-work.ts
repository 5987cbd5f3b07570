/**
 * The dispatcher: gives what waits to whoever is free. One transaction picks, checks capacity and claims (R-B1): it holds the
 * rows of the people first, in one order, so that dispatchers come one after the other on each person; then it reads what they
 * carry, plans a whole stretch of the queue, and takes those tickets that still wait.
 */

import { planDispatch, isAnyoneFree, type Assignment, type WaitingNeed } from '@huiyin/domain/dispatch/plan-dispatch.ts';
import type { Candidate } from '@huiyin/domain/dispatch/choose-agent.ts';
import { availabilityOf } from '@huiyin/domain/dispatch/presence.ts';
import { creditNow } from '@huiyin/domain/dispatch/release-rate.ts';
import { day, second, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { system } from '@huiyin/domain/ticket/decision.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { admits, blaming, changeMany, lockTickets, overTickets, roomOf, type Held, type Room, type Scope } from '../ticket/index.ts';
import { candidateOf } from './candidates.ts';
import { dispatchRoomOf, type DispatchRoom, type DispatchTeam } from './dispatch-room.ts';
import { saveGiven } from './presence.store.ts';
import { lockRelease, saveRelease } from './setup.store.ts';
import { waitingNeedOf } from './ticket-need.ts';
import { readTeamsWithWork, readWaitingOf, type Mark } from './waiting.store.ts';
import { lockCandidates, readHoldings } from './work.store.ts';

/** As many as one transaction gives out; the next one follows at once. */
const batchSize = 500;
/** How far down a queue to look for what somebody can take, when nobody can take what stands before it. */
const stretches = 10;

let turn = 0;

/** Returns how many tickets found somebody. */
export async function giveOutWork(shell: Shell): Promise<number> {
  const room = await dispatchRoomOf(shell);
  const dispatching = [...room.teams.values()].filter(({ rules }) => rules.strategy !== 'manual');
  if (dispatching.length === 0) return 0;
  const now = shell.clock.now();
  const busy = await readTeamsWithWork(shell.db, dispatching.map(({ id }) => id), now - room.settings.graceSeconds * second);
  // Each run begins with another team, so that several at once seldom wait for each other.
  const first = turn++ % Math.max(1, busy.length);
  let given = 0;
  for (const teamId of [...busy.slice(first), ...busy.slice(0, first)]) {
    try {
      given += await overTickets(shell, 'dispatch.give_out', (scope) => giveOutTeam(shell, room, room.teams.get(teamId)!, scope));
    } catch (error) {
      // One team must not hold up the others.
      shell.log.error({ err: error, teamId }, 'the work of a team could not be given out');
    }
  }
  return given;
}

async function giveOutTeam(shell: Shell, room: DispatchRoom, team: DispatchTeam, scope: Scope): Promise<number> {
  // Before the transaction, so that it holds no second connection.
  const ticketRoom = await roomOf(shell);
  return shell.db.transaction().execute(async (tx) => {
    const at = shell.clock.now();
    const people = (await lockCandidates(tx, team.id)).filter((person) => availabilityOf(person, at, room.settings) === 'available');
    const holdings = await readHoldings(tx, people.map(({ personId }) => personId));
    const candidates = people.map((person) => candidateOf(person, holdings, room.settings));
    const plan = await planQueue(tx, room, team, ticketRoom, candidates, scope, at);
    return plan.length === 0 ? 0 : claim(tx, shell, ticketRoom, team, plan, at);
  });
}

async function planQueue(tx: Tx, room: DispatchRoom, team: DispatchTeam, { taxonomy }: Room, people: readonly Candidate[], scope: Scope, at: Instant): Promise<Assignment[]> {
  const strategy = team.rules.strategy;
  if (strategy === 'manual') return [];
  const lightest = Math.min(...Object.values(room.settings.weights));
  const servedSince = team.rules.stickyDays > 0 ? at - team.rules.stickyDays * day : null;
  const assignments: Assignment[] = [];
  let candidates = people;
  let credit: number | null = null;
  let after: Mark | null = null;

  for (let stretch = 0; stretch < stretches && assignments.length < batchSize && isAnyoneFree(candidates, lightest); stretch++) {
    const waiting = await readWaitingOf(tx, team.id, { after, limit: batchSize, servedSince });
    const needs: WaitingNeed[] = [];
    for (const ticket of waiting) if (admits(scope, ticket.id)) needs.push(await blaming([ticket.id], () => waitingNeedOf(ticket, room, team, taxonomy, at)));
    if (credit === null && needs.some(({ backlog }) => backlog)) credit = creditNow(await lockRelease(tx, team.id), team.rules.releasePerSecond, at);
    const plan = planDispatch(needs, candidates, { strategy, credit: credit ?? 0, at: at + assignments.length / 1_000 });
    assignments.push(...plan.assignments);
    candidates = plan.candidates;
    if (credit !== null) credit -= plan.released;
    if (waiting.length < batchSize) break;
    after = waiting.at(-1)!;
  }
  if (credit !== null) await saveRelease(tx, team.id, { credit, at });
  if (assignments.length > 0) await saveGiven(tx, candidates.filter((candidate, index) => candidate !== people[index]));
  return assignments;
}

/** Some may have been taken by hand, or moved on, since the queue was read: those are left alone. */
async function claim(tx: Tx, shell: Shell, ticketRoom: Room, team: DispatchTeam, plan: readonly Assignment[], at: Instant): Promise<number> {
  const planned = new Map(plan.map((assignment) => [assignment.ticketId, assignment]));
  const stillWaits = ({ ticket }: Held) => ticket.state === 'open' && ticket.agentId === null && ticket.teamId === team.id && ticket.role === planned.get(ticket.id)!.role;
  const tickets = (await lockTickets(tx, [...planned.keys()])).filter(stillWaits);
  const changes = await changeMany(tx, shell, ticketRoom, tickets, system, ({ ticket }) => [
    { kind: 'assigned', agentId: planned.get(ticket.id)!.agentId, teamId: team.id, how: 'dispatched', at, by: system },
  ]);
  return changes.length;
}
