/** Reading one ticket and acting on it. */

import type { BodyOf, Endpoint } from '@huiyin/domain/kernel/endpoint.ts';
import { listEvents } from '@huiyin/domain/ticket/message.contract.ts';
import { openTicket, readTicket } from '@huiyin/domain/ticket/ticket.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import type { Static } from 'typebox';
import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { call, isRefusal } from '../platform/api.ts';
import { keys } from '../platform/topics.ts';

export type TicketEventView = Static<typeof listEvents.reply>['items'][number];

/** A ticket's own acts all answer with the ticket as it then stands. */
type Act = Endpoint & { readonly path: `/tickets/:ticketId/${string}`; readonly reply: typeof readTicket.reply };

export function ticketQuery(ticketId: string) {
  return queryOptions({
    queryKey: keys.ticket(ticketId),
    queryFn: ({ signal }) => call(readTicket, { params: { ticketId }, signal }),
  });
}

export function eventsQuery(ticketId: string) {
  return queryOptions({
    queryKey: keys.events(ticketId),
    queryFn: ({ signal }) => readAllEvents(ticketId, signal),
  });
}

async function readAllEvents(ticketId: string, signal?: AbortSignal): Promise<readonly TicketEventView[]> {
  const events: TicketEventView[] = [];
  let after: string | undefined;
  do {
    const page = await call(listEvents, { params: { ticketId }, query: { limit: 200, ...(after ? { after } : {}) }, ...(signal ? { signal } : {}) });
    events.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return events;
}

/** Thrown when somebody else was quicker; carries what they did, for the words. */
export class ChangedMeanwhile extends Error {
  readonly events: readonly TicketEventView[];

  constructor(events: readonly TicketEventView[]) {
    super('ticket changed meanwhile');
    this.name = 'ChangedMeanwhile';
    this.events = events;
  }
}

export function useAct<const E extends Act>(contract: E, ticket: Pick<TicketView, 'id' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    // One after the other: a quick second act starts from what the first has made of the ticket, instead of being told that it changed.
    scope: { id: `ticket ${ticket.id}` },
    mutationFn: async (body: Omit<NonNullable<BodyOf<E>>, 'version'>): Promise<TicketView> => {
      const seen = client.getQueryData(ticketQuery(ticket.id).queryKey)?.version ?? ticket.version;
      try {
        return (await call(contract as Act, { params: { ticketId: ticket.id }, body, version: seen } as never)) as TicketView;
      } catch (error) {
        if (isRefusal(error, 'ticket.changed')) throw new ChangedMeanwhile(await catchUp(client, ticket.id, seen));
        throw error;
      }
    },
    onSuccess: (next) => keep(client, ticket.id, next),
  });
}

export function useOpenTicket() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: NonNullable<BodyOf<typeof openTicket>>; idempotencyKey: string }) => call(openTicket, { body, idempotencyKey }),
    onSuccess: (ticket) => keep(client, ticket.id, ticket),
  });
}

/** Reads the ticket anew and returns what happened since the version that the caller had seen. */
async function catchUp(client: QueryClient, ticketId: string, seen: number): Promise<readonly TicketEventView[]> {
  const [, events] = await Promise.all([
    client.fetchQuery({ ...ticketQuery(ticketId), staleTime: 0 }),
    client.fetchQuery({ ...eventsQuery(ticketId), staleTime: 0 }),
    client.invalidateQueries({ queryKey: keys.messages(ticketId) }),
  ]);
  return events.filter((event) => event.version > seen);
}

function keep(client: QueryClient, ticketId: string, next: TicketView): void {
  client.setQueryData(ticketQuery(next.id).queryKey, next);
  // A split answers with one of two tickets; the other changed as well.
  if (next.id !== ticketId) void client.invalidateQueries({ queryKey: keys.ticket(ticketId) });
  void client.invalidateQueries({ queryKey: keys.events(ticketId) });
  void client.invalidateQueries({ queryKey: keys.messages(ticketId) });
  void client.invalidateQueries({ queryKey: keys.lists });
  void client.invalidateQueries({ queryKey: keys.counts });
  void client.invalidateQueries({ queryKey: keys.followUps });
}
