/** Made by `node tools/eval/fit-confidence.ts` from the demo company's questions and from public sets; not edited by hand. */

import type { Logistic } from './fit-logistic.ts';

/** coverage, ofQuestion, ofPhrasing, bothWays, anywhere, unknown, exact, margin, brief. */
export const confidenceWeights: Logistic = { intercept: -2.617, weights: [-1.098, -0.781, 2.151, 1.194, 3.064, -2.579, 0.115, 3.167, -1.949] };
