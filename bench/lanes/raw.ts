/** Writes captured rows again, straight to PostgreSQL: one connection a lane, one prepared statement a transaction. */

import pg from 'pg';
import { createIds } from '../../apps/server/src/platform/ids.ts';
import type { Lanes } from '../load.ts';
import { type RawRows, renew } from '../raw-rows.ts';

export interface RawArgs {
  readonly databaseUrl: string;
  readonly raw: RawRows;
}

const ids = createIds({ now: Date.now });
const run = process.pid * 10_000_000;
let serial = 0;

export const lanes: Lanes = async ({ databaseUrl, raw }: RawArgs) => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return {
    async once() {
      const rows = renew(raw, ids.next, run + serial++);
      for (const [index, { text }] of raw.statements.entries()) await client.query({ name: `raw${index}`, text, values: rows[index]! });
    },
    close: () => client.end(),
  };
};
