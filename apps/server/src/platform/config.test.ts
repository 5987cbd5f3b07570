import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parseConfig, readConfig } from './config.ts';
import { StartRefusal } from './start-refusal.ts';

const folder = mkdtempSync(join(tmpdir(), 'huiyin-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function problemsOf(environment: Record<string, string>): readonly string[] {
  const parsed = parseConfig(environment);
  return 'problems' in parsed ? parsed.problems : [];
}

test('without any setting it is a demo on loopback', () => {
  const parsed = parseConfig({ PATH: '/bin', HOST: '' });
  if ('problems' in parsed) throw new Error(parsed.problems.join());
  const { mode, host, port, publicUrl, databaseUrl, roles } = parsed.config;
  expect({ mode, host, port, publicUrl, databaseUrl, roles: [...roles] }).toEqual({ mode: 'demo', host: '127.0.0.1', port: 8080, publicUrl: 'http://127.0.0.1:8080', databaseUrl: null, roles: ['http', 'live', 'worker'] });
  expect(Object.isFrozen(parsed.config)).toBe(true);
});

test.each<[string, Record<string, string>, RegExp]>([
  ['a misspelt setting', { HUIYIN_MODUS: 'demo' }, /HUIYIN_MODUS is not a setting of Huiyin/],
  ['a slip of the finger, with a guess', { HUIYIN_ROLE: 'http' }, /did you mean HUIYIN_ROLES\?/],
  ['a port that is none', { PORT: 'http' }, /^PORT must be a port/],
  ['a port too high', { PORT: '70000' }, /^PORT must be a port/],
  ['an unknown mode', { HUIYIN_MODE: 'prod' }, /^HUIYIN_MODE must be demo or production/],
  ['an unknown role', { HUIYIN_ROLES: 'http,web' }, /^HUIYIN_ROLES must be/],
  ['another database', { DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must be/],
  ['a model without an address', { LLM_MODEL: 'm' }, /together/],
  ['a demo open to the network', { HOST: '0.0.0.0' }, /demo mode/],
  ['a demo open to the network by IPv6', { HOST: '::' }, /demo mode/],
  ['production without a secret', { HUIYIN_MODE: 'production', HUIYIN_KEY_FILE: 'k' }, /^HUIYIN_SECRET is required/],
  ['production without a key file', { HUIYIN_MODE: 'production', HUIYIN_SECRET: 'x'.repeat(32) }, /^HUIYIN_KEY_FILE is required/],
  ['a stand-in for robots in production', { HUIYIN_MODE: 'production', HUIYIN_SECRET: 'x'.repeat(32), HUIYIN_KEY_FILE: 'k', HUIYIN_ROBOT_ORIGIN: 'http://127.0.0.1:9000' }, /^HUIYIN_ROBOT_ORIGIN is for trying/],
  ['a stand-in with a password in its address', { HUIYIN_ROBOT_ORIGIN: 'http://a@127.0.0.1' }, /^HUIYIN_ROBOT_ORIGIN must be an origin/],
  ['a short secret', { HUIYIN_SECRET: 'short' }, /^HUIYIN_SECRET must be at least 32/],
])('refuses %s in one line', (_, environment, line) => {
  expect(problemsOf(environment)).toEqual([expect.stringMatching(line)]);
});

test('names every problem at once, never the value of a secret', () => {
  const problems = problemsOf({ PORT: 'x', HUIYIN_MODE: 'y', HUIYIN_SECRET: 'hunter2' });
  expect(problems).toHaveLength(3);
  expect(problems.join()).not.toContain('hunter2');
});

test('a demo draws its secrets once and keeps them where only its account reads', () => {
  const first = readConfig({ HUIYIN_DATA: folder });
  const second = readConfig({ HUIYIN_DATA: folder });
  expect(second.secret).toBe(first.secret);
  expect(first.secret.length).toBeGreaterThanOrEqual(43);
  expect(readFileSync(first.keyFile!, 'utf8')).toMatch(/^index \S{43}$/m);
  for (const name of ['secret', 'field-keys']) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

test('wrong settings end with exit code 2', () => {
  try {
    readConfig({ HUIYIN_MODE: 'y' });
    expect.unreachable();
  } catch (refusal) {
    expect(refusal).toBeInstanceOf(StartRefusal);
    expect((refusal as StartRefusal).exitCode).toBe(2);
  }
});
