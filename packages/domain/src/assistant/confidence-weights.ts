/** Made by `node tools/eval/fit-confidence.ts` from the demo company's questions and from public sets; not edited by hand. */

import type { Logistic } from './fit-logistic.ts';

/** coverage, ofQuestion, ofPhrasing, bothWays, anywhere, unknown, exact, margin, brief. */
export const confidenceWeights: Logistic = { intercept: -2.617, weights: [-1.216, -0.869, 2.14, 1.286, 3.138, -2.746, 0.085, 3.268, -1.883] };
export const knownWeights: Logistic = { intercept: -1.633, weights: [0.279, 0.764, 1.341, 2.769, 3.161, -5.122, 0.78, -0.055, -1.907] };
