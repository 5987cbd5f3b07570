/** The wire between a browser and the server, which a journey can cut: for pages and for open lines, in one direction or both. */

import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface Line {
  /** The server, reached over this line. */
  readonly url: string;
  /** Nothing gets through any more, and what is open is torn. */
  cut(): void;
  /** What is asked still arrives; no answer comes back. */
  deafen(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openLine(server: string): Promise<Line> {
  const { hostname, port } = new URL(server);
  const open = new Set<Socket>();
  let state: 'whole' | 'deaf' | 'cut' = 'whole';

  const wire = createServer((near) => {
    if (state === 'cut') return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const end of [near, far]) {
      open.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        open.delete(end);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (asked) => far.write(asked));
    far.on('data', (answer) => state !== 'deaf' && near.write(answer));
  });
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));

  const tear = () => open.forEach((end) => end.destroy());
  return {
    url: `http://127.0.0.1:${(wire.address() as AddressInfo).port}`,
    cut: () => {
      state = 'cut';
      tear();
    },
    deafen: () => (state = 'deaf'),
    mend: () => (state = 'whole'),
    close: () => {
      tear();
      return new Promise((resolve) => wire.close(() => resolve()));
    },
  };
}
