/** `huiyin export tickets`: every ticket as CSV, as a file or to standard output. */

import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { recordAudit } from '../identity/index.ts';
import { exportTickets } from '../ticket/index.ts';
import { exportArticlesCommand } from './export-articles.ts';
import { withShell } from './with-shell.ts';

export function exportCommand(): Command {
  return new Command('export').description('take data out').addCommand(
    new Command('tickets')
      .description('write tickets as CSV (UTF-8); formulas are neutralised, contact values are left out')
      .option('--out <file>', 'instead of standard output')
      .addOption(new Option('--state <state>', 'which ones').choices(['active', 'archived']).default('active'))
      .addOption(new Option('--language <language>', 'of the heads').choices(['zh', 'en']).default('zh'))
      .action(({ out, state, language }: { out?: string; state: 'active' | 'archived'; language: 'zh' | 'en' }) =>
        withShell('export', async (shell) => {
          await shell.db.transaction().execute((tx) =>
            recordAudit(tx, shell, { actor: null, action: 'ticket.exported', target: null, facts: { state, by: 'command line' }, address: null, userAgent: null }),
          );
          let rows = -1;
          const lines = exportTickets(shell, { reach: { scope: 'all' }, filter: { state }, language, seen: (count) => (rows += count) });
          await pipeline(Readable.from(lines), out === undefined ? process.stdout : createWriteStream(out), { end: out !== undefined });
          if (out !== undefined) console.error(`${rows + 1} tickets written to ${out}`);
        }),
      ),
  ).addCommand(exportArticlesCommand());
}
