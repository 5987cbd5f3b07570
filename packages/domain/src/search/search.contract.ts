/** Endpoints and views of the one search over everything, and of the index it reads. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { Moment, Nullable } from '../kernel/wire.ts';


export const searchKinds = ['ticket', 'message', 'customer', 'article'] as const;
export type SearchKind = (typeof searchKinds)[number];
export const SearchKind = Type.Union([Type.Literal('ticket'), Type.Literal('message'), Type.Literal('customer'), Type.Literal('article')]);

/** Counts stop here: a large centre pays for no more than it shows. */
export const mostCounted = 100;

/** `[from, to)` in UTF-16 units of the text beside it. */
const Range = Type.Array(Type.Integer(), { minItems: 2, maxItems: 2 });
const Marked = Type.Object({ text: Type.String(), marks: Type.Array(Range) });

export const SearchHit = Type.Object({
  kind: SearchKind,
  id: Id,
  title: Marked,
  /** The piece of the text where it was found; null where the title says it all. */
  excerpt: Nullable(Marked),
  at: Moment,
  /** The ticket it is, or was said on. */
  ticket: Nullable(Type.Object({ id: Id, number: Type.String(), state: Type.String(), stage: Type.String() })),
  /** A ticket's number and its customer; who wrote a message; a customer's contact, masked. */
  facts: Type.Array(Marked),
});
export type SearchHit = Static<typeof SearchHit>;

export const SearchGroup = Type.Object({
  kind: SearchKind,
  items: Type.Array(SearchHit),
  /** Up to `mostCounted`; null on later pages. */
  count: Nullable(Type.Integer()),
  /** There are more than `count`. */
  more: Type.Boolean(),
  /** Hand it back as `after`, with this kind alone. Null on the last page. */
  next: Nullable(Type.String()),
});
export type SearchGroup = Static<typeof SearchGroup>;

export const search = endpoint({
  method: 'GET',
  path: '/search',
  permission: 'session',
  summary: 'Tickets, messages, customers and articles that hold every word; exact numbers, names and contacts first, then the latest',
  query: Type.Object({
    q: Type.String({ maxLength: 400 }),
    /** Comma-separated; all that the caller may see when absent. */
    kinds: Type.Optional(Type.String({ maxLength: 60, pattern: '^(ticket|message|customer|article)(,(ticket|message|customer|article))*$' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
    after: Type.Optional(Type.String({ maxLength: 300 })),
  }),
  reply: Type.Object({
    /** Single characters are looked for in titles and names only. */
    short: Type.Boolean(),
    groups: Type.Array(SearchGroup),
  }),
  refusals: ['page.cursor_invalid'],
});

export const RebuildView = Type.Object({
  id: Id,
  state: Type.Union([Type.Literal('running'), Type.Literal('done'), Type.Literal('cancelled'), Type.Literal('failed')]),
  done: Type.Integer(),
  total: Type.Integer(),
  startedAt: Moment,
  endedAt: Nullable(Moment),
});
export type RebuildView = Static<typeof RebuildView>;

export const IndexView = Type.Object({
  /** How much each kind holds, about. */
  entries: Type.Integer(),
  /** Changes that are not in the index yet, counted up to 100,000. */
  behind: Type.Integer(),
  /** The last rebuild, running or not; null: none yet. */
  rebuild: Nullable(RebuildView),
});
export type IndexView = Static<typeof IndexView>;

export const readIndex = endpoint({
  method: 'GET',
  path: '/search/index',
  permission: 'system.manage',
  summary: 'How the search index stands, and how far its rebuild has come',
  reply: IndexView,
  refusals: [],
});

export const rebuildIndex = endpoint({
  method: 'POST',
  path: '/search/index/rebuild',
  permission: 'system.manage',
  summary: 'Build the search index anew beside the live one, and switch when it is whole',
  body: Type.Object({}, { additionalProperties: false }),
  reply: RebuildView,
  status: 202,
  refusals: ['search.rebuilding'],
});

export const cancelRebuild = endpoint({
  method: 'POST',
  path: '/search/index/cancel',
  permission: 'system.manage',
  summary: 'Stop the rebuild; the live index stays as it is',
  body: Type.Object({}, { additionalProperties: false }),
  reply: RebuildView,
  refusals: ['search.not_rebuilding'],
});
