/** The gap list: the latest open gaps, put together and ranked. Counted anew each time, because what came in since may change who leads. */

import type { TextTerms } from '@huiyin/domain/assistant/likeness.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { day, toWire } from '@huiyin/domain/kernel/instant.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { type GapCluster, type listGaps as contract, mostClusters, mostGaps } from '@huiyin/domain/upkeep/gap.contract.ts';
import { oneLine, rankGaps, type RankedGaps } from '@huiyin/domain/upkeep/rank-gaps.ts';
import { shelfOf, type Shelf } from '../assistant/index.ts';
import { countGaps, type GapSource, type OpenGap, readOpenGaps } from '../knowledge/index.ts';
import type { Shell } from '../platform/shell.ts';
import { readDraftNames } from './draft-name.store.ts';
import { nearestTo } from './nearest-article.ts';
import { readMatters, type TicketMatter } from './reply.store.ts';
import { termsOf } from './terms.ts';

export type Gap = OpenGap & { readonly text: string; readonly terms: TextTerms };

/** Acts name no more gaps than this. */
const mostIds = 1_000;
const mostExamples = 20;

export async function listGaps(shell: Shell, filter: { readonly language?: Language; readonly source?: GapSource }, reach: Reach | null): Promise<ReplyOf<typeof contract>> {
  const { db, clock } = shell;
  const now = clock.now();
  const gaps = (await readOpenGaps(db, mostGaps, filter)).map(worded);
  // Nothing of one language asks the same as anything of the other.
  const ranked = rankGaps(gaps, now);
  const shown = ranked.slice(0, mostClusters);
  const inside = shown.flatMap((cluster) => cluster.gaps);
  const [matters, drafts, shelf, { open, answered, dismissed }] = [
    reach === null ? new Map<Id, TicketMatter>() : await readMatters(db, ticketsOf(inside), reach),
    await readDraftNames(db, [...new Set(inside.flatMap(({ draftedIn }) => draftedIn ?? []))]),
    await shelfOf(shell),
    await countGaps(db, now - 30 * day),
  ];
  return { items: shown.map((cluster) => view(cluster, { matters, drafts, shelf, now })), gaps: gaps.length, clusters: ranked.length, open, answered, dismissed };
}

export function worded(gap: OpenGap): Gap {
  return { ...gap, text: gap.question, terms: termsOf(gap.question) };
}

export function ticketsOf(gaps: readonly OpenGap[]): Id[] {
  return [...new Set(gaps.flatMap(({ ticketId }) => ticketId ?? []))];
}

interface Around {
  readonly matters: ReadonlyMap<Id, TicketMatter>;
  readonly drafts: ReadonlyMap<Id, string>;
  readonly shelf: Shelf;
  readonly now: number;
}

function view({ gaps, weight, lastAt, sources, byWeek }: RankedGaps<Gap>, { matters, drafts, shelf, now }: Around): GapCluster {
  const tickets = ticketsOf(gaps);
  const latest = gaps.toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  const [first] = gaps;
  return {
    question: oneLine(first!.question), language: first!.language, gapIds: gaps.slice(0, mostIds).map(({ id }) => id), weight, sources, byWeek: [...byWeek],
    firstAt: toWire(latest.at(-1)!.at), lastAt: toWire(lastAt),
    tickets: tickets.length, hiddenTickets: tickets.filter((id) => !matters.has(id)).length,
    examples: latest.slice(0, mostExamples).map(({ question, source, at, ticketId }) => ({ question: oneLine(question), source, at: toWire(at), ticket: nameOf(ticketId === null ? undefined : matters.get(ticketId)) })),
    drafts: [...new Set(gaps.flatMap(({ draftedIn }) => draftedIn ?? []))].flatMap((id) => (drafts.has(id) ? [{ id, question: drafts.get(id)! }] : [])),
    nearest: nearestTo(first!, shelf, now),
  };
}

export function nameOf(matter: TicketMatter | undefined) {
  return matter === undefined ? null : { id: matter.id, number: matter.number, subject: matter.subject };
}
