/** What some of those who rated said besides: whether they would recommend us, and how easy it was. Both follow how they felt, and neither moves what they rated. */

import { effortRange, recommendRange } from '@huiyin/domain/ticket/rate.ts';
import { minute } from '@huiyin/domain/kernel/instant.ts';
import type { Chance } from './chance.ts';
import type { Draft } from './month-plan.ts';

/** Of those who rated. */
const [recommendShare, effortShare] = [0.62, 0.55];
/** By stars: the middle of what is said of ten, and of seven. */
const likely = [2, 4, 6.2, 7.9, 9.5] as const;
const easy = [1.8, 2.8, 4.1, 5.3, 6.3] as const;

export function askBesides(plans: readonly Draft[], chance: Chance): void {
  for (const plan of plans) {
    if (plan.stars === null) continue;
    const [saysLikely, saysEasy] = [chance.in(recommendShare), chance.in(effortShare)];
    // What took long was not easy, however well it ended.
    const toil = (plan.slowRefund ? 1.1 : 0) + (plan.waitMs > 6 * minute ? 0.4 : 0);
    const [recommend, effort] = [degree(likely[plan.stars - 1]! + 2.6 * (chance.next() - 0.5), recommendRange), degree(easy[plan.stars - 1]! - toil + 2 * (chance.next() - 0.5), effortRange)];
    if (saysLikely) plan.recommend = recommend;
    if (saysEasy) plan.effort = effort;
  }
}

function degree(value: number, [least, most]: readonly [number, number]): number {
  return Math.max(least, Math.min(most, Math.round(value)));
}
