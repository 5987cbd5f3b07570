/** Loads the demo centre in a process of its own: hundreds of megabytes that a server, which does this once in its life, need not keep. */

import { fork } from 'node:child_process';
import type { Config } from '../platform/config.ts';

export interface Load {
  readonly config: Config;
  readonly databaseUrl: string;
}

/** `progress` is told shares from 0 to 1; when it throws, the load is broken off and leaves no ticket. */
export function loadDemoApart(load: Load, progress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./demo-process.ts', import.meta.url), { serialization: 'advanced', execArgv: [] });
    child.on('message', (share: number) => {
      try {
        progress(share);
      } catch (cause) {
        child.kill('SIGKILL');
        reject(cause);
      }
    });
    child.on('error', reject);
    child.once('exit', (code, killedBy) => (code === 0 ? resolve() : reject(new Error(`loading the demo ended with ${code ?? killedBy}`))));
    child.send(load);
  });
}
