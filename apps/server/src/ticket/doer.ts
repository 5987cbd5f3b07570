/** Who an actor is in the log of a ticket, and what it may do there. */

import type { Actor } from '@huiyin/domain/identity/actor.ts';
import type { Doer } from '@huiyin/domain/ticket/ticket.ts';

export function doerOf(actor: Pick<Actor, 'kind' | 'id'>): Doer {
  return { kind: actor.kind, id: actor.id };
}

/** Roles held, and whether the actor may act in place of the responsible role. */
export function powersOf(actor: Actor): { readonly roles: readonly string[]; readonly mayOverride: boolean } {
  return { roles: actor.roles, mayOverride: actor.grants.has('ticket.override') };
}
