/** `huiyin export tickets`: every ticket as CSV, as a file or to standard output. `huiyin export articles`: every article, to be imported again. */

import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { recordAudit } from '../identity/index.ts';
import { exportTickets } from '../ticket/index.ts';
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
  ).addCommand(
    new Command('articles')
      .description('write every article that is not retired, as a ZIP of Markdown files with their pictures, or as an XLSX sheet')
      .requiredOption('--out <file>', 'articles.zip or articles.xlsx: the ending says which')
      .action(({ out }: { out: string }) =>
        withShell('export', async (shell) => {
          const { exportArticles } = await import('../knowledge/index.ts');
          const { content, articles } = await exportArticles(shell, /\.xlsx$/i.test(out) ? 'xlsx' : 'zip', null);
          await writeFile(out, content, { mode: 0o600 });
          console.error(`${articles} articles written to ${out}`);
        }),
      ),
  );
}
