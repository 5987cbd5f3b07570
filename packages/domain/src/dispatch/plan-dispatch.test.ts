import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, chooseAgent, freestFirst, inTurn, type Need, obstacleTo } from './choose-agent.ts';
import { planDispatch, type WaitingNeed } from './plan-dispatch.ts';

// Small ranges on purpose: ties are where rosters go wrong.
const skillSet = fc.dictionary(fc.constantFrom('refund', 'english'), fc.integer({ min: 1, max: 3 })).map((levels) => new Map(Object.entries(levels)));
const channelKind = fc.constantFrom('web' as const, 'phone' as const);
const anyRoster = fc.uniqueArray(
  fc.record<Candidate>({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    roles: fc.subarray(['agent', 'specialist'], { minLength: 1 }),
    skills: skillSet,
    load: fc.constantFrom(0, 0.5, 2, 4),
    capacity: fc.constantFrom(2, 4),
    working: fc.record({ web: fc.nat(2) }),
    limits: fc.record({ web: fc.nat(2) }, { requiredKeys: [] }),
    givenAt: fc.nat(1),
  }),
  { selector: (candidate) => candidate.id, maxLength: 5 },
);
const needOf = (ticketId: fc.Arbitrary<string>) =>
  fc.record<WaitingNeed>({
    ticketId,
    role: fc.constantFrom('agent', 'specialist'),
    channelKind,
    weight: fc.constantFrom(0.5, 1, 2),
    skills: skillSet,
    familiar: fc.subarray(['a', 'b', 'c'], { maxLength: 2 }),
    backlog: fc.boolean(),
  });
const anyNeed = needOf(fc.constant('t'));
const anyQueue = fc.uniqueArray(needOf(fc.integer({ min: 0, max: 30 }).map(String)), { selector: (need) => need.ticketId, maxLength: 20 });
const anyStrategy = fc.constantFrom('least_loaded' as const, 'round_robin' as const);

describe('chooseAgent', () => {
  test('chooses someone able whom nobody able should precede, or nobody', () => {
    fc.assert(
      fc.property(anyNeed, anyRoster, anyStrategy, (need, roster, strategy) => {
        const stranger = { ...need, familiar: [] };
        const able = roster.filter((candidate) => isAble(candidate, need));
        const chosen = chooseAgent(stranger, roster, strategy);
        if (able.length === 0) return void expect(chosen).toBeNull();
        expect(able).toContain(chosen);
        const freer = (a: Candidate, b: Candidate) => a.load / a.capacity < b.load / b.capacity;
        const longer = (a: Candidate, b: Candidate) => a.givenAt < b.givenAt || (a.givenAt === b.givenAt && a.id < b.id);
        const precedes = (a: Candidate, b: Candidate) => (strategy === 'round_robin' ? longer(a, b) : freer(a, b) || (!freer(b, a) && longer(a, b)));
        expect(able.filter((candidate) => precedes(candidate, chosen!))).toEqual([]);
      }),
    );
  });

  test('does not depend on the order of the roster', () => {
    fc.assert(fc.property(anyNeed, anyRoster, anyStrategy, (need, roster, strategy) => void expect(chooseAgent(need, roster.toReversed(), strategy)).toEqual(chooseAgent(need, roster, strategy))));
  });

  test('R-B6 returns to the one who knows it, the first of them who can, even when another is freer', () => {
    fc.assert(
      fc.property(anyNeed, anyRoster, anyStrategy, (need, roster, strategy) => {
        const able = need.familiar.filter((id) => roster.some((candidate) => candidate.id === id && isAble(candidate, need)));
        fc.pre(able.length > 0);
        expect(chooseAgent(need, roster, strategy)!.id).toBe(able[0]);
      }),
    );
  });
});

describe('planDispatch', () => {
  const plan = (queue: readonly WaitingNeed[], roster: readonly Candidate[], strategy: 'least_loaded' | 'round_robin' = 'least_loaded', credit = 3) => planDispatch(queue, roster, { strategy, credit, at: 10 });

  test('R-B1 gives no ticket twice and nobody more than their capacity, their limits, or what they can', () => {
    fc.assert(
      fc.property(anyQueue, anyRoster, anyStrategy, (queue, roster, strategy) => {
        const { assignments } = plan(queue, roster, strategy);
        expect(new Set(assignments.map(({ ticketId }) => ticketId)).size).toBe(assignments.length);
        for (const candidate of roster) {
          const theirs = assignments.filter(({ agentId }) => agentId === candidate.id).map(({ ticketId }) => queue.find((need) => need.ticketId === ticketId)!);
          const load = theirs.reduce((sum, need) => sum + need.weight, candidate.load);
          if (theirs.length > 0) expect(load).toBeLessThanOrEqual(candidate.capacity);
          const webs = theirs.filter((need) => need.channelKind === 'web').length;
          if (webs > 0 && candidate.limits.web !== undefined) expect(webs + candidate.working.web!).toBeLessThanOrEqual(candidate.limits.web);
          for (const need of theirs) expect(isQualified(candidate, need)).toBe(true);
        }
      }),
    );
  });

  test('leaves nothing that somebody could still take', () => {
    fc.assert(
      fc.property(anyQueue, anyRoster, anyStrategy, (queue, roster, strategy) => {
        const { assignments, candidates, released } = plan(queue, roster, strategy);
        const left = queue.filter((need) => !assignments.some(({ ticketId }) => ticketId === need.ticketId));
        for (const need of left) {
          if (need.backlog && released + 1 > 3) continue;
          expect(candidates.filter((candidate) => isAble(candidate, need))).toEqual([]);
        }
      }),
    );
  });

  test('the more urgent is served before the less urgent', () => {
    fc.assert(
      fc.property(anyQueue, anyRoster, anyStrategy, fc.nat(20), (queue, roster, strategy, cut) => {
        const first = plan(queue.slice(0, cut), roster, strategy).assignments;
        expect(plan(queue, roster, strategy).assignments.slice(0, first.length)).toEqual(first);
      }),
    );
  });

  test('R-B8 releases no more of a backlog than there is credit for, while fresh work goes on', () => {
    const queue = Array.from({ length: 10 }, (_, index): WaitingNeed => ({ ticketId: String(index), role: 'agent', channelKind: 'web', weight: 1, skills: new Map(), familiar: [], backlog: index < 8 }));
    const roster = [person('a', { capacity: 20 }), person('b', { capacity: 20 })];
    expect(plan(queue, roster).assignments.map(({ ticketId }) => ticketId)).toEqual(['0', '1', '2', '8', '9']);
    expect(plan(queue, roster, 'least_loaded', 0.5).released).toBe(0);
  });

  test('round robin goes round, though all is given at one moment', () => {
    const queue = Array.from({ length: 7 }, (_, index): WaitingNeed => ({ ticketId: String(index), role: 'agent', channelKind: 'web', weight: 1, skills: new Map(), familiar: [], backlog: false }));
    const roster = [person('a', { capacity: 10 }), person('b', { capacity: 3 }), person('c', { capacity: 10, load: 5 })];
    expect(plan(queue, roster, 'round_robin').assignments.map(({ agentId }) => agentId).join('')).toBe('abcabca');
    expect(plan(queue, roster, 'least_loaded').assignments.map(({ agentId }) => agentId).join('')).toBe('abaaaba');
  });
});

test('both orders are total', () => {
  fc.assert(fc.property(anyRoster, (roster) => {
    for (const order of [freestFirst, inTurn]) for (const a of roster) for (const b of roster) if (a !== b) expect(Math.sign(order(a, b))).toBe(-Math.sign(order(b, a)));
  }));
});

describe('obstacleTo', () => {
  const need: Need = { ticketId: 't', role: 'agent', channelKind: 'web', weight: 2, skills: new Map([['refund', 2]]), familiar: [] };
  const ready = person('a', { skills: new Map([['refund', 2]]), load: 2, capacity: 4, limits: { web: 1 } });

  test('none for an agent who has the role, the skill and room', () => expect(obstacleTo(ready, need)).toBeNull());

  test.each<[string, string, Partial<Candidate>]>([
    ['of another role', 'role', { roles: ['specialist'] }],
    ['without the skill', 'skill', { skills: new Map() }],
    ['not good enough at it', 'skill', { skills: new Map([['refund', 1]]) }],
    ['with less room than it takes', 'capacity', { load: 2.25 }],
    ['at the limit of that channel', 'channel_limit', { working: { web: 1 } }],
  ])('an agent %s', (_, obstacle, flaw) => expect(obstacleTo({ ...ready, ...flaw }, need)).toBe(obstacle));
});

function person(id: string, facts: Partial<Candidate>): Candidate {
  return { id, roles: ['agent'], skills: new Map(), load: 0, capacity: 4, working: {}, limits: {}, givenAt: 0, ...facts };
}

/** Said once more, in other words than the code under test. */
function isQualified(candidate: Candidate, need: Need): boolean {
  return candidate.roles.some((role) => role === need.role) && [...need.skills].every(([skill, level]) => candidate.skills.has(skill) && candidate.skills.get(skill)! >= level);
}

function isAble(candidate: Candidate, need: Need): boolean {
  const limit = candidate.limits[need.channelKind] ?? Infinity;
  return isQualified(candidate, need) && candidate.capacity - candidate.load >= need.weight && (candidate.working[need.channelKind] ?? 0) < limit;
}
