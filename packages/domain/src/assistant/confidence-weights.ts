/** Made by `node tools/eval/fit-confidence.ts` from the demo company's questions and from public sets; not edited by hand. */

import type { Logistic } from './fit-logistic.ts';

/** coverage, ofQuestion, ofPhrasing, bothWays, likeness, anywhere, likenessAround, anywhereAround, unknown, exact, margin, brief. */
export const confidenceWeights: Logistic = { intercept: -3.998, weights: [-1.837, -2.136, 1.507, 0.512, 3.528, 3.395, -0.04, 0.137, -2.905, 0.498, 3.708, 0.05] };
export const knownWeights: Logistic = { intercept: -4.382, weights: [-1.656, -2.119, 1.403, 1.657, 4.201, 3.279, 4.206, 2.281, -4.709, 0.487, 1.481, 1.484] };
