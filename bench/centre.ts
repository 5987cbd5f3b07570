/** A centre to measure: its own folder and PostgreSQL, demo people, and the server as a child process with rate limits lifted. */

import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { pino } from 'pino';
import { seed } from '../apps/server/src/domains.ts';
import { seedDemoPeople } from '../apps/server/src/identity/index.ts';
import { readConfig } from '../apps/server/src/platform/config.ts';
import { createShell, type OpenShell } from '../apps/server/src/platform/create-shell.ts';
import { startEmbedded } from '../apps/server/src/platform/database/embedded.ts';
import { saveDemoLoaded } from '../apps/server/src/platform/installation.store.ts';
import { migrateJobs } from '../apps/server/src/platform/jobs.ts';
import { migrate } from '../apps/server/src/platform/migrate.ts';
import type { Shell } from '../apps/server/src/platform/shell.ts';
import { HttpClient } from './http-client.ts';

export interface Centre {
  readonly folder: string;
  /** PostgreSQL's address. */
  readonly databaseUrl: string;
  readonly shell: Shell;
  /** A cookie header that acts as a demo account (`agent`), or as whoever has this e-mail address. */
  cookieOf(account: string): Promise<string>;
  serve(options?: ServeOptions): Promise<Served>;
  /** For whoever starts the folder's PostgreSQL otherwise. */
  stopDatabase(): Promise<void>;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** A folder for its CPU profile. */
  readonly profile?: string | undefined;
  /** As HUIYIN_ROLES; all of them unless it says otherwise. */
  readonly roles?: string;
}

export interface Served {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const bin = fileURLToPath(new URL('../apps/server/bin/huiyin.mjs', import.meta.url));

/** `folder`: one that is kept and found again; without it a fresh one that `close` removes. */
export async function openCentre(options: { readonly folder?: string; readonly settings?: Readonly<Record<string, string>> } = {}): Promise<Centre> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'huiyin-bench-'));
  const database = await startEmbedded(folder, 'bench', null, options.settings);
  let opened: OpenShell | null = null;
  try {
    await migrate(database.url);
    const config = readConfig({ HUIYIN_DATA: folder, HUIYIN_LOG: 'silent' });
    opened = createShell(config, database.url, pino({ level: 'silent' }));
    const { shell } = opened;
    await migrateJobs(shell.pool, shell.log);
    await seed(shell);
    await seedDemoPeople(shell);
    await shell.db.transaction().execute((tx) => saveDemoLoaded(tx, shell.clock.now()));
  } catch (cause) {
    await opened?.close();
    await database.stop();
    throw cause;
  }
  const { shell } = opened;
  const served: Served[] = [];
  let running = true;
  const stopDatabase = async () => {
    if (!running) return;
    running = false;
    for (const server of served) await server.stop();
    await opened.close();
    await database.stop();
  };
  return {
    folder,
    databaseUrl: database.url,
    shell,
    cookieOf: (account) => openSession(shell, account),
    async serve(options = {}) {
      const server = await startServer(folder, database.url, options);
      served.push(server);
      return server;
    },
    stopDatabase,
    async close() {
      await stopDatabase();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startServer(folder: string, databaseUrl: string, { profile, roles }: ServeOptions): Promise<Served> {
  const port = await freePort();
  const flags = profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profile];
  const child = spawn(process.execPath, [...flags, bin, 'serve'], {
    env: { PATH: process.env.PATH, PORT: String(port), HUIYIN_DATA: folder, DATABASE_URL: databaseUrl, HUIYIN_RATE_FACTOR: '0', HUIYIN_LOG: 'warn', ...(roles === undefined ? {} : { HUIYIN_ROLES: roles }) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await untilServed(url, child);
  return { url, pid: child.pid!, stop: () => stopChild(child) };
}

/** Until the first page comes; throws when the process ends before. */
export async function untilServed(url: string, child: ChildProcess, path = '/healthz', patienceMs = 60_000): Promise<void> {
  for (const started = performance.now(); performance.now() - started < patienceMs; await sleep(5)) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    try {
      const { status } = await fetch(`${url}${path}`);
      if (status === 200) return;
    } catch {
      // Not listening yet.
    }
  }
  child.kill('SIGKILL');
  throw new Error('the server did not start');
}

export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await Promise.race([ended, sleep(12_000).then(() => child.kill('SIGKILL'))]);
  await ended;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The same row and signature that signing in leaves. */
async function openSession(shell: Shell, account: string): Promise<string> {
  const token = shell.ids.token();
  const now = shell.clock.now();
  const { rowCount } = await shell.pool.query(
    `insert into auth_session (id, person_id, token, expires_at, created_at, seen_at)
     select $1, id, $3, $4, $5, $5 from person where email = $2`,
    [shell.ids.next(), account.includes('@') ? account : `${account}@demo.huiyin`, token, new Date(now + 20 * 3_600_000), new Date(now)],
  );
  if (rowCount !== 1) throw new Error(`there is no demo account ${account}`);
  const signature = createHmac('sha256', shell.config.secret).update(token).digest('base64');
  return `huiyin.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** An API key of the administrator's that may do what is named, everywhere. */
export async function makeKey(centre: Centre, url: string, permissions: readonly string[]): Promise<string> {
  const admin = new HttpClient(url, { cookie: await centre.cookieOf('admin') });
  try {
    const grants = permissions.map((permission) => ({ permission, scope: 'all' }));
    const { secret } = await admin.call<{ secret: string }>('POST', '/api-keys', { name: 'bench', grants });
    return secret;
  } finally {
    admin.close();
  }
}

export async function connectTo(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return client;
}
