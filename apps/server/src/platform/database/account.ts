/** PostgreSQL refuses to run as root: then it runs as another account, wherever the clone lies. `docs/decisions/0003-embedded-postgres.md` says why so. */

import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Null when the account that runs us will do. */
export function databaseAccount(existingFolder: string | null): Account | null {
  const uid = process.getuid?.();
  if (uid === undefined) return null;
  const owner = existingFolder === null ? null : statSync(existingFolder);
  if (uid !== 0) {
    if (owner && owner.uid !== uid) {
      throw new StartRefusal(`The database in ${existingFolder} belongs to another account (uid ${owner.uid}), probably because Huiyin was first started as root; start it as root again, or give it to this account: sudo chown -R ${uid} ${existingFolder}`);
    }
    return null;
  }
  // Keeps its owner, so that a folder filled by an ordinary user stays that user's when root starts it once.
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return find('huiyin') ?? create() ?? find('postgres') ?? find('nobody') ?? refuseRoot();
}

function find(name: string): Account | null {
  try {
    const [uid, gid] = ['-u', '-g'].map((option) => Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })));
    return uid! > 0 ? { uid: uid!, gid: gid! } : null;
  } catch {
    return null;
  }
}

/** `useradd` of most systems, `adduser` of Alpine. */
function create(): Account | null {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', 'huiyin']],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', 'huiyin']],
  ];
  for (const [command, options] of ways) {
    try {
      execFileSync(command, options, { stdio: 'ignore' });
    } catch {
      // absent, read-only /etc, or another start made the account a moment ago; `find` tells
    }
    const account = find('huiyin');
    if (account) return account;
  }
  return null;
}

function refuseRoot(): never {
  throw new StartRefusal('PostgreSQL does not run as root and no other account was found; start Huiyin as an ordinary user, or set DATABASE_URL.');
}

/** Whether the account can walk to `path` and use it; judged by owner and mode, as the kernel would without access lists. */
export function canReach(account: Account | null, path: string, use: { readonly execute: boolean }): boolean {
  if (account === null) {
    try {
      accessSync(path, use.execute ? constants.R_OK | constants.X_OK : constants.R_OK);
      return true;
    } catch {
      return false;
    }
  }
  if (!allows(account, path, use.execute ? 5 : 4)) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!allows(account, folder, 1)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function allows(account: Account, path: string, bits: number): boolean {
  const { uid, gid, mode } = statSync(path);
  const granted = uid === account.uid ? mode >> 6 : gid === account.gid ? mode >> 3 : mode;
  return (granted & bits) === bits;
}
