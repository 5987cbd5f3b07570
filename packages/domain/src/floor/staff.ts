/** What a stream of work asks of a team: for talk that happens at once by Erlang C, for letters by plain workload. */

import type { Milliseconds } from '../kernel/instant.ts';
import { hour } from '../kernel/instant.ts';
import { averageWait, occupancy, offeredLoad, serversFor, serviceLevel, withShrinkage, type Goal } from './erlang-c.ts';

export interface Stream {
  readonly arrivalsPerHour: number;
  /** Work that one arrival makes, mean. */
  readonly handleMs: Milliseconds;
  /** How many a person handles at the same time: 1 on the phone, several in chats. */
  readonly concurrency: number;
  /** Null: work that may lie (e-mail, forms). It needs hands, not somebody who is free at once. */
  readonly goal: Goal | null;
}

export interface Staff {
  /** People at work. */
  readonly needed: number;
  /** People to schedule for that. */
  readonly scheduled: number;
  /** With `needed` people; null for work that may lie. */
  readonly level: number | null;
  readonly averageWaitMs: Milliseconds | null;
  /** Share of the time that they are busy. */
  readonly occupancy: number;
}

/** Fuller than this, people get slower and ill; work that may lie is planned up to here. Our own default. */
export const fullest = 0.85;
/** Breaks, meetings, training, illness. Our own default; a centre measures its own. */
export const usualShrinkage = 0.3;

/** A person with room for three chats stands for three servers of the queue; work is measured in such rooms. */
export function staffFor(stream: Stream, shrinkage = usualShrinkage): Staff {
  const load = offeredLoad(stream.arrivalsPerHour / hour, stream.handleMs);
  const room = Math.max(1, stream.concurrency);
  if (stream.goal === null) {
    const needed = Math.ceil(Math.round((load / room / fullest) * 1e9) / 1e9);
    return { needed, scheduled: withShrinkage(needed, shrinkage), level: null, averageWaitMs: null, occupancy: occupancy(load, needed * room) };
  }
  const needed = Math.ceil(serversFor(load, stream.handleMs, stream.goal) / room);
  return { needed, scheduled: withShrinkage(needed, shrinkage), ...reached(stream, stream.goal, needed) };
}

/** What a given number of people reaches. */
export function reached(stream: Stream, goal: Goal, people: number): { readonly level: number; readonly averageWaitMs: Milliseconds; readonly occupancy: number } {
  const load = offeredLoad(stream.arrivalsPerHour / hour, stream.handleMs);
  const servers = people * Math.max(1, stream.concurrency);
  return {
    level: serviceLevel(load, servers, stream.handleMs, goal.withinMs),
    averageWaitMs: averageWait(load, servers, stream.handleMs),
    occupancy: servers === 0 ? (load > 0 ? Infinity : 0) : occupancy(load, servers),
  };
}

/** "80/20" of the field, with the wait of our own promises. */
export const usualShare = 0.8;

/** By kind of channel: talk must be answered at once, letters may lie. The wait gives way to the centre's own promise where it has one. */
export const usualGoals = {
  phone: { share: usualShare, withinMs: 20_000 },
  web: { share: usualShare, withinMs: 60_000 },
  wechat: { share: usualShare, withinMs: 60_000 },
  email: null,
  api: null,
  import: null,
} as const satisfies Readonly<Record<string, Goal | null>>;
