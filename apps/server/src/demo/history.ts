/** The two months as whole tickets, one after the other in the order in which they opened. Pure: the same seed gives the same months. */

import { day } from '@huiyin/domain/kernel/instant.ts';
import type { TicketHistory } from '../ticket/index.ts';
import { planCustomers, type Cast, type PlannedCustomer } from './cast.ts';
import { createChance } from './chance.ts';
import { planMonth, type TicketPlan } from './month-plan.ts';
import { august, july, type MonthFacts } from './months.ts';
import { playTicket } from './scripts.ts';
import { dateOf, midnight } from './service-time.ts';
import { Story, type World } from './story.ts';
import { createFill, greetings } from './words.ts';

export const demoSeed = 20_250_801;
const customerCount = 6_000;

export interface DemoPast {
  readonly customers: readonly (PlannedCustomer & { readonly createdAt: number })[];
  readonly plans: readonly TicketPlan[];
}

export function planPast(seed: number, months: readonly MonthFacts[] = [july, august]): DemoPast {
  const chance = createChance(seed);
  const people = planCustomers(customerCount, chance, midnight(2025, 7, 1));
  const regions = people.map((customer) => customer.region);
  const plans = months.flatMap((facts) => planMonth(facts, { count: customerCount, regionOf: (customer) => regions[customer]! }, chance.fork(facts.month)));
  const firstAt = new Map<number, number>();
  for (const plan of plans) if (!firstAt.has(plan.customer)) firstAt.set(plan.customer, plan.at);
  return { plans, customers: people.map((customer, index) => ({ ...customer, createdAt: firstAt.get(index) ?? midnight(2025, 7, 1) })) };
}

export function tellTicket(past: DemoPast, index: number, number: string, world: World, cast: Cast, seed: number): TicketHistory {
  const plan = past.plans[index]!;
  const chance = createChance(seed).fork(1_000 + index);
  const { id, name, tier, region } = past.customers[plan.customer]!;
  const fill = createFill(chance, dateOf(plan.at - chance.integer(1, 9) * day));
  const [said, ...answers] = chance.pick(plan.topic.asked);
  const story = new Story(world, chance, {
    at: plan.at, number, channel: plan.channel, customer: { id, name, tier, region: region.name }, fields: fieldsOf(plan),
    body: plan.abandoned ? `（来电排队 ${Math.round(plan.waitMs / 1_000)} 秒后挂断）` : `${plan.channel === 'phone' ? '（来电）' : chance.pick(greetings)}${fill(said)}`,
  });
  playTicket({ story, plan, cast, chance, fill, answers });
  return story.history();
}

/** Fields of the demo centre's own (`setting.ts`). */
function fieldsOf(plan: TicketPlan) {
  return {
    ...(plan.promotion ? { promotion: '2025-Q3' } : {}),
    ...(plan.topic.category === 'app-howto' || plan.topic.category === 'app-fault' ? { app_version: plan.at >= midnight(2025, 8, 20) ? '8.0.0' : '7.9.2' } : {}),
    ...(plan.channel === 'phone' ? { queue_seconds: Math.round(plan.waitMs / 1_000) } : {}),
    ...(plan.abandoned ? { call_abandoned: true } : {}),
  };
}
