/** Starts everything a node runs, in order, and stops it in the reverse one. */

import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { domains, doorsOf, loadDemo, loadDemoApart, seed } from './domains.ts';
import type { Doors } from './platform/caller.ts';
import type { Config } from './platform/config.ts';
import { createShell } from './platform/create-shell.ts';
import { openDatabase } from './platform/database/open-database.ts';
import { buildHttp } from './platform/http.ts';
import { isDemoLoaded, saveDemoLoaded } from './platform/installation.store.ts';
import { migrateJobs } from './platform/jobs.ts';
import { attachLive } from './platform/live.ts';
import { untilReady } from './platform/health.ts';
import { createLog } from './platform/log.ts';
import { migrate } from './platform/migrate.ts';
import type { Clock, Live, Shell } from './platform/shell.ts';
import { StartRefusal } from './platform/start-refusal.ts';
import { startWorker } from './platform/worker.ts';

export interface RunningServer {
  readonly url: string;
  readonly shell: Shell;
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly log?: Logger;
  /** Tells a person what takes long: a step's name and, where it is known, how far it is. */
  readonly progress?: (step: string, share: number | null) => void;
  /** False leaves an empty centre in demo mode, for tests and benches. */
  readonly demo?: boolean;
  /** Another time than the machine's: for tests that let hours pass. */
  readonly clock?: Clock;
}

/** How long requests and jobs under way may take to end. */
const patienceMs = 10_000;

export async function startServer(config: Config, options: StartOptions = {}): Promise<RunningServer> {
  const log = options.log ?? createLog(config);
  const progress = options.progress ?? (() => undefined);
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step().catch((error: unknown) => log.error({ err: error }, 'a part did not stop cleanly'));
  };

  try {
    progress('database', null);
    const database = await openDatabase(config, 'serve');
    undo.push(() => database.stop());
    if (config.port !== 0) await probePort(config);
    await migrate(database.url, undefined, (name) => progress(name, null));

    const live = lateLive();
    const { shell, close } = createShell(config, database.url, log, live, options.clock);
    undo.push(close);
    await migrateJobs(shell.pool, log);
    await seed(shell);
    if (config.mode === 'demo' && options.demo !== false) await loadDemoOnce(shell, database.url, options);

    const doors = doorsOf(shell);
    const app = await buildHttp(shell, config.roles.has('http') ? domains : [], doors);
    undo.push(() => within(patienceMs, closeHttp(app)));
    live.connect(openLive(app, shell, doors, undo));
    const url = await listen(app, config);
    if (config.roles.has('worker')) {
      const worker = await startWorker(shell, domains);
      undo.push(() => within(patienceMs, worker.stop()));
    }
    await untilReady(shell);
    return { url, shell, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

/** A node without the role still tells the others, if there is a Redis to tell them through. */
function openLive(app: FastifyInstance, shell: Shell, doors: Doors, undo: (() => Promise<void>)[]): Live {
  if (shell.config.roles.has('live')) return attachLive(app, shell, doors);
  if (shell.config.redisUrl === null) return { notify: () => undefined };
  const relay = attachLive(null, shell, doors);
  undo.push(() => relay.close());
  return relay;
}

/** Domains are given their shell before there is a server for sockets to hang on. */
function lateLive(): Live & { connect(live: Live): void } {
  let connected: Live | null = null;
  return { notify: (notice) => connected?.notify(notice), connect: (live) => void (connected = live) };
}

async function loadDemoOnce(shell: Shell, databaseUrl: string, { progress, clock }: StartOptions): Promise<void> {
  if (await isDemoLoaded(shell.db)) return;
  const tell = (share: number) => progress?.('demo', share);
  // Another process knows only the machine's time.
  await (clock === undefined ? loadDemoApart({ config: shell.config, databaseUrl }, tell) : loadDemo(shell, tell));
  await shell.db.transaction().execute((tx) => saveDemoLoaded(tx, shell.clock.now()));
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    await app.listen({ host, port });
    const { address, port: bound, family } = app.server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`;
  } catch (cause) {
    throw portRefusal(cause, { host, port });
  }
}

/** Nobody should wait for migrations and a demo to load, only to hear then that the port is taken. */
async function probePort({ host, port }: Config): Promise<void> {
  const probe = createServer();
  try {
    probe.listen({ host, port });
    await once(probe, 'listening');
  } catch (cause) {
    throw portRefusal(cause, { host, port });
  }
  probe.close();
  await once(probe, 'close');
}

function portRefusal(cause: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return new StartRefusal(`Port ${port} is taken by another program; stop that one, or choose another port: PORT=${port + 1} npm start`, { cause });
  if (code === 'EACCES') return new StartRefusal(`This account may not listen on port ${port}; choose one above 1023: PORT=8080 npm start`, { cause });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new StartRefusal(`HOST (${host}) is not an address of this machine.`, { exitCode: 2, cause });
  return cause;
}

async function closeHttp(app: FastifyInstance): Promise<void> {
  const closed = app.close();
  // Keep-alive connections without a request would hold the stop up for nothing.
  app.server.closeIdleConnections();
  await closed;
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  const late = new AbortController();
  await Promise.race([work, sleep(ms, undefined, { signal: late.signal }).then(() => Promise.reject(new Error(`not done after ${ms} ms`)))]).finally(() => late.abort());
}
