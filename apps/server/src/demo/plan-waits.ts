/** How long customers waited for the first word, so that the month's mean comes out, with the callers' morning as it was. */

import { minute, second } from '@huiyin/domain/kernel/instant.ts';
import { type Chance, streams } from './chance.ts';
import { isPhonePeak, longestPeakMs, quickestMs, type Draft } from './month-plan.ts';
import type { MonthFacts } from './months.ts';

export function setWaits(plans: readonly Draft[], facts: MonthFacts, chance: Chance): void {
  const peak = plans.filter((plan) => plan.channel === 'phone' && isPhonePeak(plan.at));
  for (const plan of plans) plan.waitMs = Math.max(quickestMs, chance.skewed(0.55) * minute * (plan.channel === 'phone' ? 1.1 : plan.channel === 'web' ? 0.8 : 1.2));
  // Urgent matters are looked at first.
  for (const plan of plans) if (plan.topic.kind === 'complaint' || plan.topic.category === 'account-security') plan.waitMs *= 0.6;
  for (const plan of peak) plan.waitMs = Math.min(longestPeakMs, chance.skewed(0.35) * facts.phonePeakMinutes * minute);
  const free = new Set(takenAtOnce(plans, facts, chance.fork(streams.free)));
  for (const plan of peak) plan.abandoned = plan.topic.kind === 'question' && chance.in(facts.abandonedShare);

  const answered = plans.filter((plan) => !plan.abandoned);
  const answeredAtPeak = peak.filter((plan) => !plan.abandoned);
  // All regularly answered people of the peak together wait exactly as long as the facts say; the rest takes what is left.
  scale(answeredAtPeak, facts.phonePeakMinutes * minute * answeredAtPeak.length);
  const waited = answeredAtPeak.reduce((sum, plan) => sum + plan.waitMs, 0);
  const atPeak = new Set(answeredAtPeak);
  const atOnce = answered.filter((plan) => free.has(plan)).reduce((sum, plan) => sum + plan.waitMs, 0);
  scale(answered.filter((plan) => !atPeak.has(plan) && !free.has(plan)), facts.firstResponseMinutes * minute * answered.length - waited - atOnce);
}

/** Where somebody was free they were answered at once, so that the mean is made by those who queued. Callers of the peak met nobody who was. */
function takenAtOnce(plans: readonly Draft[], { answeredAtOnceShare }: MonthFacts, chance: Chance): Draft[] {
  const taken = plans.filter((plan) => chance.in(answeredAtOnceShare) && !(plan.channel === 'phone' && isPhonePeak(plan.at)));
  for (const plan of taken) plan.waitMs = chance.integer(quickestMs / second, plan.channel === 'phone' ? 25 : 50) * second;
  return taken;
}

/** To whole seconds, since calls and chats are counted in them; rounding evens out over thousands. */
function scale(plans: readonly Draft[], total: number): void {
  const factor = total / plans.reduce((sum, plan) => sum + plan.waitMs, 0);
  for (const plan of plans) plan.waitMs = Math.max(quickestMs, Math.round((plan.waitMs * factor) / second) * second);
}
