/** Who rated, and how: by region, matter and wait, on the level at which the month's mean comes out to the star. */

import { minute } from '@huiyin/domain/kernel/instant.ts';
import type { Chance } from './chance.ts';
import type { Draft } from './month-plan.ts';
import type { MonthFacts } from './months.ts';

const ratedShare = 0.46;

export function rateTickets(plans: readonly Draft[], facts: MonthFacts, chance: Chance): void {
  const rated = plans.filter((plan) => !plan.abandoned && chance.in(ratedShare)).map((plan) => ({ plan, feeling: moodOf(plan) - chance.skewed(0.75) * 0.6 }));
  const goal = Math.round((facts.satisfaction / 20) * rated.length);
  const starsAt = (level: number, feeling: number) => Math.max(1, Math.min(5, Math.round(level + feeling)));
  const sumAt = (level: number) => rated.reduce((sum, { feeling }) => sum + starsAt(level, feeling), 0);

  let [low, high] = [2, 8];
  for (let round = 0; round < 30; round++) {
    const middle = (low + high) / 2;
    if (sumAt(middle) <= goal) low = middle;
    else high = middle;
  }
  for (const { plan, feeling } of rated) plan.stars = starsAt(low, feeling);
  let left = goal - sumAt(low);
  for (const { plan } of chance.shuffled(rated)) {
    if (left === 0) break;
    if (plan.stars! >= 5) continue;
    plan.stars = plan.stars! + 1;
    left -= 1;
  }
}

function moodOf({ region, topic, waitMs, slowRefund }: Draft): number {
  return region.mood + (topic.kind === 'complaint' ? -1.5 : 0) + (slowRefund ? -0.7 : 0) + (waitMs > 6 * minute ? -0.3 : 0);
}
