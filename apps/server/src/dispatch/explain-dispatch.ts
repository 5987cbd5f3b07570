/** Says who would get a ticket now and why not the others, by the very functions that decide it. Nothing is locked and nothing changes. */

import { chooseAgent, obstacleTo, type Candidate, type Need } from '@huiyin/domain/dispatch/choose-agent.ts';
import type { explainDispatch as explainContract } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { fits } from '@huiyin/domain/dispatch/needs.ts';
import { availabilityOf, type Availability } from '@huiyin/domain/dispatch/presence.ts';
import { reachOf, type Actor } from '@huiyin/domain/identity/actor.ts';
import type { BodyOf, ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { day, minute, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Shell } from '../platform/shell.ts';
import { categoryPath, mayReadTicket, readTaxonomy, type Taxonomy } from '../ticket/index.ts';
import { candidateOf } from './candidates.ts';
import { dispatchRoomOf, type DispatchRoom, type DispatchTeam } from './dispatch-room.ts';
import { readDuty } from './duty.ts';
import { readPresences } from './presence.store.ts';
import { readProfiles } from './profile.store.ts';
import { needOf } from './ticket-need.ts';
import { readAsWaiting, type WaitingTicket } from './waiting.store.ts';
import { readHoldings } from './work.store.ts';

type Wish = BodyOf<typeof explainContract>;
type Explanation = ReplyOf<typeof explainContract>;
type Asked = Omit<WaitingTicket, 'queueAt' | 'stepEnteredAt' | 'rank'> & { readonly teamId: Id | null; readonly number: string | null; readonly agentId: Id | null };

const longestSticky = 365 * day;

export async function explainDispatch(shell: Shell, actor: Actor, wish: Wish): Promise<Result<Explanation, 'ticket.unknown' | 'team.unknown' | 'category.unknown'>> {
  const [room, taxonomy] = [await dispatchRoomOf(shell), await readTaxonomy(shell.db)];
  const at = shell.clock.now();
  const asked = await askedOf(shell, actor, wish, taxonomy, at);
  if (!asked.ok) return asked;
  const ticket = asked.value;
  const team = ticket.teamId === null ? null : room.teams.get(ticket.teamId);
  if (team === undefined) return refuse('team.unknown');

  const need = needOf(ticket, room, taxonomy, at);
  const people = team === null ? [] : await readCandidates(shell, room, team.id, at);
  const ready = people.filter(({ availability }) => availability === 'available').map(({ candidate }) => candidate);
  const strategy = team?.rules.strategy ?? 'manual';
  const chosen = strategy === 'manual' ? null : chooseAgent(need, ready, strategy);
  const onDuty = team !== null && (await readDuty(shell.db, room, [team.id], at)).isExpected(team.id, ticket.role);
  return accept({
    ticket: wish.ticketId === undefined ? null : { id: ticket.id, number: ticket.number ?? '', agentId: ticket.agentId },
    team: team && { id: team.id, name: team.name, strategy },
    role: ticket.role,
    channel: ticket.channelKind,
    weight: need.weight,
    waitedMs: Math.max(0, at - ticket.since),
    skills: [...need.skills].map(([id, level]) => ({ id, name: room.skills.get(id)!.name, level })),
    chosenId: chosen?.id ?? null,
    candidates: people.map(({ candidate, name, availability }) => viewCandidate(candidate, name, availability, need)),
    onDuty,
    ahead: team === null ? [] : aheadOf(room, team, ticket, taxonomy, at),
  });
}

/** A real ticket of the caller's, or one made up; what the wish names besides comes first. */
async function askedOf(shell: Shell, actor: Actor, wish: Wish, taxonomy: Taxonomy, at: Instant): Promise<Result<Asked, 'ticket.unknown' | 'category.unknown'>> {
  const reach = reachOf(actor, 'ticket.read');
  const isMine = wish.ticketId === undefined || (reach !== null && (await mayReadTicket(shell.db, wish.ticketId, reach)));
  const real = wish.ticketId === undefined || !isMine ? null : await readAsWaiting(shell.db, wish.ticketId, at - longestSticky);
  if (wish.ticketId !== undefined && !real) return refuse('ticket.unknown');
  const category = wish.category === undefined || wish.category === null ? undefined : taxonomy.categories.find(({ key }) => key === wish.category);
  if (wish.category && category === undefined) return refuse('category.unknown', { category: wish.category });
  return accept({
    id: real?.id ?? '',
    number: real?.number ?? null,
    agentId: real?.agentId ?? null,
    teamId: wish.teamId ?? real?.teamId ?? null,
    role: wish.role ?? real?.role ?? 'agent',
    kind: wish.kind === undefined ? (real?.kind ?? null) : wish.kind,
    categoryId: wish.category === undefined ? (real?.categoryId ?? null) : (category?.id ?? null),
    channelKind: wish.channel ?? real?.channelKind ?? 'web',
    language: wish.language === undefined ? (real?.language ?? null) : wish.language,
    since: wish.waitedMinutes === undefined ? (real?.since ?? at) : at - wish.waitedMinutes * minute,
    heldBy: real?.heldBy ?? null,
    lastAgentId: real?.lastAgentId ?? null,
  });
}

async function readCandidates(shell: Shell, room: DispatchRoom, teamId: Id, at: Instant) {
  const people = await readProfiles(shell.db, { teamIds: [teamId] });
  const ids = people.map(({ id }) => id);
  const [presences, holdings] = [await readPresences(shell.db, ids), await readHoldings(shell.db, ids)];
  return people.map((person) => ({
    name: person.name,
    availability: availabilityOf(presences.get(person.id) ?? null, at, room.settings),
    candidate: candidateOf({ personId: person.id, roles: person.roles, skills: Object.fromEntries(person.skills.map(({ skillId, level }) => [skillId, level])), capacity: person.capacity, limits: person.channelLimits, givenAt: 0 }, holdings, room.settings),
  }));
}

function viewCandidate(candidate: Candidate, name: string, availability: Availability, need: Need): Explanation['candidates'][number] {
  const missing = [...need.skills].filter(([id, level]) => (candidate.skills.get(id) ?? 0) < level).map(([skillId, level]) => ({ skillId, level, has: candidate.skills.get(skillId) ?? 0 }));
  const obstacle = obstacleTo(candidate, need);
  // What can be changed by nobody's coming back is said first.
  const first = obstacle === 'role' || obstacle === 'skill' ? obstacle : availability === 'available' ? obstacle : availability;
  return { id: candidate.id, name, load: candidate.load, capacity: candidate.capacity, familiar: need.familiar.includes(candidate.id), obstacle: first, missing };
}

function aheadOf(room: DispatchRoom, team: DispatchTeam, ticket: Asked, taxonomy: Taxonomy, at: Instant): Explanation['ahead'] {
  const waited = (at - ticket.since) / minute;
  const matter = { kind: ticket.kind, categoryKeys: categoryPath(taxonomy, ticket.categoryId).map(({ key }) => key), channelKind: ticket.channelKind, language: ticket.language };
  const step = (what: Explanation['ahead'][number]['what'], afterMinutes: number | null, more: Partial<Explanation['ahead'][number]> = {}) => ({ what, afterMinutes, teamName: null, skillName: null, past: afterMinutes !== null && waited >= afterMinutes, ...more });
  const relaxed = room.skillRules.filter((rule) => fits(rule, matter) && rule.relaxAfterMinutes !== null).map((rule) => step('skill_relaxed', rule.relaxAfterMinutes, { skillName: room.skills.get(rule.skillId)?.name ?? null }));
  const overflows = team.rules.strategy === 'manual' ? [] : team.rules.overflows.flatMap(({ toTeamId, afterMinutes, whenNobodyOnDuty }) => {
    const teamName = room.teams.get(toTeamId)?.name ?? null;
    return [...(whenNobodyOnDuty ? [step('overflow_nobody_on_duty', null, { teamName })] : []), ...(afterMinutes === null ? [] : [step('overflow', afterMinutes, { teamName })])];
  });
  return [...relaxed, ...overflows, step('alert', team.rules.alertAfterMinutes)].toSorted((a, b) => (a.afterMinutes ?? -1) - (b.afterMinutes ?? -1));
}
