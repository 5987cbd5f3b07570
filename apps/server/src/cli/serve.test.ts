import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freePort } from '../platform/database/cluster.ts';
import { readPostmaster } from '../platform/database/postmaster.ts';
import { processMark, waitUntil } from '../platform/database/process-mark.ts';

const bin = join(import.meta.dirname, '../../bin/huiyin.mjs');
const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-serve-'));
const port = await freePort();
const environment = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', HUIYIN_DATA: dataDir, PORT: String(port), HUIYIN_LOG: 'warn' };
let server: ChildProcess | null = null;

afterAll(async () => {
  server?.kill('SIGKILL');
  await waitUntil(() => readPostmaster(join(dataDir, 'postgres')) === null, 10_000);
  rmSync(dataDir, { recursive: true, force: true });
});

/** Started as a person starts it; resolves with what it printed once it serves. */
function start(): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, 'serve'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    server = child;
    let printed = '';
    child.stdout!.on('data', (text) => {
      printed += text;
      if (printed.includes('is running')) resolve(printed);
    });
    child.stderr!.on('data', (text) => (printed += text));
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${printed}`)));
  });
}

function run(command: string, more: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => execFile(process.execPath, [bin, ...command.split(' ')], { env: { ...environment, ...more } }, (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err })));
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

test('starts on nothing, tells the address and the accounts, and lets a demo person sign in', async () => {
  const printed = await start();
  expect(printed).toContain(`http://127.0.0.1:${port}`);
  expect(printed).toContain('agent@demo.huiyin');
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  const signedIn = await fetch(`http://127.0.0.1:${port}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'agent@demo.huiyin', password: 'huiyin-demo' }) });
  expect(signedIn.status).toBe(200);
  expect(signedIn.headers.get('set-cookie')).toMatch(/HttpOnly/i);
}, 300_000);

test('a doctor finds it well, and migrate has nothing to do, while it runs', async () => {
  const { code, out } = await run('doctor');
  expect(out).toMatch(new RegExp(`✓ server +running, pid ${server!.pid}, port ${port}`));
  expect(out).not.toContain('✗');
  expect(code).toBe(0);
  expect((await run('migrate')).out).toContain('up to date');
}, 60_000);

test('a second one on the same folder, and one on the same port, are told why not', async () => {
  expect(await run('serve')).toMatchObject({ code: 1, err: expect.stringContaining(`already running, pid ${server!.pid}, port ${port}`) });
  const other = mkdtempSync(join(tmpdir(), 'huiyin-serve-'));
  expect(await run('serve', { HUIYIN_DATA: other })).toMatchObject({ code: 1, err: expect.stringContaining(`Port ${port} is taken`) });
  // … and leaves no database behind.
  expect(readPostmaster(join(other, 'postgres'))).toBeNull();
  rmSync(other, { recursive: true, force: true });
}, 60_000);

test('SIGTERM ends it with 0, and its database with it', async () => {
  const { pid } = readPostmaster(join(dataDir, 'postgres'))!;
  const end = ended(server!);
  server!.kill('SIGTERM');
  expect(await end).toBe(0);
  expect(processMark(pid)).toBeNull();
  expect(existsSync(join(dataDir, 'huiyin.lock'))).toBe(false);
}, 30_000);

test('starts again after kill -9', async () => {
  await start();
  const end = ended(server!);
  server!.kill('SIGKILL');
  await end;
  expect(await start()).not.toContain('Applying');
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
}, 60_000);

test('wrong settings end with 2 and one line each', async () => {
  const { code, err } = await run('serve', { HUIYIN_MODUS: 'demo', PORT: 'x' });
  expect(code).toBe(2);
  expect(err.trim().split('\n')).toHaveLength(2);
});

test('every command has help', async () => {
  const { out } = await run('--help');
  const commands = [...out.matchAll(/^ {2}([a-z-]+)(?: \[options\])?(?: <\w+>)* {2,}/gm)].map(([, command]) => command!).filter((command) => command !== 'help');
  const helps = await Promise.all(commands.map((command) => run(`${command} --help`)));
  for (const { out: help } of helps) expect(help).toMatch(/^Usage: huiyin /);
  expect(out).toContain('serve');
}, 60_000);
