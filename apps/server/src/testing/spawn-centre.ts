/** Starts `small-centre.ts` on a folder and a port of its own, and ends it politely or not at all politely. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../platform/database/cluster.ts';

export interface SpawnedCentre {
  readonly url: string;
  /** Lets time pass there, all at once: clocks fall due, pauses end. */
  advance(ms: number): Promise<void>;
  /** Ends when everything is stopped, the database too. */
  stop(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

export async function spawnCentre(dataDir: string, settings: Readonly<Record<string, string>> = {}, { months = false }: { readonly months?: boolean } = {}): Promise<SpawnedCentre> {
  const port = settings['PORT'] ?? String(await freePort());
  const env = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', HUIYIN_DATA: dataDir, PORT: port, HUIYIN_LOG: 'warn', HUIYIN_RATE_FACTOR: '0', ...settings };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'small-centre.ts'), ...(months ? ['--months'] : [])], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await address(child);
  return {
    url,
    async advance(ms) {
      const heard = once(child, 'message');
      child.send({ advanceMs: ms });
      await heard;
    },
    async stop() {
      child.kill('SIGTERM');
      await exit;
    },
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed = (printed + text).slice(-20_000);
        const url = /^serving (\S+)$/m.exec(printed)?.[1];
        if (url) resolve(url);
      });
    }
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${printed}`)));
  });
}
