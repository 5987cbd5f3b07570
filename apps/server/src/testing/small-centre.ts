/**
 * A whole server with the demo's people and nothing else (with `--months` the demo's two months too), as a process of its own: for the crash test, for browser journeys.
 * Settings come from the environment, as for `huiyin serve`; it prints one line with its address once it serves.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { seedDemoPeople } from '../identity/index.ts';
import { startServer } from '../main.ts';
import { readConfig } from '../platform/config.ts';
import { nameLadderTeams } from '../sla/index.ts';

// Whoever started us may let hours pass: `{ advanceMs }` over the channel between us. Libraries that read the time themselves, as the one
// for sessions does, must believe it too.
let ahead = 0;
const Real = Date;
globalThis.Date = new Proxy(Real, {
  construct: (_, given: readonly number[]) => (given.length === 0 ? new Real(Real.now() + ahead) : new Real(...(given as [number]))),
  get: (_, name) => (name === 'now' ? () => Real.now() + ahead : Reflect.get(Real, name)),
});
process.on('message', ({ advanceMs }: { advanceMs: number }) => {
  ahead += advanceMs;
  process.send?.({ ahead });
});

const hasMonths = process.argv.includes('--months');
const server = await startServer(readConfig(), { demo: hasMonths });
if (!hasMonths) {
  await seedDemoPeople(server.shell);
  await server.shell.db.transaction().execute((tx) => nameLadderTeams(tx, server.shell));
}
// The server was at work before there were people and teams; what it keeps of that for seconds is over before anybody comes.
await sleep(3_500);
const stop = () => void server.stop().then(() => process.exit(0));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
// Whoever started us is gone, however they went.
process.once('disconnect', stop);
process.stdout.write(`serving ${server.url}\n`);
