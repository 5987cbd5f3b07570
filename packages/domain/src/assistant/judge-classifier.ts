/** How good a classifier is on a gold set that it never learnt from, and whether a new one may take an old one's place. */

import type { Chinese } from './chinese.ts';
import { classify, type Classifier } from './classifier.ts';
import type { TrainingRow } from './train-classifier.ts';

export interface TaskScore {
  /** That teach something about the task. */
  readonly rows: number;
  /** On which it said something. */
  readonly answered: number;
  readonly right: number;
}
export type GoldScores = Readonly<Record<string, TaskScore>>;

export function judgeClassifier(classifier: Classifier, gold: readonly TrainingRow[], chinese: Chinese): GoldScores {
  const scores: Record<string, { rows: number; answered: number; right: number }> = {};
  for (const { text, labels } of gold) {
    const { tasks } = classify(classifier, text, chinese);
    for (const [task, label] of Object.entries(labels)) {
      if (label === null) continue;
      const score = (scores[task] ??= { rows: 0, answered: 0, right: 0 });
      score.rows += 1;
      const said = tasks[task]?.label ?? null;
      if (said === null) continue;
      score.answered += 1;
      if (said === label) score.right += 1;
    }
  }
  return scores;
}

/** Chance moves a score by a row or two of a hundred. */
const tolerance = 0.02;

/** In no task worse, neither in what it gets right of all nor in what it gets right of what it says. Where none is active, any may be. */
export function passesGate(candidate: GoldScores, active: GoldScores | null): boolean {
  if (active === null) return true;
  return Object.entries(active).every(([task, before]) => {
    const after = candidate[task];
    if (after === undefined) return false;
    const precision = ({ right, answered }: TaskScore) => (answered === 0 ? 0 : right / answered);
    return after.right / after.rows >= before.right / before.rows - tolerance && precision(after) >= precision(before) - tolerance;
  });
}
