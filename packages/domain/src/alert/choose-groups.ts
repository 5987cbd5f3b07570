/**
 * Chooses the dimension along which a change is concentrated, and the groups that carry it. After Adtributor (Bhagwan et al., NSDI 2014):
 * explanatory power is a group's part of the change; the surprise is by how much that exceeds its part of the cases. A change that is
 * spread as the cases are surprises nowhere, and no group is named for it; nor for a surprise that chance may have made. What has no value in
 * a dimension (no campaign, no article) is no group that anybody could turn to, and is never named.
 */

import { none } from '../insight/dimension.ts';
import { isOfPeople } from './dimension.ts';
import type { Sums } from './cell.ts';
import { rest } from './part.ts';

export interface GroupEffect {
  readonly group: string;
  readonly size: number;
  readonly variance: number;
  /** Its part of the cases, 0…1. */
  readonly weight: number;
  readonly now: Sums;
  readonly before: Sums;
}

export interface Choice {
  readonly dimension: string;
  readonly groups: readonly GroupEffect[];
}

/** Of the whole change: what a group must explain to be named. */
export const leastPower = 0.1;
const leastSurprise = 0.05;
/** In sum over its groups, for a dimension to say anything. */
const leastScore = 0.15;
const mostGroups = 3;
/** A tale with one group more has to be better by this. */
const pricePerGroup = 0.03;
/** People are named only where they tell clearly more than any circumstance. */
const priceOfPeople = 0.15;

/** `left`: what is still to be explained, of a change of `whole`. Earlier dimensions win ties. */
export function chooseGroups(left: number, whole: number, dimensions: readonly { readonly dimension: string; readonly effects: readonly GroupEffect[] }[]): Choice | null {
  const choices = dimensions
    .map(({ dimension, effects }) => ({ dimension, ...concentration(left, whole, effects) }))
    .map((choice) => ({ ...choice, score: choice.score - (isOfPeople(choice.dimension) ? priceOfPeople : 0) }))
    .filter(({ groups, score }) => groups.length > 0 && score >= leastScore);
  return choices.toSorted((a, b) => b.score - a.score)[0] ?? null;
}

function concentration(left: number, whole: number, effects: readonly GroupEffect[]): { readonly groups: readonly GroupEffect[]; readonly score: number } {
  const surprise = ({ size, weight }: GroupEffect) => size / left - weight;
  const bar = surenessAmong(effects.length);
  const groups = effects
    .filter((effect) => effect.group !== rest && effect.group !== none && effect.size / left > 0 && Math.abs(effect.size) >= leastPower * Math.abs(whole))
    .filter((effect) => surprise(effect) >= leastSurprise && surprise(effect) * Math.abs(left) >= bar * Math.sqrt(effect.variance))
    .toSorted((a, b) => surprise(b) - surprise(a) || (a.group < b.group ? -1 : 1))
    .slice(0, mostGroups);
  return { groups, score: groups.reduce((all, effect) => all + surprise(effect), 0) - pricePerGroup * Math.max(0, groups.length - 1) };
}

/** How many standard deviations tell one of `groups` from chance, five times in a hundred. Within 0.1 of Bonferroni's up to 200 groups. */
export function surenessAmong(groups: number): number {
  return 1.96 + 0.35 * Math.log(Math.max(1, groups));
}
