/** How long customers waited for the first word, so that the month's mean comes out, with the callers' morning as it was. */

import { minute, second } from '@huiyin/domain/kernel/instant.ts';
import type { Chance } from './chance.ts';
import { isPhonePeak, longestPeakMs, quickestMs, type Draft } from './month-plan.ts';
import type { MonthFacts } from './months.ts';

export function setWaits(plans: readonly Draft[], facts: MonthFacts, chance: Chance): void {
  const peak = plans.filter((plan) => plan.channel === 'phone' && isPhonePeak(plan.at));
  for (const plan of plans) plan.waitMs = Math.max(quickestMs, chance.skewed(0.55) * minute * (plan.channel === 'phone' ? 1.1 : plan.channel === 'web' ? 0.8 : 1.2));
  // Urgent matters are looked at first.
  for (const plan of plans) if (plan.topic.kind === 'complaint' || plan.topic.category === 'account-security') plan.waitMs *= 0.6;
  for (const plan of peak) plan.waitMs = Math.min(longestPeakMs, chance.skewed(0.35) * facts.phonePeakMinutes * minute);
  for (const plan of peak) plan.abandoned = plan.topic.kind === 'question' && chance.in(facts.abandonedShare);

  const answered = plans.filter((plan) => !plan.abandoned);
  const answeredAtPeak = peak.filter((plan) => !plan.abandoned);
  // All regularly answered people of the peak together wait exactly as long as the facts say; the rest takes what is left.
  scale(answeredAtPeak, facts.phonePeakMinutes * minute * answeredAtPeak.length);
  const waited = answeredAtPeak.reduce((sum, plan) => sum + plan.waitMs, 0);
  const atPeak = new Set(answeredAtPeak);
  scale(answered.filter((plan) => !atPeak.has(plan)), facts.firstResponseMinutes * minute * answered.length - waited);
}

/** To whole seconds, since calls and chats are counted in them; rounding evens out over thousands. */
function scale(plans: readonly Draft[], total: number): void {
  const factor = total / plans.reduce((sum, plan) => sum + plan.waitMs, 0);
  for (const plan of plans) plan.waitMs = Math.max(quickestMs, Math.round((plan.waitMs * factor) / second) * second);
}
