/** Opens the lanes of a load, warms up, measures. */

import { spreadOf } from './figures.ts';
import type { Lanes, Load, LoadResult } from './load.ts';

export async function run({ module, args, lanes: count, warmMs, ms }: Load): Promise<LoadResult> {
  const { lanes } = (await import(module)) as { lanes: Lanes };
  const opened = await Promise.all(Array.from({ length: count }, (_, index) => lanes(args as never, index)));
  const start = performance.now() + warmMs;
  const end = start + ms;
  const samples: number[] = [];
  let calls = 0;
  await Promise.all(
    opened.map(async ({ once }) => {
      for (;;) {
        const began = performance.now();
        if (began >= end) return;
        await once();
        calls++;
        const done = performance.now();
        // Counted where it ends: what was under way at either edge counts once in the long run.
        if (done >= start && done < end) samples.push(done - began);
      }
    }),
  );
  for (const { close } of opened) await close();
  return { ...spreadOf(samples), rate: samples.length / (ms / 1_000), calls };
}
