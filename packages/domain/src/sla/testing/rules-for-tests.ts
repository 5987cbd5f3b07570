/** Rules for tests: the standard and the round-the-clock calendar over some years, and the shipped policies with ids made of their keys. */

import { compileCalendar } from '../../calendar/compile-calendar.ts';
import { shippedCalendars } from '../../calendar/shipped.ts';
import { china2025, china2026 } from '../../calendar/testing/official-days.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Ladder, Policy } from '../policy.ts';
import type { Rules } from '../rules.ts';
import { shippedLadders, shippedPolicies } from '../shipped.ts';

const span = { from: Date.parse('2025-01-01T00:00+08:00'), to: Date.parse('2028-01-01T00:00+08:00') };
export const [standard, always] = shippedCalendars.map(({ document }) => compileCalendar(document, [china2025, china2026], span)) as [ReturnType<typeof compileCalendar>, ReturnType<typeof compileCalendar>];

export const shipped: readonly Policy[] = shippedPolicies.map(({ key, name, when, targets }) => ({
  id: key, name, when, active: true, targets: targets.map(({ calendar, ladder, ...target }) => ({ ...target, calendarId: calendar, ladderId: ladder })),
}));

export const ladders: readonly Ladder[] = shippedLadders.map(({ key, name, rungs }) => ({ id: key, name, rungs: rungs.map((rung) => ({ ...rung, handTo: rung.handTo && { teamId: rung.handTo.team, withinMs: rung.handTo.withinMs } })) }));

export function rulesWith(policies: readonly Policy[] = shipped): Rules {
  return { policies, ladders: new Map(ladders.map((ladder) => [ladder.id, ladder])), calendarOf: (id) => (id === 'always' ? always : standard), standardId: 'standard', alwaysId: 'always', hoursOf: (channelId) => (channelId === 'round the clock' ? 'always' : 'standard') };
}

export function policy(id: string, when: Policy['when'], ...targets: (Pick<Policy['targets'][number], 'clock' | 'ms'> & Partial<Policy['targets'][number]>)[]): Policy {
  return { id, name: { zh: id, en: id }, active: true, when, targets: targets.map((target) => ({ calendarId: 'standard', pauseWhile: ['customer'], warnAt: [75], ladderId: null, ...target })) };
}

/** In Shanghai: `2025-08-12 10:00`. */
export function at(local: string): Instant {
  return Date.parse(`${local.replace(' ', 'T')}+08:00`);
}
