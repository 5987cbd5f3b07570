/** Finds what holds every word of a query, within what the caller may see: exact numbers, names and contacts first, then the latest. */

import { reachOf, type Actor, type Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { excerpt, markFound } from '@huiyin/domain/search/mark-found.ts';
import { parseQuery, type Query } from '@huiyin/domain/search/query.ts';
import { mostCounted, type SearchGroup, type SearchHit, type SearchKind } from '@huiyin/domain/search/search.contract.ts';
import { type LookUp, planLookUp, sampledShare } from '@huiyin/domain/search/look-up.ts';
import { identityToken, type Lookup, lookupOf } from '@huiyin/domain/search/tokens.ts';
import { nearWindows, type Window, windowsBack } from '@huiyin/domain/search/windows.ts';
import { customersByContact } from '../customer/index.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { type Found, lookingUp, quoted, readNamed, readWorded, readWordedAmong, type Standing, type Worded } from './find.store.ts';
import { simplify } from '../platform/simplify.ts';
import type { SearchSource, Shown } from './source.ts';

export interface SearchWish {
  readonly text: string;
  readonly kinds: readonly SearchKind[] | null;
  readonly limit: number;
  readonly after: string | null;
  readonly actor: Actor;
}

/** Nobody may hold a connection longer; ordinary look-ups take a hundredth of it. */
const longestMs = 4_000;
/** Whoever is named exactly comes first; more of them than this come where their time puts them. */
export const mostNamed = 1_000;

interface Ranked extends Found {
  /** 0: named exactly. 1: holds the words. */
  readonly rank: 0 | 1;
}

export async function find(shell: Shell, sources: readonly SearchSource[], wish: SearchWish): Promise<Result<{ short: boolean; groups: SearchGroup[] }, 'page.cursor_invalid'>> {
  const query = parseQuery(wish.text, simplify);
  const lookup = lookupOf(query);
  const asked = sources.flatMap((source) => {
    const reach = reachOf(wish.actor, source.permission);
    return reach !== null && (wish.kinds === null || wish.kinds.includes(source.kind)) ? [{ source, reach }] : [];
  });
  const cursor = wish.after === null ? null : readCursor(wish.after, ['count', 'instant', 'id']);
  if (wish.after !== null && (cursor === null || wish.kinds?.length !== 1 || Number(cursor[0]) > 1)) return refuse('page.cursor_invalid');
  if (lookup === null || query.whole === null) return accept({ short: false, groups: asked.map(({ source: { kind } }) => ({ kind, items: [], count: 0, more: false, next: null })) });

  const after: Ranked | null = cursor && { rank: Number(cursor[0]) as 0 | 1, at: Number(cursor[1]), id: String(cursor[2]) };
  const owners = asked.some(({ source }) => source.ofCustomers) ? await customersByContact(shell, wish.text, mostNamed) : [];
  const tokens = asked.flatMap(({ source }) => tokensCounted(lookup, source));
  const groups = await lookingUp(shell.db, longestMs, tokens, async (tx, index) => {
    const found: SearchGroup[] = [];
    for (const { source, reach } of asked) {
      const named = owners.length === 0 ? [] : await source.ofCustomers?.(tx, owners, mostNamed);
      found.push(await group(tx, { source, reach, index, query, lookup, named: named ?? [], after, limit: wish.limit }));
    }
    return found;
  });
  return accept({ short: query.short, groups });
}

interface Asked {
  readonly source: SearchSource;
  readonly reach: Reach;
  readonly index: Standing;
  readonly query: Query;
  readonly lookup: Lookup;
  readonly named: readonly Id[];
  readonly after: Ranked | null;
  readonly limit: number;
}

async function group(tx: Tx, asked: Asked): Promise<SearchGroup> {
  const { source, after, limit } = asked;
  // The first page counts as well.
  const wanted = after === null ? Math.max(limit, mostCounted) + 1 : limit + 1;
  const found = await readFound(tx, asked, wanted);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const shown = new Map(page.length === 0 ? [] : (await source.show(tx, page.map(({ id }) => id))).map((each) => [each.id, each]));
  return {
    kind: source.kind,
    items: page.flatMap(({ id }) => (shown.has(id) ? [hitOf(source.kind, shown.get(id)!, asked.query)] : [])),
    count: after === null ? Math.min(found.length, mostCounted) : null,
    more: after === null && found.length > mostCounted,
    next: found.length > limit && last ? writeCursor([last.rank, last.at, last.id]) : null,
  };
}

async function readFound(tx: Tx, { source, reach, index, query, lookup, named, after }: Asked, wanted: number): Promise<readonly Ranked[]> {
  const within = source.within(reach);
  const first = await readNamed(tx, index.side, { token: identityToken(query.whole!, source.mark), ids: named, within, limit: mostNamed });
  const exact = first.map((each): Ranked => ({ ...each, rank: 0 })).filter((each) => after === null || (after.rank === 0 && isBehind(each, after))).slice(0, wanted);
  if (exact.length >= wanted) return exact;

  const worded = await readByWords(tx, { source, reach, index, lookup }, { within, except: first.map(({ id }) => id), after: after?.rank === 1 ? after : null, limit: wanted - exact.length });
  return [...exact, ...worded.map((each): Ranked => ({ ...each, rank: 1 }))];
}

/** So many that hold the words are looked at before it is asked whether the caller may see but few things at all. */
const mostCandidates = 20_000;

async function readByWords(tx: Tx, { source, reach, index, lookup }: Pick<Asked, 'source' | 'reach' | 'index' | 'lookup'>, rest: Pick<Worded, 'within' | 'except' | 'after' | 'limit'>): Promise<readonly Found[]> {
  const { side, months } = index;
  const lookUp = lookUpOf(lookup, source, index);
  const wish = { ...rest, checks: lookUp.checks };
  const windows = windowsBack(rest.after?.at ?? null, months.get(source.kind) ?? [], lookUp.share === null ? undefined : rest.limit / lookUp.share);
  const { near, far } = nearWindows(windows, reach.scope === 'all' ? Infinity : mostCandidates / (lookUp.share ?? 1));
  const sought = (some: readonly Window[]) => some.map(({ code, whole }) => soughtIn(lookUp, source.mark, code, whole));
  const found = await readWorded(tx, side, { ...wish, windows: sought(near) });
  if (found.length >= rest.limit || far.length === 0) return found;
  const few = (await source.fewWithin?.(tx, reach)) ?? null;
  if (few !== null) return readWordedAmong(tx, side, few, soughtIn(lookUp, source.mark, '', true), wish);
  return [...found, ...(await readWorded(tx, side, { ...wish, windows: sought(far), limit: rest.limit - found.length }))];
}

function isBehind(each: Found, place: Found): boolean {
  return each.at < place.at || (each.at === place.at && each.id < place.id);
}

/** What the index is to say of how frequent they are. */
export function tokensCounted({ parts }: Lookup, { mark }: Pick<SearchSource, 'mark'>): readonly string[] {
  return [mark, ...parts.flatMap(({ wanted }) => wanted.flat().map((token) => mark + token))];
}

export function lookUpOf(lookup: Lookup, { mark }: Pick<SearchSource, 'mark'>, { counted }: Pick<Standing, 'counted'>): LookUp {
  const all = counted.get(mark);
  return planLookUp(lookup, (token) => (all === undefined ? null : sampledShare(counted.get(mark + token) ?? 0, all)));
}

export function soughtIn({ wanted }: LookUp, mark: string, code: string, whole: boolean): string {
  return wanted.map((ways) => `(${ways.map((token) => quoted(`${mark}${token}.${code}`) + (whole ? ':*' : '')).join(' | ')})`).join(' & ');
}

function hitOf(kind: SearchKind, { id, at, title, body, ticket, facts }: Shown, query: Query): SearchHit {
  const marked = (text: string) => ({ text, marks: copied(markFound(text, query, simplify)) });
  const piece = excerpt(body, query, simplify);
  return {
    kind,
    id,
    title: marked(title),
    // Where something said it, the words themselves; elsewhere only what was found.
    excerpt: piece.text === '' || (piece.marks.length === 0 && kind !== 'message') ? null : { text: piece.text, marks: copied(piece.marks) },
    at: toWire(at),
    ticket,
    facts: facts.flatMap((fact) => (fact === null ? [] : [marked(fact)])),
  };
}

function copied(marks: readonly (readonly [number, number])[]): number[][] {
  return marks.map(([from, to]) => [from, to]);
}
