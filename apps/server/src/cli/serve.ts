/** `huiyin serve`: everything, until a signal ends it. */

import { shippedRoles } from '@huiyin/domain/identity/shipped-roles.ts';
import { Command } from 'commander';
import type { RunningServer } from '../main.ts';
import { readConfig } from '../platform/config.ts';
import { giveBackMemoryWhenCalm } from '../platform/give-back-memory.ts';
import { showProgress } from './progress.ts';

export function serveCommand(): Command {
  return new Command('serve').description('start everything and serve until stopped').action(async () => {
    const config = readConfig();
    // Loaded late, so that wrong settings and --help are answered at once.
    const [{ startServer }, { demoAccounts, demoPassword }] = await Promise.all([import('../main.ts'), import('../identity/index.ts')]);
    const bar = showProgress({ database: 'Starting the database', demo: 'Loading the demo centre (once)' });
    let server: RunningServer | null = null;
    let stopping = false;
    const stop = () => {
      // Ctrl-C reaches us from the terminal and again from npm.
      if (stopping) return;
      stopping = true;
      console.log('\nStopping …');
      if (server) void server.stop().then(() => process.exit(0));
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

    try {
      server = await startServer(config, {
        progress(step, share) {
          if (stopping) throw new Interrupted();
          bar.show(step, share);
        },
      });
    } catch (cause) {
      if (cause instanceof Interrupted) process.exit(0);
      throw cause;
    } finally {
      bar.done();
    }
    // The signal may have come after the last step.
    if (stopping) await server.stop().then(() => process.exit(0));
    console.log(greeting(config.publicUrl, server.url, config.mode === 'demo' ? { people: demoAccounts, password: demoPassword } : null));
    giveBackMemoryWhenCalm();
  });
}

/** Thrown out of a step's progress, so that a signal during the start ends it at once and `startServer` undoes what it did. */
class Interrupted extends Error {}

interface DemoAccounts {
  readonly people: readonly { readonly account: string; readonly role: string }[];
  readonly password: string;
}

function greeting(publicUrl: string, listening: string, demo: DemoAccounts | null): string {
  const lines = ['', `  Huiyin 回音 is running: ${publicUrl}${publicUrl === listening ? '' : ` (listening on ${listening})`}`];
  if (demo !== null) {
    lines.push(`  The customer's side:    ${publicUrl}/chat`, '', `  Demo accounts, password ${demo.password}:`);
    for (const role of shippedRoles) {
      const account = demo.people.find((person) => person.role === role.key);
      if (account) lines.push(`    ${`${account.account}@demo.huiyin`.padEnd(26)} ${role.name.zh} · ${role.name.en}`);
    }
    lines.push('', '  Ctrl-C stops it.');
  }
  return `${lines.join('\n')}\n`;
}
