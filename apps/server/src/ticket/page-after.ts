/** What a ticket's page shows after a change, out of what it showed before: the reply to an act needs no second look at the database. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import { reachOf, type Actor } from '@huiyin/domain/identity/actor.ts';
import type { EventOf, Ticket, TicketEventKind } from '@huiyin/domain/ticket/ticket.ts';
import type { TicketDetail, TicketPage } from './detail.store.ts';
import type { Aftermath } from './reactions.ts';
import type { Roster } from './roster.ts';
import type { Taxonomy } from './taxonomy.ts';
import type { LoggedChange } from './ticket-log.ts';

/** How far the subjects of other tickets are shown to an actor beside this one. */
export function linksWithin(actor: Actor): Reach {
  return reachOf(actor, 'ticket.read') ?? { scope: 'own', personId: actor.id };
}

interface Names {
  readonly roster: Roster;
  readonly taxonomy: Taxonomy;
}

/** Null where something came up that only the database knows: another ticket, another customer, a name not heard of yet. */
export function pageAfter(page: TicketPage, change: LoggedChange, aftermath: Pick<Aftermath, 'kept' | 'dueAt'>, { roster, taxonomy }: Names): TicketPage | null {
  const { before, after } = change;
  const base = before ?? untold;
  const isLinkedAnew = before === null ? after.links.length > 0 : after.links !== before.links;
  if (aftermath.kept === null || isLinkedAnew || after.mergedInto !== base.mergedInto || after.parentId !== base.parentId) return null;
  if ((before !== null && after.customerId !== before.customerId) || after.handOver?.at !== base.handOver?.at) return null;

  const agent = after.agentId === base.agentId ? page.detail.agent : named(after.agentId, roster.nameOf);
  const team = after.teamId === base.teamId ? page.detail.team : named(after.teamId, roster.teamNames);
  const category = after.categoryId === base.categoryId ? page.detail.category : categoryOf(after, taxonomy);
  if (agent === undefined || team === undefined || category === undefined) return null;
  return {
    ...page,
    ticket: after,
    kept: aftermath.kept,
    dueAt: aftermath.dueAt,
    surroundings: { ...page.surroundings, categoryKey: category?.key ?? null },
    detail: { ...page.detail, agent, team, category, ...told(page.detail, change) },
  };
}

/** The page of a ticket just opened, for a customer of whom this much is known. */
export function firstPage(
  change: LoggedChange,
  aftermath: Aftermath,
  { contact, ...customer }: TicketDetail['customer'] & { readonly contact: string | null },
  { id, key, kind, name }: TicketDetail['channel'],
  names: Names,
): TicketPage | null {
  if (contact === null) return null;
  const blank: TicketPage = {
    ticket: change.after, visitorId: null, alsoHeardBy: [], kept: {}, dueAt: aftermath.dueAt, contact,
    surroundings: { categoryKey: null, channelKind: kind, customer: { name: customer.name, tier: customer.tier, hasContact: true } },
    detail: {
      customer, channel: { id, key, kind, name }, agent: null, team: null, category: null, mergedInto: null, parent: null, linked: [], classified: null, prioritised: null,
      ratingComment: null, visited: [], reached: {}, lastUrgedAt: null, exceptionNote: null, handedBy: null,
    },
  };
  return pageAfter(blank, change, aftermath, names);
}

const untold: Pick<Ticket, 'agentId' | 'teamId' | 'categoryId' | 'mergedInto' | 'parentId' | 'handOver'> = { agentId: null, teamId: null, categoryId: null, mergedInto: null, parentId: null, handOver: null };

/** Undefined: nobody of that id is known here. */
function named<Name>(id: string | null, names: ReadonlyMap<string, Name>): { id: string; name: Name } | null | undefined {
  if (id === null) return null;
  const name = names.get(id);
  return name === undefined ? undefined : { id, name };
}

function categoryOf({ categoryId }: Ticket, { categories }: Taxonomy): TicketDetail['category'] | undefined {
  if (categoryId === null) return null;
  const category = categories.find(({ id }) => id === categoryId);
  return category && { key: category.key, name: category.name };
}

/** What the statement behind the page gathers from the log, with the newest events added. */
function told(detail: TicketDetail, { events, rows }: LoggedChange) {
  const last = <Kind extends TicketEventKind>(kind: Kind) => events.findLast((event): event is EventOf<Kind> => event.kind === kind);
  const [classified, prioritised, rated, urged, raised] = [last('classified'), last('prioritised'), last('rated'), last('urged'), last('exception_raised')];
  const reached = { ...detail.reached };
  for (const { stage, at } of rows) reached[stage] ??= at;
  return {
    classified: classified ? { at: new Date(classified.at).toISOString(), facts: { classifier: classified.classifier, probability: classified.probability, reasons: [...classified.reasons] } } : detail.classified,
    prioritised: prioritised ? { reason: prioritised.reason } : detail.prioritised,
    ratingComment: rated ? rated.comment : detail.ratingComment,
    lastUrgedAt: urged ? urged.at : detail.lastUrgedAt,
    exceptionNote: raised ? raised.note : detail.exceptionNote,
    visited: [...new Set([...detail.visited, ...rows.map(({ step }) => step)])],
    reached,
  };
}
