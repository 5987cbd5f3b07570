/** Lays out a month: for every ticket when, by which channel, about what, how long the customer waited and how it was rated. The quotas are exact; chance only distributes them. */

import { hour, minute, second } from '@huiyin/domain/kernel/instant.ts';
import { type Chance, streams } from './chance.ts';
import { regions, type MonthFacts, type Region } from './months.ts';
import { rateTickets } from './plan-ratings.ts';
import { askBesides } from './plan-survey.ts';
import { setWaits } from './plan-waits.ts';
import { hourOf, midnight, weekdayOf } from './service-time.ts';
import { complaintTopics, promotionTopics, refundTopics, topics, type Topic } from './topics.ts';

export type ChannelKey = 'wechat' | 'web' | 'phone';

export interface TicketPlan {
  readonly at: number;
  readonly channel: ChannelKey;
  readonly topic: Topic;
  readonly promotion: boolean;
  readonly customer: number;
  readonly region: Region;
  readonly slowRefund: boolean;
  /** The caller gave up in the queue. */
  readonly abandoned: boolean;
  readonly waitMs: number;
  /** One to five; null: not rated. */
  readonly stars: number | null;
  /** Answered besides; null: left out. */
  readonly recommend: number | null;
  readonly effort: number | null;
}

export type Draft = { -readonly [Key in keyof TicketPlan]: TicketPlan[Key] };

type Matter = { readonly topic: Topic; readonly promotion: boolean };

/** `regionOf`: a customer lives in one region. */
export function planMonth(facts: MonthFacts, customers: { readonly count: number; readonly regionOf: (customer: number) => Region }, chance: Chance): TicketPlan[] {
  const days = ticketsPerDay(facts, chance);
  const matters = mattersPerDay(facts, days, chance);
  const channels = chance.shuffled([
    ...Array<ChannelKey>(facts.channels.wechat).fill('wechat'),
    ...Array<ChannelKey>(facts.channels.web).fill('web'),
    ...Array<ChannelKey>(facts.channels.phone).fill('phone'),
  ]);
  const plans: Draft[] = [];
  for (const [index, ofDay] of matters.entries()) {
    const start = midnight(facts.year, facts.month, index + 1);
    for (const matter of ofDay) {
      const channel = channels[plans.length]!;
      const at = start + chance.weighted(hours, (entry) => (channel === 'phone' ? entry.phone : entry.online)).from * hour + chance.integer(0, 3_599) * second;
      const customer = Math.floor(customers.count * chance.next() ** 1.35);
      const slowRefund = facts.slowRefundsFrom !== null && index + 1 >= facts.slowRefundsFrom && matter.topic.kind === 'refund';
      plans.push({ at, channel, ...matter, customer, region: customers.regionOf(customer), slowRefund, abandoned: false, waitMs: 0, stars: null, recommend: null, effort: null });
    }
  }
  plans.sort((a, b) => a.at - b.at);
  setWaits(plans, facts, chance);
  rateTickets(plans, facts, chance);
  askBesides(plans, chance.fork(streams.survey));
  return plans;
}

/** How the day fills; callers come in the morning. The last half hour is left out, so that whoever comes is still answered that day. */
const hours = [
  { from: 8, online: 4, phone: 6 }, { from: 9, online: 8, phone: 11 }, { from: 10, online: 10, phone: 14 }, { from: 11, online: 9, phone: 12 },
  { from: 12, online: 7, phone: 6 }, { from: 13, online: 8, phone: 7 }, { from: 14, online: 10, phone: 10 }, { from: 15, online: 10, phone: 9 },
  { from: 16, online: 9, phone: 8 }, { from: 17, online: 7, phone: 6 }, { from: 18, online: 5, phone: 4 }, { from: 19, online: 6, phone: 3 },
  { from: 20, online: 7, phone: 2 },
] as const;

/** 10:00–12:00, when the phone queue is longest. */
export function isPhonePeak(at: number): boolean {
  return hourOf(at) === 10 || hourOf(at) === 11;
}

function ticketsPerDay(facts: MonthFacts, chance: Chance): number[] {
  const { busiest, promotion } = facts;
  const weights = Array.from({ length: facts.days }, (_, index) => {
    if (index + 1 === busiest?.date) return 0;
    const weekday = weekdayOf(midnight(facts.year, facts.month, index + 1) + 12 * hour);
    const afterRelease = busiest && index + 1 > busiest.date ? 1 + 0.9 / (index + 1 - busiest.date) : 1;
    return (weekday === 0 || weekday === 6 ? 0.84 : 1) * (0.95 + chance.next() * 0.1) * afterRelease;
  });
  const ofPromotion = share(promotion?.tickets ?? 0, Array.from({ length: facts.days }, (_, index) => promotionWeight(facts, index + 1)));
  const ordinary = share(facts.tickets - (busiest?.tickets ?? 0) - (promotion?.tickets ?? 0), weights);
  return ordinary.map((count, index) => (index + 1 === busiest?.date ? busiest.tickets : count + ofPromotion[index]!));
}

/** Strongest when the final payments open, in the middle of it. */
function promotionWeight({ promotion }: MonthFacts, date: number): number {
  if (!promotion || date < promotion.from || date > promotion.to) return 0;
  const middle = (promotion.from + promotion.to) / 2;
  return 1.6 - Math.abs(date - middle) / (promotion.to - promotion.from);
}

function mattersPerDay(facts: MonthFacts, days: readonly number[], chance: Chance): Matter[][] {
  const { busiest, promotion } = facts;
  const ofPromotion = share(promotion?.tickets ?? 0, days.map((_, index) => promotionWeight(facts, index + 1)));
  const howTo = topics.find((topic) => topic.category === 'app-howto')!;
  const others = topics.filter((topic) => topic !== howTo);
  const free: Matter[][] = [];
  const fixed = days.map((count, index): Matter[] => {
    const isBusiest = index + 1 === busiest?.date;
    const wave = isBusiest ? Array.from({ length: busiest.howTo }, () => ({ topic: howTo, promotion: false })) : [];
    const promoted = Array.from({ length: ofPromotion[index]! }, () => ({ topic: chance.weighted(promotionTopics, (topic) => topic.weight), promotion: true }));
    const released = busiest !== null && index + 1 > busiest.date;
    free.push(
      Array.from({ length: count - wave.length - promoted.length }, () => ({
        topic: isBusiest ? chance.weighted(others, (topic) => topic.weight * (topic.category === 'app-fault' ? 5 : 1)) : chance.weighted(topics, (topic) => topic.weight * (released && topic === howTo ? 4 : 1)),
        promotion: false,
      })),
    );
    return [...wave, ...promoted];
  });
  replace(free, facts.refunds, () => chance.pick(refundTopics), chance);
  replace(free, facts.complaints, () => chance.weighted(complaintTopics, (topic) => topic.weight), chance);
  return fixed.map((matters, index) => chance.shuffled([...matters, ...free[index]!]));
}

/** Turns exactly so many ordinary tickets, anywhere in the month, into others. */
function replace(free: Matter[][], count: number, topic: () => Topic, chance: Chance): void {
  const places = free.flatMap((ofDay, index) => ofDay.map((_, place) => ({ index, place }))).filter(({ index, place }) => !['refund', 'complaint'].includes(free[index]![place]!.topic.kind));
  for (const { index, place } of chance.shuffled(places).slice(0, count)) free[index]![place] = { topic: topic(), promotion: false };
}

/** Whole numbers in proportion to the weights that add up exactly: largest remainders first. */
export function share(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((all, count) => all + count, 0);
  const byRemainder = exact.map((value, index) => ({ index, rest: value - whole[index]! })).sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) whole[index] = whole[index]! + 1;
  return whole;
}

/** Customers over the regions, each in one. */
export function customerRegions(count: number, chance: Chance): Region[] {
  return chance.shuffled(share(count, regions.map((region) => region.share)).flatMap((people, index) => Array<Region>(people).fill(regions[index]!)));
}

/** No answer comes sooner than a person can type. */
export const quickestMs = 5 * second;
export const longestPeakMs = 14 * minute;
