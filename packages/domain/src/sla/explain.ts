/** Why a ticket is promised what it is: every policy's word on every kind of clock, and what would happen when. */

import type { StepLimit } from '../flow/flow.ts';
import type { Instant } from '../kernel/instant.ts';
import { judge, ownTerms, termsByPolicy, type Matter } from './choose-terms.ts';
import { type Clock, type ClockKind, clockKinds, type Terms } from './clock.ts';
import { dueOf, momentsAhead, type Moment } from './clock-time.ts';
import type { ConditionName, Policy } from './policy.ts';
import { calendarIdOf, ladderOf, type Rules } from './rules.ts';
import { begin } from './run-clock.ts';

export interface Verdict {
  readonly policy: Policy;
  readonly because: 'chosen' | 'inactive' | 'silent' | 'earlier' | ConditionName;
}

export interface Explained {
  readonly kind: ClockKind;
  readonly terms: Terms | null;
  readonly dueAt: Instant | null;
  readonly moments: readonly Moment[];
  readonly verdicts: readonly Verdict[];
}

export interface Question {
  readonly matter: Matter;
  /** When a clock that does not run yet would begin. */
  readonly at: Instant;
  /** What the flow promises for the step. */
  readonly stepLimit: StepLimit | null;
  /** Clocks that run: they are explained as they are. */
  readonly running: readonly Clock[];
}

export function explain(question: Question, rules: Rules): readonly Explained[] {
  return clockKinds.map((kind) => explainOne(kind, question, rules));
}

function explainOne(kind: ClockKind, { matter, at, stepLimit, running }: Question, rules: Rules): Explained {
  const live = running.find((clock) => clock.kind === kind);
  const terms = live?.terms ?? termsByPolicy(rules.policies, matter, kind) ?? (kind === 'step' && stepLimit ? ownTerms([{ by: 'step', is: `${matter.flow}/${matter.step}` }], stepLimit.ms, calendarIdOf(rules, stepLimit)) : null);
  const verdicts = verdictsOf(rules.policies, matter, kind);
  if (terms === null) return { kind, terms, dueAt: null, moments: [], verdicts };
  const clock = live ?? begin({ seq: 0, kind, ref: null, since: at, terms });
  const calendar = rules.calendarOf(terms.calendarId);
  return { kind, terms, dueAt: clock.breachedAt ?? dueOf(clock, calendar), moments: momentsAhead(clock, calendar, ladderOf(rules, terms)), verdicts };
}

function verdictsOf(policies: readonly Policy[], matter: Matter, kind: ClockKind): readonly Verdict[] {
  let isChosen = false;
  return policies.map((policy) => {
    const judged = judge(policy, matter, kind);
    if (!judged.fits) return { policy, because: judged.because };
    if (isChosen) return { policy, because: 'earlier' };
    isChosen = true;
    return { policy, because: 'chosen' };
  });
}
