/** The seed that the project wrote: three authors in each language. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrainingRow } from '../../packages/domain/src/assistant/train-classifier.ts';

const folder = join(import.meta.dirname, '../../apps/server/src/assistant/seed');
export const seedTasks = ['category', 'kind', 'urgency', 'sentiment'] as const;

export function seedRows(language: 'zh' | 'en', author: 1 | 2 | 3): TrainingRow[] {
  return rowsOf(`${language}-${author}.tsv`).map((row) => ({ ...row, author }));
}

/** Written apart from the seed, and never learnt from. */
export function goldRows(): TrainingRow[] {
  return rowsOf('gold.tsv');
}

function rowsOf(file: string): TrainingRow[] {
  const [head = '', ...lines] = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line) => {
    const fields = line.split('\t');
    return { text: fields[0]!, labels: Object.fromEntries(seedTasks.map((task) => [task, fields[names.indexOf(task)] ?? null])) };
  });
}
