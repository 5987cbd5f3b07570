/** Tickets that are alive at this moment. */

import type { TicketHistory } from '../ticket/index.ts';
import type { Cast, PlannedCustomer } from './cast.ts';
import type { World } from './story.ts';

export interface Present {
  readonly customers: readonly (PlannedCustomer & { readonly createdAt: number })[];
  readonly histories: readonly TicketHistory[];
  readonly drafts: readonly { readonly ticketId: string; readonly personId: string; readonly body: string; readonly visibility: 'public' | 'internal'; readonly at: number }[];
}

export async function tellPresent(_: { readonly world: World; readonly cast: Cast; readonly now: number; readonly next: (at: number) => Promise<string> }): Promise<Present> {
  return { customers: [], histories: [], drafts: [] };
}
