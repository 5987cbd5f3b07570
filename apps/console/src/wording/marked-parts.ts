/** A text cut where something in it is marked. */

export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly severity: 'blocked' | 'warned' | 'hint';
}

export interface Part {
  readonly text: string;
  readonly severity: Mark['severity'] | null;
}

const rank = { hint: 0, warned: 1, blocked: 2 } as const;

/** Every letter once; where marks overlap, the gravest. */
export function markedParts(text: string, marks: readonly Mark[]): readonly Part[] {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ from, to }) => [from, to])])].filter((at) => at >= 0 && at <= text.length).toSorted((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index]!;
    const over = marks.filter((mark) => mark.from <= from && to <= mark.to);
    return { text: text.slice(from, to), severity: over.toSorted((a, b) => rank[b.severity] - rank[a.severity])[0]?.severity ?? null };
  });
}

/** What was found in an earlier state of a text and stands there still. */
export function stillThere<Found extends { readonly from: number; readonly to: number; readonly found: string }>(text: string, findings: readonly Found[]): readonly Found[] {
  return findings.filter(({ from, to, found }) => text.slice(from, to) === found);
}
