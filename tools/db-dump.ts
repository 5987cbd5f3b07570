/** Writes `apps/server/schema.sql`: the shape that the migrations give a fresh database. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describeSchema } from '../apps/server/src/platform/database/describe-schema.ts';
import { startEmbedded } from '../apps/server/src/platform/database/embedded.ts';
import { migrate } from '../apps/server/src/platform/migrate.ts';

const folder = mkdtempSync(join(tmpdir(), 'huiyin-dump-'));
const database = await startEmbedded(folder, 'dump', null, { fsync: 'off' });
try {
  await migrate(database.url);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const file = join(import.meta.dirname, '../apps/server/schema.sql');
  writeFileSync(file, await describeSchema(client));
  await client.end();
  console.log(file);
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
