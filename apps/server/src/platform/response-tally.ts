/** How fast this system answers people's consoles: counted in memory, added to the hour's row every few seconds. A crash loses those seconds and nothing else. */

import { sql } from 'kysely';
import { hour, second } from '@huiyin/domain/kernel/instant.ts';
import type { Shell } from './shell.ts';

interface ResponseHourTable {
  at_hour: Date;
  requests: number;
  request_ms: number;
  slow_requests: number;
}

declare module './db.ts' {
  interface Tables {
    response_hour: ResponseHourTable;
  }
}

/** Longer than this, and people notice that they wait. */
const slowRequestMs = 1 * second;
const everyMs = 15 * second;

export interface ResponseTally {
  add(elapsedMs: number): void;
  /** Adds what was counted to the database; again next time when that fails. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

export function startResponseTally({ db, clock, log }: Pick<Shell, 'db' | 'clock' | 'log'>): ResponseTally {
  let [requests, ms, slow] = [0, 0, 0];
  async function flush() {
    if (requests === 0) return;
    const taken = { requests, ms: Math.round(ms), slow };
    [requests, ms, slow] = [0, 0, 0];
    try {
      await sql`
        insert into response_hour (at_hour, requests, request_ms, slow_requests) values (${new Date(Math.floor(clock.now() / hour) * hour)}, ${taken.requests}, ${taken.ms}, ${taken.slow})
        on conflict (at_hour) do update set requests = response_hour.requests + excluded.requests, request_ms = response_hour.request_ms + excluded.request_ms, slow_requests = response_hour.slow_requests + excluded.slow_requests`.execute(db);
    } catch (error) {
      [requests, ms, slow] = [requests + taken.requests, ms + taken.ms, slow + taken.slow];
      log.warn({ err: error }, 'response times not added yet');
    }
  }
  const timer = setInterval(() => void flush(), everyMs);
  timer.unref();
  return {
    add(elapsedMs) {
      requests += 1;
      ms += elapsedMs;
      if (elapsedMs > slowRequestMs) slow += 1;
    },
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}
