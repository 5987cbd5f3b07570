/** Made by `node tools/eval/fit-confidence.ts` from the demo company's questions and from public sets; not edited by hand. */

import type { Logistic } from './fit-logistic.ts';

/** coverage, ofQuestion, ofPhrasing, bothWays, likeness, anywhere, likenessAround, anywhereAround, unknown, exact, margin, brief. */
export const confidenceWeights: Logistic = { intercept: -3.737, weights: [-1.749, -2.078, 1.462, 0.503, 2.647, 2.919, 0.215, 0.473, -2.99, 0.483, 3.597, -0.016] };
export const knownWeights: Logistic = { intercept: -4.299, weights: [-1.624, -2.112, 1.389, 1.653, 3.98, 3.119, 4.231, 2.395, -4.744, 0.479, 1.417, 1.485] };
