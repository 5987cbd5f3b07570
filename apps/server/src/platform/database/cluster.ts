/** One embedded PostgreSQL: made, started, watched and stopped. */

import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, rmdirSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';
import { type Account, canReach, databaseAccount } from './account.ts';
import { type Binaries, embeddedMajor, findBinaries } from './binaries.ts';
import { folderRefusal } from './data-folder.ts';
import { clearPostmaster, readPostmaster, stopPostmaster } from './postmaster.ts';
import { processMark, waitUntil } from './process-mark.ts';

export interface ClusterOptions {
  /** PostgreSQL's own folder. */
  readonly folder: string;
  readonly logFile: string;
  readonly password: string;
  /** Asked for first, so that tools find it again; a taken one is replaced by a free one. */
  readonly port: number | null;
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Cluster {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Modest on purpose: it shares the machine with the server and, on a small centre, with everything else. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  synchronous_commit: 'on',
  wal_compression: 'on',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements can hold personal data; PostgreSQL's log shall not.
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
};

export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const account = databaseAccount(existsSync(join(options.folder, 'PG_VERSION')) ? options.folder : null);
  const binaries = findBinaries(account);
  await initialise(options, binaries, account);
  await clearPostmaster(options.folder);

  for (let attempt = 1; ; attempt++) {
    const port = attempt === 1 && options.port !== null ? options.port : await freePort();
    const started = await launch(options, binaries, account, port);
    if ('pid' in started) return started;
    const { failure } = started;
    const portTaken = /could not bind|could not create any TCP\/IP sockets/.test(failure);
    // Children of a postmaster that was killed -9 notice within moments.
    const childrenLeft = /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(failure);
    if (attempt < 20 && (portTaken || childrenLeft)) {
      if (childrenLeft) await new Promise((resolve) => setTimeout(resolve, 300));
      continue;
    }
    throw refusalOf(failure, options);
  }
}

/** Made beside its place and moved there when complete, so that a kill half-way leaves nothing that looks like a database. */
async function initialise(options: ClusterOptions, binaries: Binaries, account: Account | null): Promise<void> {
  const { folder } = options;
  if (existsSync(join(folder, 'PG_VERSION'))) {
    const major = Number(readFileSync(join(folder, 'PG_VERSION'), 'utf8'));
    if (major !== embeddedMajor) throw new StartRefusal(`The database in ${folder} was made by PostgreSQL ${major}, but this Huiyin brings ${embeddedMajor}; dump it with the older one, or set DATABASE_URL.`);
    return;
  }
  if (existsSync(folder)) {
    if (readdirSync(folder).length > 0) throw new StartRefusal(`${folder} is neither empty nor a PostgreSQL database; move it away and start again.`);
    rmdirSync(folder);
  }
  const draft = `${folder}.new`;
  const passwordFile = join(draft, '.password');
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700, recursive: true });
    // initdb wants an empty folder, so its password comes from beside: a folder inside that is the cluster's.
    mkdirSync(join(draft, 'cluster'), { mode: 0o700 });
    writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
    if (account) for (const path of [draft, join(draft, 'cluster'), passwordFile]) chownSync(path, account.uid, account.gid);
  } catch (cause) {
    throw folderRefusal(dirname(folder), cause);
  }
  const child = spawn(
    binaries.initdb,
    ['-D', placeFor(account, join(draft, 'cluster')), '--username=huiyin', '--pwfile=../.password', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8', '--no-instructions', ...(options.settings?.fsync === 'off' ? ['--no-sync'] : [])],
    { cwd: join(draft, 'cluster'), env: environment(), stdio: ['ignore', 'ignore', 'pipe'], ...account },
  );
  let complaint = '';
  child.stderr.on('data', (text) => (complaint += text));
  const code = await new Promise((resolve) => child.on('close', resolve).on('error', (error) => resolve((complaint += error.message))));
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw refusalOf(complaint, options);
  }
  renameSync(join(draft, 'cluster'), folder);
  rmSync(draft, { recursive: true, force: true });
}

async function launch(options: ClusterOptions, binaries: Binaries, account: Account | null, port: number): Promise<Cluster | { readonly failure: string }> {
  const { folder, logFile } = options;
  const before = existsSync(logFile) ? statSync(logFile).size : 0;
  const log = openSync(logFile, before > 20_000_000 ? 'w' : 'a', 0o600);
  const all = { ...settings, ...sharedMemory(), ...options.settings, port: String(port) };
  const place = placeFor(account, folder);
  const child = spawn(binaries.postgres, ['-D', place, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
    cwd: folder,
    env: environment(),
    stdio: ['ignore', log, log],
    // A session of its own: Ctrl-C goes to us, and we stop the database last.
    detached: true,
    ...account,
  });
  closeSync(log);
  let exited = false;
  const exit = new Promise<void>((resolve) => child.on('exit', resolve).on('error', () => resolve()));
  void exit.then(() => (exited = true));
  await waitUntil(() => exited || (readPostmaster(folder)?.pid === child.pid && readPostmaster(folder)!.ready), 120_000);
  if (exited || child.pid === undefined) {
    const text = existsSync(logFile) ? readFileSync(logFile).subarray(before > 20_000_000 ? 0 : before).toString() : '';
    return { failure: text || 'it could not be started' };
  }
  const { pid } = child;
  const guard = watchParent(pid);
  child.unref();
  return {
    port,
    pid,
    async stop() {
      // Started without holding the process open, but the stop is waited for.
      child.ref();
      if (processMark(pid) !== null && !exited) await stopPostmaster(pid);
      await exit;
      guard.kill('SIGKILL');
    },
  };
}

/**
 * A shell that waits for our end of a pipe to close, which happens however we die, kill -9 included, and then stops
 * the database. Without a shell (Windows) the next start reclaims it.
 */
function watchParent(pid: number): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', `read -r _; kill -INT ${pid} 2>/dev/null`], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/', env: {} });
  guard.on('error', () => undefined);
  guard.unref();
  (guard.stdin as unknown as { unref?: () => void }).unref?.();
  guard.stdin?.on('error', () => undefined);
  return guard;
}

/**
 * Where the account cannot walk to the folder (a clone in /root), it is led inside by its working directory, which it
 * keeps without walking: PostgreSQL stays in its data folder all its life. So the data never has to leave `./data`.
 */
function placeFor(account: Account | null, folder: string): string {
  if (account === null || canReach(account, folder, { execute: true })) return folder;
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw new StartRefusal(`PostgreSQL runs as another account than root, which cannot enter ${folder}; set HUIYIN_DATA to a folder that other accounts can enter, or set DATABASE_URL.`);
}

/** Containers often give 64 MB of shared memory, which one parallel query can use up. */
function sharedMemory(): Record<string, string> {
  try {
    const { bsize, blocks } = statfsSync('/dev/shm');
    return bsize * blocks >= 512_000_000 ? {} : { dynamic_shared_memory_type: 'mmap' };
  } catch {
    return process.platform === 'linux' ? { dynamic_shared_memory_type: 'mmap' } : {};
  }
}

/** Nothing of our own environment (secrets among it) goes to the database. */
function environment(): NodeJS.ProcessEnv {
  return { LC_ALL: 'C', LC_MESSAGES: 'C', PATH: '/usr/bin:/bin', TZ: 'UTC' };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

function refusalOf(output: string, options: ClusterOptions): StartRefusal {
  if (/No space left on device|Disk quota exceeded/.test(output)) return new StartRefusal(`The disk that holds ${options.folder} is full; make room and start again.`);
  if (/Read-only file system|Permission denied/.test(output)) return new StartRefusal(`PostgreSQL cannot write in ${options.folder} (${lastComplaint(output)}).`);
  if (/could not map anonymous shared memory|Cannot allocate memory/.test(output)) return new StartRefusal('There is too little memory for the embedded PostgreSQL (it asks for 256 MB); free some, or set DATABASE_URL.');
  return new StartRefusal(`The embedded PostgreSQL does not start: ${lastComplaint(output)} (see ${options.logFile})`);
}

function lastComplaint(output: string): string {
  const lines = output.trim().split('\n');
  const telling = lines.findLast((line) => /PANIC|FATAL|error:|ERROR/.test(line)) ?? lines.at(-1) ?? 'no reason given';
  return telling.replace(/^.*?(PANIC|FATAL|ERROR|error): */, '').trim();
}

export function privateFile(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
  chmodSync(file, 0o600);
}
