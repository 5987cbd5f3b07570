/** `huiyin demo load|reset`: the demo centre without serving it. */

import { Command } from 'commander';
import { type Config, readConfig } from '../platform/config.ts';
import { emptyDatabase } from '../platform/database/empty-database.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { StartRefusal } from '../platform/start-refusal.ts';
import { showProgress } from './progress.ts';

export function demoCommand(): Command {
  return new Command('demo')
    .description('load the demo centre, or begin it anew')
    .addCommand(new Command('load').description('load it into an installation that has no ticket yet').action(() => work(false)))
    .addCommand(
      new Command('reset')
        .description('delete EVERYTHING in the database and load it again, with the present as of now')
        .option('--yes', 'yes, delete everything')
        .action(async (flags: { yes?: true }) => {
          if (!flags.yes) throw new StartRefusal('This deletes everything in the database. If that is what you want: npx huiyin demo reset --yes', { exitCode: 2 });
          await work(true);
        }),
    );
}

async function work(anew: boolean): Promise<void> {
  const config = readConfig();
  if (config.mode !== 'demo') throw new StartRefusal('The demo centre has public passwords and is loaded in demo mode only.', { exitCode: 2 });
  const database = await openDatabase(config, 'demo');
  try {
    if (anew) await emptyDatabase(database.url);
    await load(config, database.url);
  } finally {
    await database.stop();
  }
}

async function load(config: Config, url: string): Promise<void> {
  // Loaded late, so that wrong flags and --help are answered at once.
  const [{ loadDemo, seed }, { createShell }, { migrate }, { migrateJobs }, { createLog }, { isDemoLoaded, saveDemoLoaded }] = await Promise.all([
    import('../domains.ts'), import('../platform/create-shell.ts'), import('../platform/migrate.ts'), import('../platform/jobs.ts'), import('../platform/log.ts'), import('../platform/installation.store.ts'),
  ]);
  const bar = showProgress({ demo: 'Loading the demo centre' });
  await migrate(url, undefined, (name) => bar.show(name, null));
  const log = createLog({ ...config, logLevel: 'silent' });
  const { shell, close } = createShell(config, url, log);
  try {
    await migrateJobs(shell.pool, log);
    await seed(shell);
    if (await isDemoLoaded(shell.db)) throw new StartRefusal('The demo centre is loaded already. To begin anew: npx huiyin demo reset --yes');
    await loadDemo(shell, (share) => bar.show('demo', share));
    await shell.db.transaction().execute((tx) => saveDemoLoaded(tx, shell.clock.now()));
  } finally {
    bar.done();
    await close();
  }
  console.log('Done. Start it with: npm start');
}
