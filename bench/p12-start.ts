/** P12: how long a start on an existing database takes until the first page is served, and what the server weighs at rest. */

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort, openCentre, stopChild, untilServed } from './centre.ts';
import { figure, median, type Figure } from './figures.ts';
import type { Question, Setting } from './main.ts';

export const p12: Question = { name: 'P12', asks: 'a start on an existing database, and memory at rest', answer };

const bin = fileURLToPath(new URL('../apps/server/bin/huiyin.mjs', import.meta.url));

async function answer({ progress, short }: Setting): Promise<Figure[]> {
  const centre = await openCentre();
  // Only the folder stays: each start brings up its own PostgreSQL in it, as `npm start` does.
  const { folder } = centre;
  await centre.stopDatabase();
  try {
    const starts: number[] = [];
    const weights: number[] = [];
    const bare: number[] = [];
    for (let turn = 1; turn <= (short ? 1 : 5); turn++) {
      progress(`start ${turn}`);
      bare.push(await bareNode());
      const port = await freePort();
      const began = performance.now();
      const child = spawn(process.execPath, [bin, 'serve'], { env: { PATH: process.env.PATH, PORT: String(port), HUIYIN_DATA: folder, HUIYIN_LOG: 'warn' }, stdio: ['ignore', 'ignore', 'inherit'] });
      await untilServed(`http://127.0.0.1:${port}`, child, '/');
      starts.push(performance.now() - began);
      await sleep(short ? 2_000 : 5_000);
      weights.push(residentMb(child.pid!));
      await stopChild(child);
    }
    return [
      figure('start to first page', 's', median(starts) / 1_000, median(bare) / 1_000, { says: '< 3 s', test: (value) => value < 3 }),
      figure('server process at rest', 'MB', median(weights), null, { says: '< 250 MB', test: (value) => value < 250 }),
    ];
  } finally {
    await centre.close();
  }
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
