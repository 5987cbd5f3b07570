/** A rush leaves much garbage (a start: modules, the demo, all that is read from it), and V8 keeps its room for the next one: 590 MB at rest without this, 230 with it. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { readonly type: 'major'; readonly execution: 'sync'; readonly flavor: 'last-resort' }) => void;

const lookMs = 2_000;
/** Of one core. Sweeps and readers that find nothing take some hundredths. */
const calmShare = 0.1;
/** One look alone may fall into a wait for the database. */
const calmLooks = 5;
/** More than was left after the last giving back: it holds the process up for a fifth of a second, which must be worth it. */
const worthGiving = 48 * 2 ** 20;
/** A centre with little to do is calm again and again. */
const looksBetween = 10;

/** Whenever it has come to rest, the start's rush being the first. */
export function giveBackMemoryWhenCalm(): void {
  const collect = collector();
  let before = process.cpuUsage();
  let calm = 0;
  let left = 0;
  setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    calm = user + system < calmShare * lookMs * 1_000 ? calm + 1 : 0;
    if (calm < calmLooks || process.memoryUsage.rss() < left + worthGiving) return;
    // Only this flavour also gives the emptied pages back to the system.
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    left = process.memoryUsage.rss();
    calm = -looksBetween;
  }, lookMs).unref();
}

function collector(): Collect {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  setFlagsFromString('--no-expose-gc');
  return collect;
}
