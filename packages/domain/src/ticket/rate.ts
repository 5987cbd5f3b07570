/** A customer's rating: the raw score with its scale. It may be changed for a day; the log keeps every one. */

import { day } from '../kernel/instant.ts';
import { refuse } from '../kernel/result.ts';
import { decide, type Decided, type Deed } from './decision.ts';
import { stageIndex } from '../flow/stage.ts';
import type { SurveyAnswers, Ticket } from './ticket.ts';

const changeWindowMs = day;
/** How long after the archive a first rating is still taken. */
const ratingWindowMs = 30 * day;

/** 5 for stars, 10 for a net promoter's score, 100 for points. */
const ratingScales: readonly number[] = [2, 3, 5, 10, 100];

/** How likely to recommend us; how easy it was. */
export const recommendRange = [0, 10] as const;
export const effortRange = [1, 7] as const;

export function rate(ticket: Ticket, wish: Deed & SurveyAnswers & { readonly score: number; readonly scale: number; readonly comment: string | null }): Decided<'ticket.merged' | 'ticket.rating_closed' | 'ticket.rating_invalid'> {
  if (ticket.state === 'merged') return refuse('ticket.merged', { into: ticket.mergedInto });
  const lowest = wish.scale >= 10 ? 0 : 1;
  if (!ratingScales.includes(wish.scale) || !Number.isFinite(wish.score) || wish.score < lowest || wish.score > wish.scale) {
    return refuse('ticket.rating_invalid', { scales: ratingScales });
  }
  const unsound = [...(isWhole(wish.recommend, recommendRange) ? [] : ['recommend']), ...(isWhole(wish.effort, effortRange) ? [] : ['effort'])];
  if (unsound.length > 0) return refuse('ticket.rating_invalid', { fields: unsound });
  if (!mayRate(ticket, wish.at)) return refuse('ticket.rating_closed');
  return decide({ kind: 'rated', score: wish.score, scale: wish.scale, comment: wish.comment, ...answersOf(wish), at: wish.at, by: wish.by });
}

/** Those that were given. */
export function answersOf({ recommend, effort }: SurveyAnswers): SurveyAnswers {
  return { ...(recommend !== undefined && { recommend }), ...(effort !== undefined && { effort }) };
}

function isWhole(value: number | undefined, [least, most]: readonly [number, number]): boolean {
  return value === undefined || (Number.isInteger(value) && value >= least && value <= most);
}

/** From the confirmation on; once rated, for a day more. */
export function mayRate(ticket: Ticket, at: number): boolean {
  if (ticket.state === 'merged' || stageIndex(ticket.stage) < stageIndex('feedback')) return false;
  const first = ratedAt(ticket);
  if (first !== null) return at - first <= changeWindowMs;
  return ticket.archivedAt === null || at - ticket.archivedAt <= ratingWindowMs;
}

/** When this round was first rated: a change does not lengthen the day in which it may be changed. Null while this round is unrated. */
export function ratedAt(ticket: Pick<Ticket, 'rating' | 'ratingAskedAt'>): number | null {
  if (ticket.rating === null || (ticket.ratingAskedAt !== null && ticket.rating.at < ticket.ratingAskedAt)) return null;
  return ticket.rating.at;
}
