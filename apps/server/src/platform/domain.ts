/** What a domain hands to the platform; `domains.ts` lists them all, in order of level. */

import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import type { FastifyInstance } from 'fastify';
import type { Db, Tx } from './db.ts';
import type { Routes } from './serve.ts';
import type { Shell } from './shell.ts';

export interface Domain {
  readonly name: string;
  readonly routes?: (shell: Shell) => Routes;
  /** HTTP that is not ours to shape (a library's own endpoints, a provider's call-backs), in a Fastify scope of its own. */
  readonly mount?: (shell: Shell) => (app: FastifyInstance) => Promise<void>;
  readonly subscriptions?: (shell: Shell) => readonly Subscription[];
  readonly jobs?: (shell: Shell) => Readonly<Record<string, Job>>;
  /** Sweeps that a worker repeats: what is due now. Each is safe with several workers. */
  readonly sweeps?: (shell: Shell) => readonly Sweep[];
  /** What `npx huiyin doctor` examines. */
  readonly checks?: (shell: Shell) => readonly Check[];
}

export interface Check {
  readonly name: string;
  run(): Promise<Finding>;
}

export interface Finding {
  readonly well: boolean;
  /** Nothing is broken, but somebody has something to do. */
  readonly asks?: true;
  /** One line: what was found, and what to do when it is not well. */
  readonly says: string;
}

/** One row of the log that subscriptions read (`ticket_event`). */
export interface LoggedEvent {
  readonly position: number;
  readonly ticketId: string;
  readonly version: number;
  readonly kind: string;
  readonly at: number;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly stage: string;
  readonly step: string;
  readonly facts: JsonObject;
}

/** Exactly once per cursor: `handle` runs in the transaction that moves the cursor. Replay from zero: `npx huiyin replay NAME`. */
export interface Subscription {
  readonly name: string;
  /** At least so long between two readings, where nobody waits for what it makes: a ticket that moves ten times meanwhile is looked at once. */
  readonly restMs?: number;
  /**
   * All it writes can be told again from the log. Then nobody waits until it is safe on the disk: a crash may take the last moments of it, and
   * the cursor with them.
   */
  readonly derived?: true;
  handle(tx: Tx, events: readonly LoggedEvent[]): Promise<void>;
  /** Drops what was gathered so far, before everything is heard again from zero; absent where nothing is kept. */
  forget?(tx: Tx): Promise<void>;
}

export type Job = (payload: JsonObject, shell: Shell) => Promise<void>;

export interface Sweep {
  readonly name: string;
  readonly everyMs: number;
  /** Does not wait for its time when something was just written in this process. It must be quick to find that there is nothing to do. */
  readonly nudged?: true;
  /** Returns how many it handled; a full batch asks to be called again at once. */
  run(db: Db): Promise<number>;
}
