/** Where in a text what was looked for stands, and the piece of a long text worth showing. */

import { fold, type Simplify } from './fold.ts';
import type { Query } from './query.ts';

/** From (inclusive) and to (exclusive), in UTF-16 units of the original text. */
export type Range = readonly [from: number, to: number];

const maxMarks = 20;

/** In order, none overlapping. Each term is marked wherever it stands, whether or not the others are there. */
export function markFound(text: string, { terms }: Pick<Query, 'terms'>, simplify: Simplify): Range[] {
  const folded = fold(text, simplify);
  const found: [number, number][] = [];
  for (const { held, tail } of terms) {
    for (const sought of tail === null ? [held] : [held, tail]) {
      const letters = sought.trim();
      const lead = sought.length - sought.trimStart().length;
      for (let at = folded.text.indexOf(sought), n = 0; at >= 0 && n < maxMarks; at = folded.text.indexOf(sought, at + 1), n++) {
        found.push([folded.from[at + lead]!, folded.to[at + lead + letters.length - 1]!]);
      }
    }
  }
  const ranges: [number, number][] = [];
  for (const [from, to] of found.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = ranges.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else ranges.push([from, to]);
  }
  return ranges.slice(0, maxMarks);
}

export interface Excerpt {
  readonly text: string;
  readonly marks: readonly Range[];
}

/** At most `length` characters around the first mark. Line breaks become spaces, which moves nothing. */
export function excerpt(text: string, query: Pick<Query, 'terms'>, simplify: Simplify, length = 160): Excerpt {
  const flat = text.replace(/\s/g, ' ');
  const marks = markFound(flat, query, simplify);
  if (flat.length <= length) return { text: flat, marks };
  const first = marks[0]?.[0] ?? 0;
  const start = wholeCharacter(flat, Math.max(0, Math.min(first - Math.floor(length / 4), flat.length - length)));
  const end = wholeCharacter(flat, Math.min(flat.length, start + length));
  const lead = start > 0 ? '…' : '';
  const moved = marks
    .filter(([from, to]) => from >= start && to <= end)
    .map(([from, to]): Range => [from - start + lead.length, to - start + lead.length]);
  return { text: `${lead}${flat.slice(start, end)}${end < flat.length ? '…' : ''}`, marks: moved };
}

/** Never between the halves of one character. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
