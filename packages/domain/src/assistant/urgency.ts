/** Urgency: what was learnt, and above it what the lists found. A model may overlook a fire; a list does not. */

import type { Signal, SignalKind } from './signals.ts';

interface Urgency {
  readonly probabilities: readonly number[];
  /** What the lists found. */
  readonly because: readonly string[];
}

/** Danger, loss and threats end in no low grade, whatever else the text is full of; `[1, 2, 3, 4]`. What they weigh beyond that, the model has learnt: it sees them too. */
const pressing: readonly SignalKind[] = ['safety', 'threat', 'money_lost'];
const pressed: readonly number[] = [1.5, 1, 0.3, 0.1];
/** Who says that there is time, and tells of no danger, is believed. */
const calm: readonly number[] = [0.05, 0.15, 1, 2];

/** `labels` are the grades, '1' to '4', in any order. */
export function urgencyWith(labels: readonly string[], learnt: readonly number[], signals: readonly Signal[]): Urgency {
  const pressingOne = signals.find(({ kind }) => pressing.includes(kind));
  const noHurry = signals.find(({ kind }) => kind === 'no_hurry');
  const factors = pressingOne !== undefined ? pressed : noHurry !== undefined ? calm : null;
  if (factors === null) return { probabilities: learnt, because: signals.filter(({ kind }) => kind === 'deadline' || kind === 'repeated' || kind === 'outage').map(({ words }) => words) };
  const raised = learnt.map((probability, index) => probability * (factors[Number(labels[index]) - 1] ?? 1));
  const sum = raised.reduce((total, value) => total + value, 0);
  return { probabilities: raised.map((value) => value / sum), because: [(pressingOne ?? noHurry)!.words] };
}
