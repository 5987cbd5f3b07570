/** The centre's policies, ladders and calendars as clocks are decided by: asked for at every change of a ticket, kept for two seconds. */

import type { CompiledCalendar } from '@huiyin/domain/calendar/calendar.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { second } from '@huiyin/domain/kernel/instant.ts';
import type { Rules } from '@huiyin/domain/sla/rules.ts';
import { type Calendars, calendarsOf } from '../calendar/index.ts';
import { type Channel, hoursOf, readChannels } from '../channel/index.ts';
import { afterCommit } from '../platform/after-commit.ts';
import type { Db, Tx } from '../platform/db.ts';
import { keptFor } from '../platform/kept.ts';
import type { Shell } from '../platform/shell.ts';
import { type KeptLadder, type KeptPolicy, readLadders, readPolicies } from './policy.store.ts';

export interface KnownRules extends Rules {
  /** Removed ones too: clocks of the past name them. */
  readonly policiesById: ReadonlyMap<Id, KeptPolicy>;
  readonly calendars: Calendars;
}

interface Settings {
  readonly policies: readonly KeptPolicy[];
  readonly ladders: readonly KeptLadder[];
  readonly channels: readonly Channel[];
}

const kept = keptFor<Settings>(2 * second);

type Reading = Pick<Shell, 'db' | 'pool' | 'clock'>;

export async function rulesOf(shell: Reading): Promise<KnownRules> {
  const [settings, calendars] = await Promise.all([kept.of(shell.pool, () => readSettings(shell.db)), calendarsOf(shell)]);
  return rulesFrom(settings, calendars);
}

const assembled = new WeakMap<Settings, { readonly calendars: Calendars; readonly rules: KnownRules }>();

function rulesFrom(settings: Settings, calendars: Calendars): KnownRules {
  const before = assembled.get(settings);
  if (before?.calendars === calendars) return before.rules;
  const rules = assemble(settings, calendars);
  assembled.set(settings, { calendars, rules });
  return rules;
}

function assemble({ policies, ladders, channels }: Settings, calendars: Calendars): KnownRules {
  const standardId = calendars.idOf('standard');
  const hours = new Map(channels.map((channel) => [channel.id, hoursOf(calendars, channel)]));
  const ids = new Set(calendars.all.map(({ id }) => id));
  // Asked several times for each clock, and put together anew every few seconds: long before a span moves.
  const compiled = new Map<Id, CompiledCalendar>();
  return {
    policies: policies.filter(({ isRemoved }) => !isRemoved),
    policiesById: new Map(policies.map((policy) => [policy.id, policy])),
    ladders: new Map(ladders.filter(({ isRemoved }) => !isRemoved).map((ladder) => [ladder.id, ladder])),
    calendarOf(id) {
      let calendar = compiled.get(id);
      if (!calendar) compiled.set(id, (calendar = calendars.compiled(ids.has(id) ? id : standardId)));
      return calendar;
    },
    standardId,
    alwaysId: calendars.idOf('always'),
    hoursOf: (channelId) => hours.get(channelId) ?? standardId,
    calendars,
  };
}

export async function readSettings(db: Db): Promise<Settings> {
  const [policies, ladders, channels] = await Promise.all([readPolicies(db), readLadders(db), readChannels(db)]);
  return { policies, ladders, channels };
}

/** Within the transaction that changes them. */
export async function forgetRules(tx: Tx, { pool }: Pick<Shell, 'pool'>): Promise<void> {
  await afterCommit(tx, () => kept.forget(pool));
}
