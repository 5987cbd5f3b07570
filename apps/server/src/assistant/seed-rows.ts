/** The rows that ship: what the classifier learns first from, and the gold set that judges it. Tab-separated, one author a file. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrainingRow } from '@huiyin/domain/assistant/train-classifier.ts';

const folder = join(import.meta.dirname, 'seed');

export function readSeedRows(): TrainingRow[] {
  return readdirSync(folder)
    .filter((name) => /^(?:zh|en)-\d+\.tsv$/.test(name))
    .toSorted()
    .flatMap((name) => rowsOf(name).map((row) => ({ ...row, author: Number(/\d+/.exec(name)![0]) })));
}

export function readGoldRows(): TrainingRow[] {
  return rowsOf('gold.tsv');
}

function rowsOf(name: string): TrainingRow[] {
  const [head = '', ...lines] = readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/);
  const tasks = head.split('\t').slice(1);
  return lines.map((line) => {
    const [text = '', ...labels] = line.split('\t');
    return { text, labels: Object.fromEntries(tasks.map((task, index) => [task, labels[index] || null])) };
  });
}
