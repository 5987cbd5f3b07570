/** Makes the next migration's file: `npm run db:new -- say-what-it-does`. */

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../apps/server/migrations');
const name = process.argv.slice(2).join('-').toLowerCase();

if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
  const last = Math.max(0, ...readdirSync(folder).map((file) => Number.parseInt(file, 10) || 0));
  const file = join(folder, `${String(last + 1).padStart(4, '0')}-${name}.sql`);
  writeFileSync(file, '-- Why this change is needed, in one line.\n\n', { flag: 'wx' });
  console.log(file);
} else {
  console.error('Usage: npm run db:new -- say-what-it-does (lower-case words with hyphens)');
  process.exitCode = 2;
}
