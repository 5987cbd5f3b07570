/** The embedded PostgreSQL of a data folder: its password, its port, its one owner. */

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';
import { privateFile, startCluster } from './cluster.ts';
import { lockFolder, prepareFolder, readHolder } from './data-folder.ts';
import { readPostmaster } from './postmaster.ts';

export interface RunningDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts it for one process: two on one folder are refused. `port` is the one people reach us at, for the line that says so. */
export async function startEmbedded(dataDir: string, task: string, port: number | null, settings: Readonly<Record<string, string>> = {}): Promise<RunningDatabase> {
  prepareFolder(dataDir);
  const lock = lockFolder(dataDir, task, port);
  try {
    const folder = join(dataDir, 'postgres');
    const cluster = await startCluster({ folder, logFile: join(dataDir, 'postgres.log'), password: passwordOf(dataDir), port: lastPort(dataDir), settings });
    privateFile(join(dataDir, 'postgres.port'), `${cluster.port}\n`);
    return {
      url: urlOf(dataDir, cluster.port),
      async stop() {
        await cluster.stop();
        lock.release();
      },
    };
  } catch (cause) {
    lock.release();
    throw cause;
  }
}

/** For tools: uses the database of a running server, else starts it for as long as the tool runs. */
export async function borrowEmbedded(dataDir: string, task: string): Promise<RunningDatabase> {
  const running = readHolder(dataDir) && readPostmaster(join(dataDir, 'postgres'));
  if (running?.ready) return { url: urlOf(dataDir, running.port), stop: () => Promise.resolve() };
  return startEmbedded(dataDir, task, null);
}

function urlOf(dataDir: string, port: number): string {
  return `postgres://huiyin:${encodeURIComponent(passwordOf(dataDir))}@127.0.0.1:${port}/postgres`;
}

function passwordOf(dataDir: string): string {
  const file = join(dataDir, 'postgres.password');
  if (!existsSync(file)) {
    if (existsSync(join(dataDir, 'postgres', 'PG_VERSION'))) throw new StartRefusal(`${file} is missing, without which the database beside it cannot be opened; restore the whole data folder from one backup.`);
    privateFile(file, `${randomBytes(24).toString('base64url')}\n`);
  }
  return readFileSync(file, 'utf8').trim();
}

function lastPort(dataDir: string): number | null {
  try {
    return Number(readFileSync(join(dataDir, 'postgres.port'), 'utf8')) || null;
  } catch {
    return null;
  }
}
