/** How old what is open is, by bands of days. */

import type { BilingualText } from '../kernel/text.ts';

export const backlogBands = ['day', 'three_days', 'week', 'fortnight', 'older'] as const;
export type BacklogBand = (typeof backlogBands)[number];

/** Younger than this many days, and none of the band before. Null: without end. */
export const bandDays: Readonly<Record<BacklogBand, number | null>> = { day: 1, three_days: 3, week: 7, fortnight: 14, older: null };

export const bandNames: Readonly<Record<BacklogBand, BilingualText>> = {
  day: { zh: '1 天内', en: 'Up to 1 d' },
  three_days: { zh: '1–3 天', en: '1–3 d' },
  week: { zh: '3–7 天', en: '3–7 d' },
  fortnight: { zh: '7–14 天', en: '7–14 d' },
  older: { zh: '14 天以上', en: 'Over 14 d' },
};

/** From which age in days on, and below which. */
export function bandEdges(band: BacklogBand): { readonly from: number; readonly below: number | null } {
  const before = backlogBands[backlogBands.indexOf(band) - 1];
  return { from: before === undefined ? 0 : bandDays[before]!, below: bandDays[band] };
}
