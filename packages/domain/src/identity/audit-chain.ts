/** The audit log as a chain: each entry's digest covers the digest before it, so a changed, removed or inserted entry shows. */

import type { Json, JsonObject } from '../kernel/json.ts';

export interface ChainedEntry {
  /** Gapless from 1. */
  readonly seq: number;
  /** Everything the entry says, `seq` included. */
  readonly content: JsonObject;
  readonly digest: string;
}

export const genesis = '0'.repeat(64);

/** Keyed by the shell (HMAC), so that whoever can write to the table still cannot recompute the chain. */
export type Digest = (text: string) => string;

export function linkDigest(digest: Digest, previous: string, content: JsonObject): string {
  return digest(`${previous}\n${canonicalJson(content)}`);
}

/** RFC 8785 for what JSON of ours holds: keys sorted by UTF-16 code units, no spaces; strings in NFC. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return JSON.stringify(value);
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .toSorted()
    .map((key) => `${JSON.stringify(key.normalize('NFC'))}:${canonicalJson(value[key]!)}`);
  return `{${members.join(',')}}`;
}

export interface Link {
  readonly seq: number;
  readonly digest: string;
}

export const chainStart: Link = { seq: 0, digest: genesis };

/** Walks on from `last`. Returns the new last link, or the seq of the first entry that does not follow. */
export function walkChain(digest: Digest, last: Link, entries: Iterable<ChainedEntry>): { readonly last: Link } | { readonly brokenAt: number } {
  let link = last;
  for (const entry of entries) {
    const follows = entry.seq === link.seq + 1 && entry.content['seq'] === entry.seq;
    if (!follows || entry.digest !== linkDigest(digest, link.digest, entry.content)) return { brokenAt: link.seq + 1 };
    link = { seq: entry.seq, digest: entry.digest };
  }
  return { last: link };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
