import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { canReach } from './account.ts';
import { lockFolder, readHolder } from './data-folder.ts';
import { startEmbedded } from './embedded.ts';
import { readPostmaster } from './postmaster.ts';
import { processMark, waitUntil } from './process-mark.ts';

const scratch = mkdtempSync(join(tmpdir(), 'huiyin-embedded-'));
const small = { shared_buffers: '16MB', fsync: 'off' };
const children: ChildProcess[] = [];
const isRoot = process.getuid?.() === 0;

afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A server in a process of its own, so that it can be killed. */
async function startApart(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))});
    const { url } = await startEmbedded(${JSON.stringify(folder)}, 'serve', 4711, ${JSON.stringify(small)});
    console.log(url);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.once('data', (text) => resolve(String(text).trim()));
    child.once('exit', () => reject(new Error('it did not start')));
  });
  return { child, url };
}

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: question, rowMode: 'array' })).rows[0]?.[0];
  } finally {
    await client.end();
  }
}

describe('an embedded PostgreSQL', () => {
  const folder = join(scratch, 'ordinary');

  test('starts on nothing, keeps what was written, asks for its password and hears this machine only', async () => {
    const first = await startEmbedded(folder, 'serve', 4711, small);
    await ask(first.url, 'create table kept as select 42 as n');
    await expect(ask(first.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password authentication failed/);
    expect(await ask(first.url, "select current_setting('listen_addresses')")).toBe('127.0.0.1');
    await first.stop();
    expect(existsSync(join(folder, 'huiyin.lock'))).toBe(false);

    const second = await startEmbedded(folder, 'serve', 4711, small);
    expect(await ask(second.url, 'select n from kept')).toBe(42);
    expect(new URL(second.url).port).toBe(new URL(first.url).port);
    await second.stop();
  });

  test('takes another port when its own is taken', async () => {
    const port = Number(readFileSync(join(folder, 'postgres.port'), 'utf8'));
    const squatter = createServer().listen(port, '127.0.0.1');
    const database = await startEmbedded(folder, 'serve', 4711, small);
    expect(new URL(database.url).port).not.toBe(String(port));
    await database.stop();
    squatter.close();
  });

  test('says who is there when the folder is in use', async () => {
    const { child } = await startApart(folder);
    await expect(startEmbedded(folder, 'serve', 4711, small)).rejects.toThrow(`already running, pid ${child.pid}, port 4711`);
  });

  test('goes down by itself when its parent is killed -9, and what was committed is there at the next start', async () => {
    const { child, url } = await startApart(folder);
    await ask(url, 'insert into kept values (43)');
    const { pid } = readPostmaster(join(folder, 'postgres'))!;
    child.kill('SIGKILL');
    expect(await waitUntil(() => processMark(pid) === null, 10_000)).toBe(true);
    const database = await startEmbedded(folder, 'serve', 4711, small);
    expect(await ask(database.url, 'select count(*)::int from kept')).toBe(2);
    await database.stop();
  });

  test('reclaims one whose parent and whose guard were both killed', async () => {
    const { child } = await startApart(folder);
    const orphan = readPostmaster(join(folder, 'postgres'))!.pid;
    // Stopped, it cannot heed its guard's signal: to the next start it looks like an orphan.
    process.kill(orphan, 'SIGSTOP');
    child.kill('SIGKILL');
    await waitUntil(() => readHolder(folder) === null, 5_000);
    setTimeout(() => process.kill(orphan, 'SIGCONT'), 500);
    const database = await startEmbedded(folder, 'serve', 4711, small);
    expect(processMark(orphan)).toBeNull();
    expect(await ask(database.url, 'select count(*)::int from kept')).toBe(2);
    await database.stop();
  });

  test('recovers when PostgreSQL itself was killed -9', async () => {
    const { child, url } = await startApart(folder);
    await ask(url, 'insert into kept values (44)');
    process.kill(readPostmaster(join(folder, 'postgres'))!.pid, 'SIGKILL');
    child.kill('SIGKILL');
    await waitUntil(() => readHolder(folder) === null, 5_000);
    const database = await startEmbedded(folder, 'serve', 4711, small);
    expect(await ask(database.url, 'select count(*)::int from kept')).toBe(3);
    await database.stop();
  });

  test('forgets a stale pid file, also when its number now belongs to somebody else', async () => {
    for (const pid of [999_999_999, process.pid]) {
      writeFileSync(join(folder, 'postgres', 'postmaster.pid'), `${pid}\n${folder}\n0\n5432\n\n127.0.0.1\n\nready\n`);
      const database = await startEmbedded(folder, 'serve', 4711, small);
      expect(await ask(database.url, 'select 1')).toBe(1);
      await database.stop();
    }
  });

  test('starts over after an initdb that was killed half-way', async () => {
    const half = join(scratch, 'half');
    mkdirSync(join(half, 'postgres.new', 'cluster', 'base'), { recursive: true });
    mkdirSync(join(half, 'postgres'), { recursive: true });
    const database = await startEmbedded(half, 'serve', 4711, small);
    expect(await ask(database.url, "select datctype from pg_database where datname = 'postgres'")).toBe('C.UTF-8');
    await database.stop();
    expect(existsSync(join(half, 'postgres.new'))).toBe(false);
  });
});

describe('a data folder that cannot be used is refused in one line', () => {
  test('when something else lies there', async () => {
    const other = join(scratch, 'other');
    mkdirSync(join(other, 'postgres'), { recursive: true });
    writeFileSync(join(other, 'postgres', 'thesis.doc'), '');
    await expect(startEmbedded(other, 'serve', 4711, small)).rejects.toThrow(/neither empty nor a PostgreSQL database/);
    expect(readHolder(other)).toBeNull();
  });

  test('when the database is of another PostgreSQL', async () => {
    const older = join(scratch, 'older');
    mkdirSync(join(older, 'postgres'), { recursive: true });
    writeFileSync(join(older, 'postgres', 'PG_VERSION'), '15\n');
    writeFileSync(join(older, 'postgres.password'), 'x\n');
    await expect(startEmbedded(older, 'serve', 4711, small)).rejects.toThrow(/made by PostgreSQL 15/);
  });

  test('when its password is gone', async () => {
    const locked = join(scratch, 'locked');
    mkdirSync(join(locked, 'postgres'), { recursive: true });
    writeFileSync(join(locked, 'postgres', 'PG_VERSION'), '18\n');
    await expect(startEmbedded(locked, 'serve', 4711, small)).rejects.toThrow(/postgres.password is missing/);
  });

  test('when it is a file, or below one', async () => {
    writeFileSync(join(scratch, 'file'), '');
    await expect(startEmbedded(join(scratch, 'file'), 'serve', 4711, small)).rejects.toThrow(/it is a file/);
    await expect(startEmbedded(join(scratch, 'file', 'data'), 'serve', 4711, small)).rejects.toThrow(/a part of the path is a file/);
  });

  test.runIf(isRoot)('when the disk is full', async ({ skip }) => {
    const tiny = join(scratch, 'tiny');
    mkdirSync(tiny);
    if ((await run('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', tiny])) !== 0) skip('no right to mount a small disk');
    try {
      await expect(startEmbedded(tiny, 'serve', 4711, small)).rejects.toThrow(/full; make room/);
    } finally {
      await run('umount', ['-l', tiny]);
    }
  });

  test.runIf(!isRoot)('when it may not be written to', async () => {
    const readOnly = join(scratch, 'read-only');
    mkdirSync(readOnly, { mode: 0o555 });
    await expect(startEmbedded(readOnly, 'serve', 4711, small)).rejects.toThrow(/may not write there/);
  });
});

describe.runIf(isRoot)('started by root', () => {
  test('it runs as another account, also in a folder which that account cannot enter, and the data stays there', async () => {
    const sealed = join(scratch, 'sealed');
    mkdirSync(sealed, { mode: 0o700 });
    chmodSync(sealed, 0o700);
    const database = await startEmbedded(join(sealed, 'data'), 'serve', 4711, small);
    await ask(database.url, 'create table kept as select 1 as n');
    const { pid } = readPostmaster(join(sealed, 'data', 'postgres'))!;
    const owner = statSync(`/proc/${pid}`);
    expect(owner.uid).not.toBe(0);
    expect(statSync(join(sealed, 'data', 'postgres')).uid).toBe(owner.uid);
    expect(canReach({ uid: owner.uid, gid: owner.gid }, join(sealed, 'data', 'postgres'), { execute: true })).toBe(false);
    await database.stop();
    const again = await startEmbedded(join(sealed, 'data'), 'serve', 4711, small);
    expect(await ask(again.url, 'select n from kept')).toBe(1);
    await again.stop();
  });
});

describe('the lock of a data folder', () => {
  test('is taken over from a process that is gone, even if its number was given to another', () => {
    const folder = mkdtempSync(join(scratch, 'lock-'));
    writeFileSync(join(folder, 'huiyin.lock'), JSON.stringify({ pid: process.pid, mark: 'another time', task: 'serve', port: 1 }));
    const lock = lockFolder(folder, 'serve', 8080);
    expect(readHolder(folder)).toMatchObject({ pid: process.pid, port: 8080 });
    expect(() => lockFolder(folder, 'migrate', null)).toThrow(/already running/);
    lock.release();
    expect(readHolder(folder)).toBeNull();
  });
});

function run(command: string, options: string[]): Promise<number | null> {
  return new Promise((resolve) => spawn(command, options, { stdio: 'ignore' }).on('exit', resolve).on('error', () => resolve(null)));
}
