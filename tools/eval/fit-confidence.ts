/** `node tools/eval/fit-confidence.ts [--data DIR]`: fits the weights of confidence anew, shows what they do, and writes `confidence-weights.ts`. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadChinese } from '../../apps/server/src/assistant/chinese.ts';
import { confidenceFeatures, featuresOf, knownAbove } from '../../packages/domain/src/assistant/confidence.ts';
import { fitLogistic, type Logistic, probabilityOf } from '../../packages/domain/src/assistant/fit-logistic.ts';
import { dataFolder } from './data-folder.ts';
import { demoSets, publicSets, type QuestionSet } from './question-sets.ts';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const chinese = loadChinese();
const data = dataFolder(values.data);
if (data === null) {
  console.error('The public question sets are not here; name their folder with --data.');
  process.exit(2);
}

const observed = [...demoSets(chinese), ...publicSets(data, chinese)].map((set) => ({ name: set.name, known: set.asked[0]!.article !== null, rows: observe(set) }));
const right = rounded(fitLogistic(observed.flatMap(({ rows }) => rows)));
const known = rounded(fitLogistic(observed.flatMap((set) => set.rows.map(({ features, knownWeight }) => ({ features, holds: set.known, weight: knownWeight })))));

for (const { name, rows } of observed) {
  const sure = rows.map(({ features }) => probabilityOf(right, features));
  const knownShare = rows.filter(({ features }) => probabilityOf(known, features) >= knownAbove).length / rows.length;
  const firstRight = rows.filter(({ holds }) => holds).length / rows.length;
  const above = (least: number) => {
    const kept = rows.filter((_, index) => sure[index]! >= least);
    return `${percent(kept.length / rows.length)} (${percent(kept.filter(({ holds }) => holds).length / Math.max(1, kept.length))} right)`;
  };
  console.log(`${name.padEnd(36)} n ${String(rows.length).padStart(4)}  first right ${percent(firstRight)}  mean ${percent(sure.reduce((sum, p) => sum + p, 0) / rows.length)}  ≥ .6 ${above(0.6)}  ≥ .3 ${above(0.3)}  taken for known ${percent(knownShare)}`);
}

writeFileSync(
  join(import.meta.dirname, '../../packages/domain/src/assistant/confidence-weights.ts'),
  `/** Made by \`node tools/eval/fit-confidence.ts\` from the demo company's questions and from public sets; not edited by hand. */

import type { Logistic } from './fit-logistic.ts';

/** ${confidenceFeatures.join(', ')}. */
export const confidenceWeights: Logistic = { intercept: ${right.intercept}, weights: [${right.weights.join(', ')}] };
export const knownWeights: Logistic = { intercept: ${known.intercept}, weights: [${known.weights.join(', ')}] };
`,
);

function observe({ weight, knownWeight, asked }: QuestionSet) {
  return asked.flatMap(({ index, only, text, article }) => {
    const hit = index.search(text, only === undefined ? { limit: 1 } : { limit: 1, only }).hits[0];
    // Nothing found is nothing said: no fit is needed for it.
    return hit === undefined ? [] : [{ features: featuresOf(hit.match), holds: hit.id === article, weight, knownWeight }];
  });
}

function rounded({ intercept, weights }: Logistic): Logistic {
  return { intercept: round(intercept), weights: weights.map(round) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
