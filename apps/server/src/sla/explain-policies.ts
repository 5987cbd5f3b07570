/** Answers why: for a ticket as it is, or for one made up. */

import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { isProvisional } from '@huiyin/domain/calendar/working-time.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { isLive } from '@huiyin/domain/sla/clock.ts';
import type { Matter } from '@huiyin/domain/sla/choose-terms.ts';
import { explain, type Explained, type Question } from '@huiyin/domain/sla/explain.ts';
import type { ClockExplained } from '@huiyin/domain/sla/sla.contract.ts';
import { rungKey } from '@huiyin/domain/sla/policy.ts';
import { ladderOf } from '@huiyin/domain/sla/rules.ts';
import { findStep } from '@huiyin/domain/flow/step.ts';
import { readChannelById } from '../channel/index.ts';
import { readPublished } from '../flow/index.ts';
import type { Shell } from '../platform/shell.ts';
import { categoryPath, roomOf, readTicket } from '../ticket/index.ts';
import { clocksFromKept, type KeptJson } from './clock.store.ts';
import { type KnownRules, rulesOf } from './rules.ts';
import { readStepLimit } from './surroundings.store.ts';

export interface MadeUp extends Omit<Matter, 'categoryKeys' | 'channelKind' | 'hoursId'> {
  readonly category: string | null;
  readonly at: Instant;
}

export async function explainTicket(shell: Shell, ticketId: string, reach: Reach): Promise<Result<ClockExplained[], 'ticket.unknown'>> {
  const held = await readTicket(shell.db, ticketId, reach);
  if (!held) return refuse('ticket.unknown');
  const [rules, { taxonomy }, { document }] = await Promise.all([rulesOf(shell), roomOf(shell), readPublished(shell.db, held.ticket.flowVersionId)]);
  const { ticket, surroundings } = held;
  const question: Question = {
    matter: {
      kind: ticket.kind, categoryKeys: categoryPath(taxonomy, ticket.categoryId).map(({ key }) => key), priority: ticket.priority, channelId: ticket.channelId,
      channelKind: surroundings.channelKind, hoursId: rules.hoursOf(ticket.channelId), tier: surroundings.customer.tier, flow: document.key, step: ticket.step, teamId: ticket.teamId,
    },
    at: shell.clock.now(),
    stepLimit: findStep(document, ticket.step)?.limit ?? null,
    running: clocksFromKept(held.kept['clocks'] as KeptJson).clocks.filter(isLive),
  };
  return accept(viewExplained(explain(question, rules), rules));
}

export async function explainMadeUp(shell: Shell, { category, at, ...wish }: MadeUp): Promise<Result<ClockExplained[], 'category.unknown' | 'channel.unknown'>> {
  const [rules, { taxonomy }, channel] = await Promise.all([rulesOf(shell), roomOf(shell), readChannelById(shell, wish.channelId)]);
  if (!channel) return refuse('channel.unknown', { channel: wish.channelId });
  const categoryId = category === null ? null : taxonomy.categories.find(({ key }) => key === category)?.id;
  if (categoryId === undefined) return refuse('category.unknown', { category });
  const matter = { ...wish, categoryKeys: categoryPath(taxonomy, categoryId).map(({ key }) => key), channelKind: channel.kind, hoursId: rules.hoursOf(channel.id) };
  return accept(viewExplained(explain({ matter, at, stepLimit: await readStepLimit(shell.db, wish.flow, wish.step), running: [] }, rules), rules));
}

function viewExplained(clocks: readonly Explained[], rules: KnownRules): ClockExplained[] {
  return clocks.map((explained) => ({
    clock: explained.kind,
    promise: promiseOf(explained, rules),
    verdicts: explained.verdicts.map(({ policy, because }) => ({ policy: { id: policy.id, name: policy.name }, because })),
  }));
}

function promiseOf({ terms, dueAt, moments }: Explained, rules: KnownRules): ClockExplained['promise'] {
  if (terms === null) return null;
  const policy = terms.policyId === null ? undefined : rules.policiesById.get(terms.policyId);
  const ladder = ladderOf(rules, terms);
  const calendar = rules.calendars.all.find(({ id }) => id === terms.calendarId) ?? rules.calendars.all.find(({ id }) => id === rules.standardId)!;
  return {
    policy: policy ? { id: policy.id, name: policy.name } : null,
    why: terms.why.map(({ by, is }) => ({ by, is })),
    ms: terms.targetMs,
    calendar: { id: calendar.id, name: calendar.name },
    dueAt: toWireOrNull(dueAt),
    provisional: dueAt !== null && isProvisional(rules.calendarOf(terms.calendarId), dueAt),
    ladder: ladder ? { id: ladder.id, name: ladder.name } : null,
    moments: moments.map(({ what, actAt, rung }) => ({
      what: rung !== null ? ('rung' as const) : what === 'breach' ? ('breach' as const) : ('warning' as const),
      percent: what.startsWith('warning:') ? Number(what.slice('warning:'.length)) : null,
      rung: rung === null ? null : ladder!.rungs.findIndex((each) => rungKey(each) === rungKey(rung)),
      at: toWire(actAt),
    })),
  };
}
