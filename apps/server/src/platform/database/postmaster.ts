/** What the database's own `postmaster.pid` says, and how a server that lost its parent is stopped. */

import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';
import { processMark, waitUntil } from './process-mark.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

export function readPostmaster(folder: string): Postmaster | null {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : null;
  } catch {
    return null;
  }
}

/**
 * Makes the folder free to start in. A server left behind by a killed parent is stopped, not adopted: its settings
 * and its log are those of the parent that is gone. A number that now belongs to somebody else is only forgotten.
 */
export async function clearPostmaster(folder: string): Promise<'absent' | 'stale' | 'stopped'> {
  const found = readPostmaster(folder);
  if (!found) {
    rmSync(join(folder, 'postmaster.pid'), { force: true });
    return 'absent';
  }
  if (!runsIn(found.pid, folder)) {
    rmSync(join(folder, 'postmaster.pid'), { force: true });
    return 'stale';
  }
  await stopPostmaster(found.pid);
  return 'stopped';
}

/** Fast, then immediate: both are safe for what was committed. */
export async function stopPostmaster(pid: number, patienceMs = 20_000): Promise<void> {
  const mark = processMark(pid);
  if (mark === null) return;
  const gone = () => processMark(pid) !== mark;
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    try {
      process.kill(pid, signal);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw new StartRefusal(`A PostgreSQL of this data folder still runs (pid ${pid}) and belongs to another account; stop it first.`, { cause });
    }
    if (await waitUntil(gone, patienceMs)) return;
  }
  throw new StartRefusal(`PostgreSQL (pid ${pid}) does not stop; stop it by hand and start again.`);
}

function runsIn(pid: number, folder: string): boolean {
  if (processMark(pid) === null) return false;
  if (process.platform !== 'linux') {
    try {
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(folder);
    } catch {
      return false;
    }
  }
  try {
    const [theirs, ours] = [statSync(`/proc/${pid}/cwd`), statSync(folder)];
    return theirs.ino === ours.ino && theirs.dev === ours.dev;
  } catch {
    // Not ours to look into: a process of another account that was given an old number.
    return false;
  }
}
