/** `huiyin doctor`: says of each part whether it is well, and what to do when it is not. */

import { Command } from 'commander';
import { type Config, readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { readHolder } from '../platform/database/data-folder.ts';
import type { Check, Finding } from '../platform/domain.ts';
import { createLog } from '../platform/log.ts';
import { pendingMigrations } from '../platform/migrate.ts';
import type { Shell } from '../platform/shell.ts';
import { StartRefusal } from '../platform/start-refusal.ts';

export function doctorCommand(): Command {
  return new Command('doctor').description('examine settings, database, migrations, workers and what the domains watch over').action(async () => {
    const report = createReport();
    try {
      const config = readConfig();
      report.add('settings', { well: true, says: `${config.mode} mode, data in ${config.dataDir}` });
      await examine(config, report);
    } catch (cause) {
      if (!(cause instanceof StartRefusal)) throw cause;
      for (const line of cause.lines) report.add('start', { well: false, says: line });
    }
    process.exitCode = report.failed() ? 1 : 0;
  });
}

async function examine(config: Config, report: Report): Promise<void> {
  const [{ domains }, { createShell }] = await Promise.all([import('../domains.ts'), import('../platform/create-shell.ts')]);
  const running = config.databaseUrl === null ? readHolder(config.dataDir) : null;
  report.add('server', { well: true, says: running ? `running, pid ${running.pid}, port ${running.port ?? '-'}` : config.databaseUrl === null ? 'not running on this data folder' : 'not looked for: the database is elsewhere' });
  const database = await openDatabase(config, 'doctor');
  const { shell, close } = createShell(config, database.url, createLog({ ...config, logLevel: 'silent' }));
  try {
    for (const check of platformChecks(shell, running !== null)) report.add(check.name, await check.run());
    const pending = await pendingMigrations(shell.pool);
    report.add('migrations', pending.length === 0 ? { well: true, says: 'up to date' } : { well: false, says: `${pending.join(', ')} not applied; run: npx huiyin migrate` });
    if (pending.length > 0) return;
    report.add('workers', await examineWorkers(shell, running !== null));
    for (const check of domains.flatMap((domain) => domain.checks?.(shell) ?? [])) report.add(check.name, await run(check));
  } finally {
    await close();
    await database.stop();
  }
}

function platformChecks(shell: Shell, running: boolean): readonly Check[] {
  return [
    {
      name: 'database',
      async run() {
        const { rows } = await shell.pool.query<{ version: string; size: string }>("select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size");
        return { well: true, says: `PostgreSQL ${rows[0]!.version}, ${rows[0]!.size}${shell.config.databaseUrl === null ? ', embedded' : ''}${running || shell.config.databaseUrl !== null ? '' : ', started for this look'}` };
      },
    },
  ];
}

async function examineWorkers(shell: Shell, running: boolean): Promise<Finding> {
  const { rows } = await shell.pool.query<{ node: string; age: number }>('select node, extract(epoch from now() - seen_at)::int as age from worker_heartbeat order by seen_at desc limit 1');
  const last = rows[0];
  if (last && last.age < 60) return { well: true, says: `${last.node} was seen ${last.age} s ago` };
  if (!running && shell.config.databaseUrl === null) return { well: true, says: 'none, because no server runs' };
  return { well: false, says: `${last ? `none seen for ${last.age} s` : 'none was ever seen'}; start a node whose HUIYIN_ROLES hold worker` };
}

async function run(check: Check): Promise<Finding> {
  try {
    return await check.run();
  } catch (fault) {
    return { well: false, says: `could not be examined: ${(fault as Error).message}` };
  }
}

interface Report {
  add(name: string, finding: Finding): void;
  failed(): boolean;
}

function createReport(): Report {
  let failed = false;
  return {
    add(name, { well, asks, says }) {
      failed ||= !well;
      console.log(`${well ? (asks ? '!' : '✓') : '✗'} ${name.padEnd(12)} ${says}`);
    },
    failed: () => failed,
  };
}
