/**
 * P12: how long a start on an existing database takes until the first page is served, and what the server weighs at rest.
 * The database is the demo centre as `npm start` makes it, and the first figure of memory is of that very process, after the demo, all that reads it and the first training.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { demoPassword } from '../apps/server/src/identity/index.ts';
import { freePort, stopChild, untilServed } from './centre.ts';
import { figure, median, type Figure } from './figures.ts';
import type { Question, Setting } from './main.ts';
import { processorOf } from './processor.ts';

export const p12: Question = { name: 'P12', asks: 'a start on an existing database, and memory at rest', answer };

const bin = fileURLToPath(new URL('../apps/server/bin/huiyin.mjs', import.meta.url));
const light = { says: '< 250 MB', test: (value: number) => value < 250 };

async function answer({ progress, short }: Setting): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-bench-'));
  let running: ChildProcess | null = null;
  try {
    progress('the demo centre, loaded by a first start');
    const first = await start(folder, 300_000);
    running = first.child;
    progress('its first training');
    await untilTrained(first.url);
    const afterTraining = await weightAtRest(first.child);
    await stopChild(first.child);

    const starts: number[] = [];
    const weights: number[] = [];
    const bare: number[] = [];
    for (let turn = 1; turn <= (short ? 1 : 5); turn++) {
      progress(`start ${turn}`);
      bare.push(await bareNode());
      const began = performance.now();
      const { child } = await start(folder);
      running = child;
      starts.push(performance.now() - began);
      weights.push(await weightAtRest(child));
      await stopChild(child);
    }
    return [
      figure('start to first page', 's', median(starts) / 1_000, median(bare) / 1_000, { says: '< 3 s', test: (value) => value < 3 }),
      figure('server process at rest', 'MB', median(weights), null, light),
      figure('server process at rest, of the first start, after its first training', 'MB', afterTraining, null, light),
    ];
  } finally {
    if (running) await stopChild(running);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(folder: string, patienceMs?: number): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(process.execPath, [bin, 'serve'], { env: { PATH: process.env.PATH, PORT: new URL(url).port, HUIYIN_DATA: folder, HUIYIN_LOG: 'warn' }, stdio: ['ignore', 'ignore', 'inherit'] });
  await untilServed(url, child, '/', patienceMs);
  return { child, url };
}

/** As an administrator sees it, who signs in for it: that, too, is loaded then. */
async function untilTrained(url: string): Promise<void> {
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify({ email: 'admin@demo.huiyin', password: demoPassword }) });
  if (!signedIn.ok) throw new Error(`signing in answered ${signedIn.status}`);
  const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';', 1)[0]).join('; ');
  for (const began = performance.now(); performance.now() - began < 180_000; await sleep(500)) {
    const answer = await fetch(`${url}/api/v1/assistant/models`, { headers: { cookie } });
    const { training } = (await answer.json()) as { readonly training: { readonly state: string } };
    if (training.state === 'done') return;
  }
  throw new Error('the first training did not end');
}

/** When it has done nothing for forty seconds but look whether there is something to do. */
async function weightAtRest(child: ChildProcess): Promise<number> {
  let calm = 0;
  for (const began = performance.now(); calm < 20 && performance.now() - began < 300_000; ) {
    const before = processorOf(child.pid!);
    await sleep(2_000);
    calm = processorOf(child.pid!) - before < 200 ? calm + 1 : 0;
  }
  if (calm < 20) throw new Error('the server does not come to rest');
  return residentMb(child.pid!);
}

/** A Node that starts and ends: what no server can be quicker than. */
async function bareNode(): Promise<number> {
  const began = performance.now();
  await new Promise((resolve) => spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }).once('exit', resolve));
  return performance.now() - began;
}

function residentMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1_024;
}
