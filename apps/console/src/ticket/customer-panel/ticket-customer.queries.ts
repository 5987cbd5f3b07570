/** The customer behind a ticket. */

import type { BodyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { addContactPoint, readCustomer, revealContactPoint } from '@huiyin/domain/customer/customer.contract.ts';
import { listTickets } from '@huiyin/domain/ticket/ticket.contract.ts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../platform/api.ts';
import { keys } from '../../platform/topics.ts';

export function customerQuery(customerId: string) {
  return queryOptions({ queryKey: keys.customer(customerId), queryFn: ({ signal }) => call(readCustomer, { params: { customerId }, signal }) });
}

/** Latest first, live and archived alike. */
export function customerTicketsQuery(customerId: string) {
  return queryOptions({
    queryKey: [...keys.lists, 'of-customer', customerId],
    queryFn: async ({ signal }) => (await call(listTickets, { query: { queue: 'all', customerId, limit: 40 }, signal })).items,
  });
}

export function useReveal(customerId: string) {
  return useMutation({ mutationFn: ({ contactPointId, reason }: { contactPointId: string; reason: string }) => call(revealContactPoint, { params: { customerId, contactPointId }, body: { reason } }) });
}

export function useAddContact(customerId: string, ticketId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof addContactPoint>) => call(addContactPoint, { params: { customerId }, body }),
    onSuccess: (customer) => {
      client.setQueryData(customerQuery(customerId).queryKey, customer);
      // What a step misses may be this very contact point.
      void client.invalidateQueries({ queryKey: keys.ticket(ticketId) });
    },
  });
}
