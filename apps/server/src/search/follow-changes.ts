/** Keeps the index in step: with tickets and what is said on them by their events, with everything else by its marks. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { TicketEventKind } from '@huiyin/domain/ticket/ticket.ts';
import { timeCode } from '@huiyin/domain/search/windows.ts';
import { fileText } from '@huiyin/domain/search/tokens.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { LoggedEvent, Subscription } from '../platform/domain.ts';
import { isAnyMarked, markForSearch, takeSearchMarks } from '../platform/search-marks.ts';
import { readCustomersOf, readTicketsOf } from './customer-source.store.ts';
import { holdIndex, removeEntries, saveEntries, type Side } from './entry.store.ts';
import { readUnfiledMessages } from './message-source.store.ts';
import { readSides } from './rebuild.store.ts';
import { simplify } from '../platform/simplify.ts';
import type { SearchSource } from './source.ts';

/** What changes the words of a ticket. */
const rewording: ReadonlySet<string> = new Set<TicketEventKind>(['opened', 'recorded', 'classified', 'subject_changed', 'fields_changed', 'moved', 'solution_proposed', 'reopened', 'customer_changed', 'archived', 'merged', 'unmerged']);
const bringingCustomers: ReadonlySet<string> = new Set<TicketEventKind>(['opened', 'customer_changed']);
const marksAtOnce = 200;
/** Longer texts are found by what stands before. */
const longestText = 50_000;

export function ticketFollower(sources: readonly SearchSource[]): Subscription {
  const [tickets, messages, customers] = (['ticket', 'message', 'customer'] as const).map((kind) => sources.find((source) => source.kind === kind));
  return {
    name: 'search.tickets',
    derived: true,
    async handle(tx, events) {
      await holdIndex(tx);
      const sides = await readSides(tx);
      const reworded = ticketsOf(events, rewording);
      if (tickets) await refresh(tx, tickets, reworded, sides.all);
      if (messages) await refresh(tx, messages, await readUnfiledMessages(tx, sides.live, [...new Set(events.map(({ ticketId }) => ticketId))]), sides.all);
      if (customers) await passOn(tx, await refresh(tx, customers, await readCustomersOf(tx, ticketsOf(events, bringingCustomers)), sides.all));
    },
  };
}

function ticketsOf(events: readonly LoggedEvent[], kinds: ReadonlySet<string>): Id[] {
  return [...new Set(events.filter(({ kind }) => kinds.has(kind)).map(({ ticketId }) => ticketId))];
}

/** Returns how many marks it worked off. */
export async function followMarks(db: Db, sources: readonly SearchSource[]): Promise<number> {
  if (!(await isAnyMarked(db))) return 0;
  return db.transaction().execute(async (tx) => {
    await holdIndex(tx);
    const marks = await takeSearchMarks(tx, marksAtOnce);
    const sides = await readSides(tx);
    for (const source of sources) {
      const ids = [...new Set(marks.filter(({ kind }) => kind === source.kind).map(({ id }) => id))];
      const changed = await refresh(tx, source, ids, sides.all);
      if (source.kind === 'customer') await passOn(tx, changed);
    }
    return marks.length;
  });
}

/** Tickets bear their customers' names. */
async function passOn(tx: Tx, customerIds: readonly Id[]): Promise<void> {
  if (customerIds.length > 0) await markForSearch(tx, 'ticket', await readTicketsOf(tx, customerIds));
}

/** Files them as they stand now, whatever was known of them before. Returns those that read otherwise before. */
export async function refresh(tx: Tx, source: SearchSource, ids: readonly Id[], sides: readonly Side[]): Promise<readonly Id[]> {
  if (ids.length === 0) return [];
  const rows = await source.read(tx, ids);
  const there = new Set(rows.map(({ id }) => id));
  const gone = ids.filter((id) => !there.has(id));
  const entries = rows.map(({ id, ticketId, at, title, body, identities }) => ({
    id,
    kind: source.kind,
    ticketId,
    at,
    ...fileText({ title, body: body.slice(0, longestText), identities }, source.mark, timeCode(at), simplify),
  }));
  const changed = new Set<Id>();
  for (const side of sides) {
    for (const id of await saveEntries(tx, side, entries)) changed.add(id);
    await removeEntries(tx, side, gone);
  }
  return [...changed];
}
