/** How sure it is that the best article answers the question, 0…1. */

import type { Found, Match } from './article-index.ts';
import { confidenceWeights } from './confidence-weights.ts';
import { probabilityOf } from './fit-logistic.ts';

/** The features that confidence is made of, in the order of the fitted weights. */
export const confidenceFeatures = ['coverage', 'ofQuestion', 'ofPhrasing', 'bothWays', 'anywhere', 'unknown', 'exact', 'margin', 'brief'] as const;

/** Of the best hit, or of another by its place. None: 0. */
export function confidenceOf({ hits }: Found, place = 0): number {
  const hit = hits[place];
  return hit === undefined ? 0 : probabilityOf(confidenceWeights, featuresOf(hit.match));
}

export function featuresOf({ coverage, ofQuestion, ofPhrasing, anywhere, unknown, exact, margin, terms }: Match): number[] {
  return [Math.min(coverage, 2), ofQuestion, ofPhrasing, Math.sqrt(ofQuestion * ofPhrasing), anywhere, unknown, exact, margin, 1 / Math.sqrt(terms)];
}
