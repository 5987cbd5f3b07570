/** A shell for tests: the real database, secrets and files; time that stands still until told; live and jobs that remember. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant, Milliseconds } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import { type Config, parseConfig } from '../config.ts';
import { createFiles } from '../files.ts';
import { createIds } from '../ids.ts';
import { createSecrets, parseFieldKeys } from '../secrets.ts';
import type { Clock, Notice, Shell } from '../shell.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

export interface TestClock extends Clock {
  set(at: Instant): void;
  advance(by: Milliseconds): void;
}

export interface AddedJob {
  readonly name: string;
  readonly payload: JsonObject;
  readonly key: string | null;
  readonly runAt: Instant | null;
}

export interface TestShell extends Shell {
  readonly url: string;
  readonly clock: TestClock;
  readonly live: Shell['live'] & { readonly notices: readonly Notice[] };
  /** Remembers also what a rolled-back transaction asked for; assert on success only. */
  readonly jobs: Shell['jobs'] & { readonly added: readonly AddedJob[] };
}

/** A Tuesday morning in working hours of Shanghai: 2025-08-12 10:00 (+08:00). */
export const testNow: Instant = Date.UTC(2025, 7, 12, 2);

export interface TestShellOptions {
  readonly database?: TestDatabase;
  readonly now?: Instant;
  /** Ids and tokens that come out the same in every run. */
  readonly seed?: number;
  readonly config?: Partial<Config>;
  readonly overrides?: Partial<Pick<Shell, 'live' | 'jobs' | 'files' | 'log'>>;
}

/** Call it at the top of a test file; database and folder go away after the file's last test. */
export async function testShell(options: TestShellOptions = {}): Promise<TestShell> {
  const { url, pool, db } = options.database ?? (await testDatabase());
  const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-files-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
  const config: Config = Object.freeze({ ...testConfig(), dataDir, databaseUrl: url, ...options.config });
  const clock = testClock(options.now ?? testNow);
  const ids = createIds(clock, options.seed === undefined ? undefined : seededBytes(options.seed));
  const notices: Notice[] = [];
  const added: AddedJob[] = [];
  const shell = {
    url,
    db,
    pool,
    config,
    clock,
    ids,
    secrets: createSecrets(testKeys, config.secret),
    live: { notices, notify: (notice: Notice) => void notices.push(notice) },
    jobs: {
      added,
      add: (_tx: unknown, name: string, payload: JsonObject, more: { key?: string; runAt?: Instant } = {}) => {
        added.push({ name, payload, key: more.key ?? null, runAt: more.runAt ?? null });
        return Promise.resolve();
      },
    },
    files: createFiles({ config, db }),
    log: pino({ level: 'silent' }),
    ...options.overrides,
  };
  return shell as TestShell;
}

function testClock(start: Instant): TestClock {
  let now = start;
  return { now: () => now, set: (at) => (now = at), advance: (by) => (now += by) };
}

function testConfig(): Config {
  const parsed = parseConfig({});
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return { ...parsed.config, secret: 'only-for-tests-only-for-tests-only-for-tests', logLevel: 'silent' };
}

const testKeys = parseFieldKeys(`index ${Buffer.alloc(32, 7).toString('base64url')}\nk1 ${Buffer.alloc(32, 9).toString('base64url')}`);

/** Mulberry32: enough for ids that only have to differ. */
function seededBytes(seed: number): (size: number) => Uint8Array {
  let state = seed >>> 0;
  const byte = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) & 0xff;
  };
  return (size) => Uint8Array.from({ length: size }, byte);
}
