/** From margins, which say which label is likelier, to probabilities, which say how sure that is: learnt from rows that the margins have not seen. */

export interface HeldOut {
  readonly decisions: readonly number[];
  readonly label: number;
}

/** Softmax. A higher temperature is a humbler model. */
export function probabilitiesOf(decisions: readonly number[], temperature: number): number[] {
  const greatest = Math.max(...decisions);
  const raised = decisions.map((decision) => Math.exp((decision - greatest) / temperature));
  const sum = raised.reduce((total, value) => total + value, 0);
  return raised.map((value) => value / sum);
}

/** The temperature under which the held-out labels are likeliest; golden section over its logarithm. */
export function fitTemperature(heldOut: readonly HeldOut[]): number {
  if (heldOut.length === 0) return 1;
  const loss = (logarithm: number) => heldOut.reduce((sum, { decisions, label }) => sum - Math.log(Math.max(probabilitiesOf(decisions, Math.exp(logarithm))[label]!, 1e-12)), 0);
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.02);
  let high = Math.log(5);
  for (let step = 0; step < 40; step++) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

/** The lowest probability above which `rightShare` of the held-out rows are labelled rightly; the highest that is ever asked for is 0.9. */
export function fitThreshold(heldOut: readonly HeldOut[], temperature: number, rightShare: number): number {
  const rows = heldOut
    .map(({ decisions, label }) => {
      const probabilities = probabilitiesOf(decisions, temperature);
      const best = Math.max(...probabilities);
      return { best, right: probabilities.indexOf(best) === label };
    })
    .toSorted((a, b) => b.best - a.best);
  let right = 0;
  let threshold = 0.9;
  for (const [index, row] of rows.entries()) {
    if (row.right) right += 1;
    // Rows that are as sure are answered together, or not at all.
    if (rows[index + 1]?.best !== row.best && right / (index + 1) >= rightShare) threshold = Math.min(threshold, row.best);
  }
  return threshold;
}

/** The probability that this share of the held-out rows reaches. */
export function thresholdForShare(heldOut: readonly HeldOut[], temperature: number, share: number): number {
  const best = heldOut.map(({ decisions }) => Math.max(...probabilitiesOf(decisions, temperature))).toSorted((a, b) => a - b);
  return best[Math.round(best.length * (1 - share))] ?? 0;
}
