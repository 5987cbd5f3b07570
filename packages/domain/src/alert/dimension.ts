/** By what a change is looked at, and which of that is about people: those are looked at last, and only like for like. */

import { dimensionNames } from '../insight/dimension.ts';
import type { Metric } from '../insight/metric.ts';
import type { BilingualText } from '../kernel/text.ts';

/** Of the circumstances. `tool`: how quickly our own tool answered; `article`: the one that was quoted first. */
export const circumstances = ['topic', 'channel', 'medium', 'hour', 'region', 'flow', 'campaign', 'article', 'tool', 'kind', 'priority'] as const;
const peoples = ['team', 'tenure', 'agent'] as const;

export type Circumstance = (typeof circumstances)[number];
export type CauseDimension = Circumstance | (typeof peoples)[number];
export const causeDimensions: readonly CauseDimension[] = [...circumstances, ...peoples];

export function isOfPeople(dimension: string): boolean {
  return (peoples as readonly string[]).includes(dimension);
}

/** A complaint is a kind of ticket with a flow and an urgency of its own: more of that kind is what is to be explained, and no explanation. */
const sameThing: ReadonlySet<string> = new Set(['kind', 'flow', 'priority']);

export function tellsItself({ group }: Pick<Metric, 'group'>, dimension: string): boolean {
  return group === 'complaint' && sameThing.has(dimension);
}

export const causeNames: Readonly<Record<CauseDimension, BilingualText>> = {
  ...dimensionNames,
  article: { zh: '引用的知识', en: 'Article quoted' },
  tool: { zh: '系统响应', en: 'Speed of our tool' },
};
