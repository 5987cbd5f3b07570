/** Runs a part of a bench in a process of its own, so that the load and what it meets never share an event loop. */

import { fork } from 'node:child_process';
import type { Spread } from './figures.ts';

export interface Load {
  /** A module that exports `lanes: Lanes`. */
  readonly module: string;
  readonly args: unknown;
  /** How many work at once, each one call after another. */
  readonly lanes: number;
  readonly warmMs: number;
  readonly ms: number;
}

/** Opens one lane; what it returns is called again and again and timed. */
export type Lanes = (args: never, index: number) => Promise<{ readonly once: () => Promise<void>; readonly close: () => Promise<void> | void }>;

export interface LoadResult extends Spread {
  /** Completed calls a second. */
  readonly rate: number;
  /** All completed ones, those of the warm-up too. */
  readonly calls: number;
}

export function putLoad(load: Load): Promise<LoadResult> {
  return runApart(new URL('./lanes.ts', import.meta.url), load);
}

/** `module` exports `run(args)`; arguments and result travel as JSON. */
export async function runApart<Result>(module: URL, args: unknown): Promise<Result> {
  const child = fork(new URL('./apart.ts', import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise<Result>((resolve, reject) => {
    child.once('message', (message: { result?: Result; error?: string }) => (message.error === undefined ? resolve(message.result!) : reject(new Error(message.error))));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the load ended early (${code})`)));
    child.send({ module: module.href, args });
  }).finally(() => child.kill());
}
