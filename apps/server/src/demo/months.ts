/** What the two months of the demo centre were like. Every figure here must come out again of the loaded tables (`demo.test.ts`). */

export interface MonthFacts {
  readonly year: number;
  readonly month: number;
  readonly days: number;
  readonly tickets: number;
  readonly channels: { readonly wechat: number; readonly web: number; readonly phone: number };
  /**
   * First response: from the opening to the first customer-visible word of a person (on the phone: until the call is
   * taken), the mean over every online and phone ticket that got one; callers who gave up got none. Minutes of opening time,
   * which are also minutes of the clock, since tickets open and are first answered between 8 and 22.
   */
  readonly firstResponseMinutes: number;
  /** Of those outside the callers' peak: answered within seconds, since somebody was free. */
  readonly answeredAtOnceShare: number;
  /** Mean of 100 × score ÷ scale over the tickets' ratings. */
  readonly satisfaction: number;
  readonly complaints: number;
  readonly refunds: number;
  readonly promotion: { readonly tickets: number; readonly from: number; readonly to: number } | null;
  /** The day after the new app version went live, and how many of that day ask how to use it. */
  readonly busiest: { readonly date: number; readonly tickets: number; readonly howTo: number } | null;
  /** Mean wait of callers between 10 and 12, in minutes. */
  readonly phonePeakMinutes: number;
  readonly abandonedShare: number;
  /** From this day a refund is checked against evidence first; null: not in this month. */
  readonly slowRefundsFrom: number | null;
}

export const july: MonthFacts = {
  year: 2025, month: 7, days: 31, tickets: 8_814,
  channels: { wechat: 2_644, web: 2_204, phone: 3_966 },
  firstResponseMinutes: 2.7, answeredAtOnceShare: 0.6, satisfaction: 89.7, complaints: 220, refunds: 810,
  promotion: null, busiest: null, phonePeakMinutes: 3.9, abandonedShare: 0.03, slowRefundsFrom: null,
};

export const august: MonthFacts = {
  year: 2025, month: 8, days: 31, tickets: 9_872,
  channels: { wechat: 3_949, web: 2_764, phone: 3_159 },
  firstResponseMinutes: 3.2, answeredAtOnceShare: 0.54, satisfaction: 88.5, complaints: 316, refunds: 1_040,
  promotion: { tickets: 2_271, from: 4, to: 12 }, busiest: { date: 20, tickets: 1_256, howTo: 628 },
  phonePeakMinutes: 6.2, abandonedShare: 0.17, slowRefundsFrom: 11,
};

export interface Region {
  readonly name: string;
  readonly share: number;
  /** Stars more or less than the centre's mean. */
  readonly mood: number;
}

export const regions: readonly Region[] = [
  { name: '华东', share: 31, mood: 0.16 },
  { name: '华南', share: 23, mood: 0.08 },
  { name: '华北', share: 16, mood: 0 },
  { name: '华中', share: 11, mood: -0.06 },
  { name: '西南', share: 10, mood: -0.1 },
  { name: '东北', share: 5, mood: -0.28 },
  { name: '西北', share: 4, mood: -0.5 },
];
