/** Whom a look at a clock is told, and in which words: each person hears of one warning or breach once, however many reasons there are to tell it. */

import { toWire, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Occasion } from '@huiyin/domain/reminder/reminder.ts';
import { nameOf } from '@huiyin/domain/sla/clock.ts';
import type { Look } from '@huiyin/domain/sla/fire-clock.ts';
import { type Rung, rungKey } from '@huiyin/domain/sla/policy.ts';
import type { DueClock, Listeners } from './clock-sweep.store.ts';

export interface Seen extends DueClock {
  readonly look: Look;
}

/** Which people have to be looked up before anything can be told. */
export function askedListeners(seen: readonly Seen[]): { readonly teamIds: readonly string[]; readonly roles: readonly string[] } {
  const teamIds = new Set<string>();
  const roles = new Set<string>();
  for (const one of seen) {
    const { teamId, look } = one;
    const asksTeam = (look.breach !== null && holdersOf(one).length === 0) || look.rungs.some(({ tell }) => tell.supervisors);
    if (teamId !== null && asksTeam) teamIds.add(teamId);
    for (const { tell, handTo } of look.rungs) {
      for (const role of tell.roles) roles.add(role);
      if (handTo !== null) teamIds.add(handTo.teamId);
    }
  }
  return { teamIds: [...teamIds], roles: [...roles] };
}

export function occasionsOf(seen: Seen, listeners: Listeners, at: Instant): readonly Occasion[] {
  const { ticketId, clock, look } = seen;
  const name = `sla:${nameOf(ticketId, clock)}`;
  const dueAt = look.clock.breachedAt ?? clock.dueAt;
  if (dueAt === null) return [];
  const facts = { clock: clock.kind, dueAt: toWire(dueAt) };
  const isLate = look.clock.breachedAt !== null;
  const told: Occasion[] = [];
  const tell = (kind: 'sla_warning' | 'sla_breach', personIds: readonly string[], key: string) => {
    if (personIds.length > 0) told.push({ kind, personIds, ticketId, facts, at, key: `${name}:${key}` });
  };

  const rungPeople = look.rungs.flatMap((rung) => peopleOf(rung, seen, listeners));
  if (look.breach !== null) tell('sla_breach', unique([...breachPeople(seen, listeners), ...rungPeople]), 'breach');
  else if (look.warning !== null) tell('sla_warning', unique([...holdersOf(seen), ...rungPeople]), look.warning.what);
  else if (look.rungs.length > 0) tell(isLate ? 'sla_breach' : 'sla_warning', unique(rungPeople), `rung:${rungKey(look.rungs.at(-1)!)}`);
  return told;
}

/** Whoever has it in hand, and for a sub-task whoever asked: the helper may be gone. When nobody has, those who give out the work. */
function breachPeople(seen: Seen, { overseers }: Listeners): readonly string[] {
  const asker = subTaskOf(seen)?.askedBy ?? null;
  const holders = asker === null ? holdersOf(seen) : unique([...holdersOf(seen), asker]);
  return holders.length > 0 ? holders : overseers.of(seen.teamId);
}

function peopleOf({ tell }: Rung, seen: Seen, { overseers, holders }: Listeners): readonly string[] {
  return [
    ...(tell.holder ? holdersOf(seen) : []),
    ...(tell.supervisors ? overseers.of(seen.teamId) : []),
    ...tell.roles.flatMap((role) => holders.get(role) ?? []),
    ...tell.personIds,
  ];
}

/** A sub-task's promise is that of whoever it was asked of; nobody there yet: of who asked; of a customer's wish: of who has the ticket. */
function holdersOf(seen: Seen): readonly string[] {
  const subTask = subTaskOf(seen);
  const holder = subTask?.agentId ?? subTask?.askedBy ?? seen.agentId;
  return holder === null ? [] : [holder];
}

function subTaskOf({ clock, subTasks }: Seen) {
  return clock.kind === 'sub_task' ? subTasks.find(({ id }) => clock.ref?.startsWith(id)) : undefined;
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
