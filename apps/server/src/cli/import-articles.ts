/** `huiyin import articles PATH`: a folder of Markdown files, a ZIP of them, or an XLSX sheet. All of it comes in, or none. */

import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { StartRefusal } from '../platform/start-refusal.ts';
import { packFolder } from './article-folder.ts';
import { withShell } from './with-shell.ts';

interface Flags {
  readonly as: string;
  readonly publish?: true;
  readonly dryRun?: true;
}

export function importArticlesCommand(): Command {
  return new Command('articles')
    .description('import articles from a folder of Markdown files, a ZIP of them or an XLSX sheet: all of them or none; a repeat changes nothing')
    .argument('<path>', 'a folder, articles.zip or articles.xlsx')
    .requiredOption('--as <mailbox>', 'in whose name: they must be allowed to write articles')
    .option('--publish', 'publish them at once; else they become drafts')
    .option('--dry-run', 'check everything and import nothing')
    .addHelpText('after', '\nExit code 3: the file has mistakes, and nothing was imported.')
    .action(importFrom);
}

async function importFrom(path: string, flags: Flags): Promise<void> {
  if (!existsSync(path)) throw new StartRefusal(`There is no file ${path}.`, { exitCode: 2 });
  const content = statSync(path).isDirectory() ? await packFolder(path) : await readFile(path);
  const [{ seed }, { importArticles }, { knowledgePorts }, { actorByMailbox }] = await Promise.all([import('../domains.ts'), import('../knowledge/index.ts'), import('../ticket/index.ts'), import('../identity/index.ts')]);
  await withShell('import', async (shell) => {
    await seed(shell);
    const actor = await actorByMailbox(shell, flags.as);
    if (!actor?.grants.has('knowledge.write')) throw new StartRefusal(`${flags.as} is nobody who may write articles here.`, { exitCode: 2 });
    const files = (async function* () {
      yield { name: basename(resolve(path)), content: (async function* () { yield content; })() };
    })();
    const done = await importArticles(shell, knowledgePorts, { actor, address: 'command line', userAgent: 'huiyin import', files, dry: flags.dryRun === true, publish: flags.publish === true });
    if (!done.ok) throw new StartRefusal(done.code === 'permission.missing' ? `${flags.as} may not publish articles; without --publish they become drafts.` : `${path} is too large.`, { exitCode: 2 });
    const { created, changed, unchanged, problems, imported } = done.value;
    for (const { file, row, column, message } of problems) console.log(`  ${file}${row === null ? '' : `, line ${row}`}${column === null ? '' : `, ${column}`}: ${message.en}`);
    console.log(`${problems.length > 0 ? 'Nothing imported' : imported ? 'Done' : 'Checked, nothing imported'}: ${created} new, ${changed} changed, ${unchanged} unchanged, ${problems.length} problems.`);
    if (problems.length > 0) process.exitCode = 3;
  });
}
