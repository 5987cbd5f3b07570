/** Looks at the clocks whose moment has come: warns, marks what is late, climbs ladders. Safe with any number of workers, and after an outage. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { SystemReason } from '@huiyin/domain/kernel/reason.ts';
import type { Occasion } from '@huiyin/domain/reminder/reminder.ts';
import { lookAt } from '@huiyin/domain/sla/fire-clock.ts';
import type { Rung } from '@huiyin/domain/sla/policy.ts';
import { ladderOf } from '@huiyin/domain/sla/rules.ts';
import { system } from '@huiyin/domain/ticket/decision.ts';
import { passOn } from '@huiyin/domain/ticket/pass-on.ts';
import { afterCommit } from '../platform/after-commit.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { remind } from '../reminder/index.ts';
import { blaming, changeMany, lockTickets, overTickets, roomOf, type Room } from '../ticket/index.ts';
import { type Listeners, lockDueTickets, lockTicketsOfClocks, readDueClocks, readListeners, saveLooks } from './clock-sweep.store.ts';
import { type KnownRules, rulesOf } from './rules.ts';
import { askedListeners, occasionsOf, type Seen } from './tell-of-looks.ts';

/** Enough to make statements cheap, few enough that acts on those tickets wait a few dozen milliseconds at most. */
const batch = 500;

export async function sweepClocks(shell: Shell): Promise<number> {
  const [rules, room] = await Promise.all([rulesOf(shell), roomOf(shell)]);
  return overTickets(shell, 'sla.clocks', ({ except, only }) =>
    shell.db.transaction().execute(async (tx) => {
      const ticketIds = only === null ? await lockDueTickets(tx, shell.clock.now(), [...except], batch) : await lockTicketsOfClocks(tx, [...only].filter((id) => !except.has(id)));
      return blaming(ticketIds, () => lookAtTickets(tx, shell, rules, room, ticketIds));
    }),
  );
}

async function lookAtTickets(tx: Tx, shell: Shell, rules: KnownRules, room: Room, ticketIds: readonly Id[]): Promise<number> {
  if (ticketIds.length === 0) return 0;
  const at = shell.clock.now();
  const seen: Seen[] = [];
  for (const due of await readDueClocks(tx, ticketIds, at)) {
    const { terms } = due.clock;
    seen.push({ ...due, look: await blaming([due.ticketId], () => lookAt(due.clock, rules.calendarOf(terms.calendarId), ladderOf(rules, terms), at)) });
  }
  await saveLooks(tx, seen.map(({ ticketId, look }) => ({ ticketId, clock: look.clock })));
  const listeners = await readListeners(tx, askedListeners(seen));
  const handedOver = await climb(tx, shell, room, rules, seen, at);
  await remind(tx, shell, ...seen.flatMap((one) => occasionsOf(one, listeners, at)), ...tellTeams(handedOver, listeners, at));
  await tellBrowsers(tx, shell, seen);
  return seen.length;
}

interface HandedOver {
  readonly ticketId: Id;
  readonly teamId: Id;
  readonly because: SystemReason;
}

/** What the ladders do to the tickets themselves, decided on each ticket as it is now. */
async function climb(tx: Tx, shell: Shell, room: Room, rules: KnownRules, seen: readonly Seen[], at: Instant): Promise<readonly HandedOver[]> {
  const climbing = seen.filter(({ look }) => look.rungs.some(acts));
  if (climbing.length === 0) return [];
  const handed: HandedOver[] = [];
  const held = await lockTickets(tx, [...new Set(climbing.map(({ ticketId }) => ticketId))]);
  await changeMany(tx, shell, room, held, system, ({ ticket }) => {
    const ones = climbing.filter(({ ticketId }) => ticketId === ticket.id);
    const rungs = ones.flatMap(({ look }) => look.rungs.filter(acts));
    const handTo = rungs.findLast((rung) => rung.handTo !== null)?.handTo ?? null;
    const because = becauseOf(ones.find(({ look }) => look.rungs.some((rung) => rung.handTo === handTo))!, rules);
    const events = passOn(ticket, { at, by: system, handTo, because, escalate: rungs.some(({ escalate }) => escalate) });
    if (handTo !== null && events.some(({ kind }) => kind === 'assigned')) handed.push({ ticketId: ticket.id, teamId: handTo.teamId, because });
    return events;
  });
  return handed;
}

function acts({ handTo, escalate }: Rung): boolean {
  return handTo !== null || escalate;
}

function becauseOf({ clock }: Seen, { policiesById }: KnownRules): SystemReason {
  const policy = clock.terms.policyId === null ? undefined : policiesById.get(clock.terms.policyId);
  return { code: 'overdue', clock: clock.kind, policy: policy?.name ?? null };
}

/** Whoever may take it up hears that it is there. */
function tellTeams(handed: readonly HandedOver[], { members }: Listeners, at: Instant): readonly Occasion[] {
  return handed.map(({ ticketId, teamId, because }) => ({ kind: 'handed_over', personIds: members.get(teamId) ?? [], ticketId, facts: { summary: '', because }, at }));
}

/** One notice for a team, not one for a ticket: a minute in which much falls due must not become a storm. */
async function tellBrowsers(tx: Tx, shell: Shell, seen: readonly Seen[]): Promise<void> {
  const rooms = new Set(seen.flatMap(({ teamId, agentId }) => [...(teamId === null ? [] : [`team:${teamId}`]), ...(agentId === null ? [] : [`person:${agentId}`])]));
  if (rooms.size > 0) await afterCommit(tx, () => shell.live.notify({ topic: 'queue', id: 'due', version: 0, rooms: [...rooms] }));
}
