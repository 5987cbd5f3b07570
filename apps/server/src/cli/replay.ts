/** `huiyin replay NAME`: lets a subscription read the whole event log again from zero. */

import { Command } from 'commander';
import { StartRefusal } from '../platform/start-refusal.ts';
import { resetSubscription } from '../platform/subscriptions.ts';
import { withShell } from './with-shell.ts';

export function replayCommand(): Command {
  return new Command('replay')
    .description('let a subscription read the event log again from zero; a running worker starts at once')
    .argument('<name>', 'the subscription, as in /metrics')
    .action((name: string) =>
      withShell('replay', async (shell) => {
        const { domains } = await import('../domains.ts');
        const subscription = domains.flatMap((domain) => domain.subscriptions?.(shell) ?? []).find((each) => each.name === name);
        if (!subscription || !(await resetSubscription(shell.db, subscription))) throw new StartRefusal(`There is no subscription "${name}" with a cursor.`, { exitCode: 2 });
        console.log(`${name} reads again from zero.`);
      }),
    );
}
