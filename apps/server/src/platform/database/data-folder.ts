/** One server per data folder: the folder's lock, and whether it can be written to at all. */

import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';
import { processMark } from './process-mark.ts';

export interface Holder {
  readonly pid: number;
  readonly mark: string;
  /** What it is doing: `serve`, `migrate` … */
  readonly task: string;
  readonly port: number | null;
}

export interface FolderLock {
  release(): void;
}

/** Creates the folder if need be and proves that a file can be written: better a line now than a broken database later. */
export function prepareFolder(folder: string): void {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    const file = openSync(probe, 'w', 0o600);
    try {
      writeSync(file, Buffer.alloc(65_536));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw folderRefusal(folder, cause);
  } finally {
    // Below a file even this fails; the reason above says more.
    if (existsSync(probe)) rmSync(probe);
  }
}

export function folderRefusal(folder: string, cause: unknown): StartRefusal {
  const { code, message } = cause as NodeJS.ErrnoException;
  const reasons: Record<string, string> = {
    ENOSPC: 'the disk is full; make room and start again',
    EDQUOT: 'the disk quota is used up; make room and start again',
    EACCES: 'this account may not write there; change its owner, or set HUIYIN_DATA to another folder',
    EPERM: 'this account may not write there; change its owner, or set HUIYIN_DATA to another folder',
    EROFS: 'the file system is read-only; set HUIYIN_DATA to another folder',
    ENOTDIR: 'a part of the path is a file, not a folder',
    EEXIST: 'it is a file, not a folder',
  };
  return new StartRefusal(`The data folder ${folder} cannot be used: ${reasons[code ?? ''] ?? message}.`, { cause });
}

/** Who holds the folder now, if that process still lives. */
export function readHolder(folder: string): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(lockFile(folder), 'utf8')) as Holder;
    return processMark(holder.pid) === holder.mark ? holder : null;
  } catch {
    return null;
  }
}

export function lockFolder(folder: string, task: string, port: number | null): FolderLock {
  const mine = JSON.stringify({ pid: process.pid, mark: processMark(process.pid), task, port });
  const file = lockFile(folder);
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o644 });
      return { release: () => readFileSafely(file) === mine && rmSync(file, { force: true }) };
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw folderRefusal(folder, cause);
    }
    const holder = readHolder(folder);
    if (holder) throw new StartRefusal(alreadyRunning(holder, folder));
    // Renamed before it is removed, so that of two starts only one removes this very lock and neither the other's new one.
    const aside = `${file}.${process.pid}`;
    try {
      renameSync(file, aside);
      rmSync(aside, { force: true });
    } catch {
      // the other start was quicker
    }
  }
  throw new StartRefusal(`The data folder ${folder} is being started by another process; try again in a moment.`);
}

function alreadyRunning(holder: Holder, folder: string): string {
  const what = holder.task === 'serve' ? `already running, pid ${holder.pid}, port ${holder.port}` : `busy: "huiyin ${holder.task}" is running, pid ${holder.pid}`;
  return `Huiyin is ${what} (data folder ${folder}).`;
}

function lockFile(folder: string): string {
  return join(folder, 'huiyin.lock');
}

function readFileSafely(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
