/** The worker role: subscriptions, sweeps and jobs of all domains. */

import type { Domain } from './domain.ts';
import { startJobs } from './jobs.ts';
import type { Shell } from './shell.ts';
import { startSubscriptions } from './subscriptions.ts';
import { platformSweeps, startSweeps } from './sweeps.ts';

export async function startWorker(shell: Shell, domains: readonly Domain[]): Promise<{ stop(): Promise<void> }> {
  const subscriptions = await startSubscriptions(shell, domains.flatMap((domain) => domain.subscriptions?.(shell) ?? []));
  const sweeps = startSweeps(shell, [...platformSweeps(shell), ...domains.flatMap((domain) => domain.sweeps?.(shell) ?? [])]);
  const jobs = await startJobs(shell, domains);
  return {
    async stop() {
      await Promise.all([jobs.stop(), sweeps.stop(), subscriptions.stop()]);
    },
  };
}
