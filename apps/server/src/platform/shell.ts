/** What a use case may lean on: database, time, ids, secrets and the ways out. Built once by `main.ts`, handed to every domain. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Db, Tx } from './db.ts';

export interface Shell {
  readonly db: Db;
  /** The same pool that `db` draws from, for the few statements that are worth preparing by name. */
  readonly pool: pg.Pool;
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly live: Live;
  readonly jobs: Jobs;
  readonly files: Files;
  readonly log: Logger;
}

export interface Clock {
  now(): Instant;
}

export interface Ids {
  /** A fresh UUID of version 7. */
  next(): Id;
  /** 192 random bits, base64url: for links and keys nobody may guess. */
  token(): string;
}

/** Encryption of fields and blind look-up of what is encrypted. */
export interface Secrets {
  /** AES-256-GCM; `place` (`table|row|column`) is authenticated, so that a value cannot be moved elsewhere. */
  seal(plain: string, place: string): string;
  /** Throws when the value was changed, moved, or sealed with an unknown key. */
  open(sealed: string, place: string): string;
  /** HMAC-SHA256 of an already normalised value, hex: equal values of one `field` give equal fingerprints. */
  fingerprint(field: string, normalised: string): string;
  /** HMAC-SHA256 signature, base64url, for tokens that we hand out and get back. */
  sign(purpose: string, text: string): string;
  /** Compares in constant time. */
  verify(purpose: string, text: string, signature: string): boolean;
}

/** A notice to browsers: something changed, go and read it. Truth never travels here. */
export interface Notice {
  /** `ticket`, `queue`, `chat` … The console maps topics to query keys in one file. */
  readonly topic: string;
  readonly id: string;
  /** The ticket's version, or the chat's last sequence number. */
  readonly version: number;
  /** Rooms that hear it: `ticket:<id>`, `team:<id>`, `person:<id>`, `chat:<visitorId>`, `floor:<teamId>`, `floor:all`, `all`. */
  readonly rooms: readonly string[];
}

export interface Live {
  notify(notice: Notice): void;
}

export interface Jobs {
  /** Queued in the same transaction as the change that asks for it. */
  add(tx: Tx, name: string, payload: JsonObject, options?: { readonly key?: string; readonly runAt?: Instant; readonly maxAttempts?: number }): Promise<void>;
}

export interface StoredFile {
  readonly id: Id;
  /** As given by the sender; shown escaped, never used as a path. */
  readonly name: string;
  /** Found by looking at the content, not at the name. */
  readonly type: string;
  readonly size: number;
  /** What it belongs to (`ticket:<id>`): whoever may read that may read the file. */
  readonly owner: string;
}

export interface Files {
  /** Refuses by content type and size; the refusal codes are those of `file.*`. */
  store(source: AsyncIterable<Uint8Array>, facts: { readonly name: string; readonly owner: string }): Promise<StoredFile | 'file.too_large' | 'file.type_refused'>;
  find(id: Id): Promise<StoredFile | null>;
  read(id: Id): Promise<NodeJS.ReadableStream>;
  /** Name and content; nothing happens when it is gone already. */
  remove(id: Id): Promise<void>;
}
