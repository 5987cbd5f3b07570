/** The raw limit of a chat message: from one bare socket over a relay in another process to a second socket, and nothing else. */

import { fork } from 'node:child_process';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Spread, spreadOf } from './figures.ts';

export type HopsResult = Spread;

export async function run({ perSecond, seconds }: { perSecond: number; seconds: number }): Promise<HopsResult> {
  const relay = fork(new URL(import.meta.url), ['relay']);
  try {
    const port = await new Promise<number>((resolve) => relay.once('message', (message) => resolve(message as number)));
    const [from, to] = [connect(port, '127.0.0.1').setNoDelay(), connect(port, '127.0.0.1').setNoDelay()];
    await sleep(200);
    const samples: number[] = [];
    to.on('data', (chunk) => {
      for (const line of chunk.toString().trim().split('\n')) samples.push(performance.now() - Number(line.split(' ', 1)[0]));
    });
    const words = 'x'.repeat(200);
    for (let sent = 0, start = performance.now(); sent < perSecond * seconds; sent++) {
      await sleep(Math.max(0, start + (sent * 1_000) / perSecond - performance.now()));
      from.write(`${performance.now()} ${words}\n`);
    }
    await sleep(200);
    from.destroy();
    to.destroy();
    return spreadOf(samples);
  } finally {
    relay.kill();
  }
}

if (process.argv[2] === 'relay') {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.setNoDelay());
    socket.on('data', (chunk) => sockets.forEach((other) => other !== socket && other.write(chunk)));
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1', () => process.send!((server.address() as { port: number }).port));
  process.on('disconnect', () => process.exit(0));
}
