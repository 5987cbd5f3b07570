/** Made by `node tools/eval/fit-confidence.ts` from the demo company's questions and from public sets; not edited by hand. */

import type { Logistic } from './fit-logistic.ts';

/** coverage, ofQuestion, ofPhrasing, bothWays, anywhere, unknown, exact, margin, brief. */
export const confidenceWeights: Logistic = { intercept: -2.571, weights: [-1.37, -0.82, 2.033, 1.226, 3.157, -2.838, 0.153, 3.532, -2.143] };
export const knownWeights: Logistic = { intercept: -1.58, weights: [0.125, 0.57, 1.285, 2.673, 3.322, -5.224, 0.823, 0.126, -1.865] };
