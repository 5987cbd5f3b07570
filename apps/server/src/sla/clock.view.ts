/** A clock as the API shows it. */

import { toWire, toWireOrNull, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { type Clock, standingOf, startedAt } from '@huiyin/domain/sla/clock.ts';
import { mayMove, usedUntil } from '@huiyin/domain/sla/clock-time.ts';
import type { ClockView } from '@huiyin/domain/ticket/clock.schema.ts';
import type { KnownRules } from './rules.ts';

export function viewClock(clock: Clock, rules: KnownRules, at: Instant): ClockView {
  const { terms, segments } = clock;
  const calendar = rules.calendarOf(terms.calendarId);
  const used = usedUntil(segments, calendar, clock.stoppedAt ?? at);
  const policy = terms.policyId === null ? undefined : rules.policiesById.get(terms.policyId);
  const standing = standingOf(clock, at);
  return {
    seq: clock.seq,
    kind: clock.kind,
    ref: clock.ref,
    state: standing,
    startedAt: toWire(startedAt(clock)),
    dueAt: toWireOrNull(clock.dueAt),
    stoppedAt: toWireOrNull(clock.stoppedAt),
    limitMs: terms.targetMs,
    elapsedMs: used.elapsedMs,
    pausedMs: used.pausedMs,
    pausedFor: clock.state === 'paused' ? segments.at(-1)!.pausedFor : null,
    clock: terms.calendarId === rules.alwaysId ? 'calendar' : 'working',
    calendarId: terms.calendarId,
    provisional: mayMove(clock, calendar),
    breachedAt: toWireOrNull(clock.breachedAt ?? (standing === 'breached' ? clock.dueAt : null)),
    warnAt: [...terms.warnAt],
    policy: policy ? { id: policy.id, name: policy.name } : null,
    why: terms.why.map(({ by, is }) => ({ by, is })),
  };
}
