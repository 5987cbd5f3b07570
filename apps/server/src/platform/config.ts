/** The environment, parsed by a schema at boot and frozen. No other file reads `process.env`. */

import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { Type, type Static } from 'typebox';
import Value from 'typebox/value';
import { newKeyFile } from './secrets.ts';
import { StartRefusal } from './start-refusal.ts';

export type Role = 'http' | 'live' | 'worker';

export interface Config {
  readonly mode: 'demo' | 'production';
  readonly host: string;
  readonly port: number;
  /** Null: an embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | null;
  /** Null: one node only. */
  readonly redisUrl: string | null;
  readonly roles: ReadonlySet<Role>;
  readonly secret: string;
  /** Never null after `readConfig`; demo mode keeps its own in the data folder. */
  readonly keyFile: string | null;
  readonly dataDir: string;
  readonly llm: { readonly baseUrl: string; readonly apiKey: string; readonly model: string } | null;
  /** Where the console and links of ours are reached: `http://127.0.0.1:8080`. */
  readonly publicUrl: string;
  readonly logLevel: string;
  /** The origin of a stand-in for the robots of Feishu, DingTalk and WeCom, in demo mode. Null: only the real ones are spoken to. */
  readonly robotOrigin: string | null;
  /** Multiplies every rate limit; 0 lifts them, for benches and for centres that limit in front of us. */
  readonly rateFactor: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What each variable may be; the description completes "NAME must be …". */
const Variables = Type.Object({
  PORT: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,4}$', description: 'a port from 1 to 65535' })),
  HOST: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9.:_-]{1,253}$', description: 'a host name or an IP address' })),
  DATABASE_URL: Type.Optional(Type.String({ pattern: '^postgres(ql)?://.+', description: 'of the form postgres://name:password@host:port/database' })),
  REDIS_URL: Type.Optional(Type.String({ pattern: '^rediss?://.+', description: 'of the form redis://host:port' })),
  HUIYIN_MODE: Type.Optional(Type.Union([Type.Literal('demo'), Type.Literal('production')], { description: 'demo or production' })),
  HUIYIN_ROLES: Type.Optional(Type.String({ pattern: '^(http|live|worker)(,(http|live|worker))*$', description: 'a list of http, live and worker, separated by commas' })),
  HUIYIN_SECRET: Type.Optional(Type.String({ minLength: 32, description: 'at least 32 characters long' })),
  HUIYIN_KEY_FILE: Type.Optional(Type.String({ minLength: 1, description: 'the path of a key file' })),
  HUIYIN_DATA: Type.Optional(Type.String({ minLength: 1, description: 'the path of a folder' })),
  HUIYIN_URL: Type.Optional(Type.String({ pattern: '^https?://[^/?#\\s]+$', description: 'an origin such as https://help.example.com' })),
  HUIYIN_LOG: Type.Optional(Type.Union(['debug', 'info', 'warn', 'error', 'silent'].map((level) => Type.Literal(level)), { description: 'debug, info, warn, error or silent' })),
  HUIYIN_RATE_FACTOR: Type.Optional(Type.String({ pattern: '^(0|[1-9][0-9]{0,4})$', description: 'a whole number from 0 to 99999 by which rate limits are multiplied; 0 lifts them' })),
  HUIYIN_ROBOT_ORIGIN: Type.Optional(Type.String({ pattern: '^https?://[^/?#@\\s]+$', description: 'an origin such as http://127.0.0.1:9000' })),
  LLM_BASE_URL: Type.Optional(Type.String({ pattern: '^https?://.+', description: 'an http or https address' })),
  LLM_API_KEY: Type.Optional(Type.String({ minLength: 1, description: 'a key' })),
  LLM_MODEL: Type.Optional(Type.String({ minLength: 1, description: "a model's name" })),
});

/** One line for each thing that is wrong. An empty variable counts as absent: that is how shells and compose files switch one off. */
export function parseConfig(environment: Environment): { readonly config: Config } | { readonly problems: readonly string[] } {
  const known = Object.keys(Variables.properties);
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const picked = Object.fromEntries(known.flatMap((name) => (name in given ? [[name, given[name]!]] : [])));
  const problems = Object.keys(given)
    .filter((name) => name.startsWith('HUIYIN_') && !known.includes(name))
    .map((name) => `${name} is not a setting of Huiyin${nearest(name, known)}`);
  for (const [name, schema] of Object.entries(Variables.properties)) {
    if (name in picked && !Value.Check(schema, picked[name])) problems.push(`${name} must be ${(schema as { description?: string }).description}.`);
  }
  if (problems.length > 0) return { problems };

  const variables = picked as Static<typeof Variables>;
  const mode = variables.HUIYIN_MODE ?? 'demo';
  const host = variables.HOST ?? '127.0.0.1';
  const port = Number(variables.PORT ?? 8080);
  if (port > 65535) problems.push('PORT must be a port from 1 to 65535.');
  if (mode === 'demo' && !isLoopback(host)) problems.push(`HOST is ${host}, but demo mode has public passwords and serves this machine only; set HUIYIN_MODE=production, or leave HOST out.`);
  if (mode === 'production') {
    if (!variables.HUIYIN_SECRET) problems.push('HUIYIN_SECRET is required in production mode: at least 32 random characters, the same on every node.');
    if (!variables.HUIYIN_KEY_FILE) problems.push('HUIYIN_KEY_FILE is required in production mode; make one with: npx huiyin key-file FILE');
  }
  if (mode === 'production' && variables.HUIYIN_ROBOT_ORIGIN) problems.push('HUIYIN_ROBOT_ORIGIN is for trying the centre out in demo mode; in production only the real robots are spoken to.');
  const llm = { baseUrl: variables.LLM_BASE_URL ?? '', apiKey: variables.LLM_API_KEY ?? '', model: variables.LLM_MODEL ?? '' };
  if ((llm.baseUrl === '') !== (llm.model === '')) problems.push('LLM_BASE_URL and LLM_MODEL are set together, or neither.');
  if (problems.length > 0) return { problems };

  return {
    config: Object.freeze({
      mode,
      host,
      port,
      databaseUrl: variables.DATABASE_URL ?? null,
      redisUrl: variables.REDIS_URL ?? null,
      roles: new Set((variables.HUIYIN_ROLES ?? 'http,live,worker').split(',') as Role[]),
      secret: variables.HUIYIN_SECRET ?? '',
      keyFile: variables.HUIYIN_KEY_FILE ? resolve(variables.HUIYIN_KEY_FILE) : null,
      dataDir: resolve(variables.HUIYIN_DATA ?? 'data'),
      llm: llm.baseUrl === '' ? null : Object.freeze(llm),
      publicUrl: variables.HUIYIN_URL ?? `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`,
      logLevel: variables.HUIYIN_LOG ?? 'info',
      robotOrigin: variables.HUIYIN_ROBOT_ORIGIN ?? null,
      rateFactor: Number(variables.HUIYIN_RATE_FACTOR ?? 1),
    }),
  };
}

/** Parses the environment; in demo mode draws a secret and field keys once and keeps them in the data folder. */
export function readConfig(environment: Environment = process.env): Config {
  const parsed = parseConfig(environment);
  if ('problems' in parsed) throw new StartRefusal(parsed.problems, { exitCode: 2 });
  const { config } = parsed;
  if (config.secret !== '' && config.keyFile !== null) return config;
  try {
    mkdirSync(config.dataDir, { recursive: true });
    return Object.freeze({
      ...config,
      secret: config.secret || kept(join(config.dataDir, 'secret'), () => `${randomBytes(32).toString('base64url')}\n`).trim(),
      keyFile: config.keyFile ?? (kept(join(config.dataDir, 'field-keys'), newKeyFile), join(config.dataDir, 'field-keys')),
    });
  } catch (cause) {
    throw new StartRefusal(`The data folder ${config.dataDir} cannot be written to (${(cause as NodeJS.ErrnoException).code ?? cause}).`, { cause });
  }
}

function kept(file: string, make: () => string): string {
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function nearest(name: string, known: readonly string[]): string {
  const guess = known.filter((other) => other.startsWith('HUIYIN_')).find((other) => distance(name, other) <= Math.min(2, (name.length - 'HUIYIN_'.length) / 3));
  return guess ? `; did you mean ${guess}?` : '.';
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
