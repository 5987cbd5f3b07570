/** How sure it is that the best article answers the question; and, which is another matter, that the knowledge has anything to say on it. */

import type { Found, Match } from './article-index.ts';
import { confidenceWeights, knownWeights } from './confidence-weights.ts';
import { probabilityOf } from './fit-logistic.ts';

/** The features that both are made of, in the order of the fitted weights. */
export const confidenceFeatures = ['coverage', 'ofQuestion', 'ofPhrasing', 'bothWays', 'likeness', 'anywhere', 'likenessAround', 'anywhereAround', 'unknown', 'exact', 'margin', 'brief'] as const;

/** Of `knownOf`: below it the question is taken for one that no article is about. */
export const knownAbove = 0.55;

/**
 * That the best hit answers the question, or another by its place, 0…1. No hit: 0. Never more than the share of the question that is spoken
 * of anywhere: where one article alone names the product, every question on it fits that one, whatever else it asks for. Unless a phrasing
 * stands in the question: then the rest is an order number, a name, a greeting.
 */
export function confidenceOf({ hits }: Found, place = 0): number {
  const hit = hits[place];
  if (hit === undefined) return 0;
  const { unknown, ofPhrasing } = hit.match;
  return Math.min(Math.max(1 - unknown, ofPhrasing), probabilityOf(confidenceWeights, featuresOf(hit.match)));
}

/** That some article is about the question, whichever it is, 0…1. Two articles that fit alike lessen the confidence in either, and not this. */
export function knownOf({ hits }: Found): number {
  return hits[0] === undefined ? 0 : probabilityOf(knownWeights, featuresOf(hits[0].match));
}

export function featuresOf({ coverage, ofQuestion, ofPhrasing, likeness, anywhere, likenessAround, anywhereAround, unknown, exact, margin, terms }: Match): number[] {
  return [Math.min(coverage, 2), ofQuestion, ofPhrasing, Math.sqrt(ofQuestion * ofPhrasing), likeness, anywhere, likenessAround, anywhereAround, unknown, exact, margin, 1 / Math.sqrt(terms)];
}
