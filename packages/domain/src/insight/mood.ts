/** What a customer let us feel in one matter (S3.20): from what they did and said of it, never from what somebody supposes. */

import type { BilingualText } from '../kernel/text.ts';
import type { Mood } from '../ticket/ticket.ts';
import type { TicketFact } from './ticket-fact.ts';

export const moods = ['negative', 'neutral', 'positive'] as const satisfies readonly Mood[];

export const moodNames: Readonly<Record<Mood, BilingualText>> = {
  negative: { zh: '不满', en: 'Upset' },
  neutral: { zh: '未流露', en: 'Nothing shown' },
  positive: { zh: '满意', en: 'Pleased' },
};

type Shown = Pick<TicketFact, 'complaint' | 'objections' | 'visits' | 'goodVisits' | 'rating' | 'handedOn' | 'assistantAccepted'>;

/** Of the scale: at or below, and at or above. */
const [low, high] = [0.4, 0.8];

/** Displeasure that was felt once counts, whatever came after: who is soothed was upset. `sounded`: as their words were read. Urging is a wish for speed and has a metric of its own. */
export function moodOf({ complaint, objections, visits, goodVisits, rating, handedOn, assistantAccepted }: Shown, sounded: Mood | null): Mood {
  const score = rating === null ? null : rating.score / rating.scale;
  if (sounded === 'negative' || complaint || objections > 0 || visits > goodVisits || handedOn === 'upset' || (score !== null && score <= low)) return 'negative';
  return sounded === 'positive' || goodVisits > 0 || assistantAccepted === 'said' || (score !== null && score >= high) ? 'positive' : 'neutral';
}
