/**
 * Which of its tokens a query is looked up by. To intersect two tokens, the index reads all that is filed under both: a frequent one beside
 * a rare one costs more than asking the few that are under the rare one whether they hold the rest.
 */

import type { Lookup, Wanted } from './tokens.ts';

/** Of all entries of a kind, the share that is filed under a token; null where it is not known. */
export type ShareOf = (token: string) => number | null;

export interface LookUp {
  readonly wanted: Wanted;
  /** What these tokens leave open: the folded text must hold one of each. */
  readonly checks: readonly (readonly string[])[];
  /** About this share of all entries holds the query, were its terms strangers to each other; a term holds no more than its rarest token. Null where it is not known. */
  readonly share: number | null;
}

/** To read an entry takes so many times as long as to find it in a second list. */
const worthIntersecting = 8;
/** Of the rarest; what neighbours in a text say beside those is little. */
const mostIntersected = 3;
const mostTokens = 24;

export function planLookUp({ parts, short }: Lookup, shareOf: ShareOf): LookUp {
  const groups = parts.flatMap(({ wanted }) => wanted);
  const shares = new Map(groups.map((ways) => [ways, sumOf(ways.map(shareOf))]));
  const rarest = Math.min(...[...shares.values()].map((share) => share ?? Infinity));
  const chosen = new Set(short || !Number.isFinite(rarest) ? groups.slice(0, mostTokens) : groups.filter((ways) => shares.get(ways)! <= rarest * worthIntersecting).toSorted((a, b) => shares.get(a)! - shares.get(b)!).slice(0, mostIntersected));
  return {
    wanted: [...chosen],
    checks: parts.filter(({ wanted, decided }) => !decided || !wanted.every((ways) => chosen.has(ways))).map(({ held }) => held),
    share: Number.isFinite(rarest) ? parts.reduce((share, { wanted }) => share * Math.min(1, ...wanted.map((ways) => shares.get(ways) ?? 1)), 1) : null,
  };
}

function sumOf(shares: readonly (number | null)[]): number | null {
  return shares.reduce<number | null>((sum, share) => (sum === null || share === null ? null : sum + share), 0);
}

/** Counted in a sample of `all` entries; what is not among them at all may still be in fewer than one of so many. */
export function sampledShare(counted: number, all: number): number {
  return Math.max(counted, 0.5) / all;
}
