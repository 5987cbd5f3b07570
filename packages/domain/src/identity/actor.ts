/** Who calls, and how far each permission of theirs reaches. */

import type { Id } from '../kernel/id.ts';

/** Own: what I hold or did. Team: what my teams hold, and what no team holds that my teams may take. All: everything. */
export const scopes = ['own', 'team', 'all'] as const;
export type Scope = (typeof scopes)[number];

/** The wider of two scopes. */
export function widerScope(a: Scope, b: Scope): Scope {
  return scopes.indexOf(a) >= scopes.indexOf(b) ? a : b;
}

export interface Actor {
  readonly kind: 'person' | 'key';
  /** The person, or the API key. */
  readonly id: Id;
  readonly name: string;
  readonly teamIds: readonly Id[];
  /** Keys of the roles held; a step's responsible role is matched against these. */
  readonly roles: readonly string[];
  /** Permission key → how far it reaches. */
  readonly grants: ReadonlyMap<string, Scope>;
}

/** Null: a machine called, with a key. */
export function personOf({ kind, id }: Pick<Actor, 'kind' | 'id'>): Id | null {
  return kind === 'person' ? id : null;
}

/** A scope bound to the one who reads; stores turn it into SQL. */
export type Reach =
  | { readonly scope: 'all' }
  | { readonly scope: 'team'; readonly personId: Id; readonly teamIds: readonly Id[] }
  | { readonly scope: 'own'; readonly personId: Id };

/** Null: the actor does not hold the permission at all. */
export function reachOf(actor: Actor, permission: string): Reach | null {
  const scope = actor.grants.get(permission);
  if (scope === undefined) return null;
  if (scope === 'all') return { scope };
  if (scope === 'team') return { scope, personId: actor.id, teamIds: actor.teamIds };
  return { scope, personId: actor.id };
}
