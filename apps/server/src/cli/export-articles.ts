/** `huiyin export articles`: every article, in the forms that the import reads. */

import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { refuseFullFolder, unpackFolder } from './article-folder.ts';
import { withShell } from './with-shell.ts';

export function exportArticlesCommand(): Command {
  return new Command('articles')
    .description('write every article that is not retired, as Markdown files with their pictures (a folder or a ZIP of it), or as an XLSX sheet')
    .requiredOption('--out <path>', 'articles.zip, articles.xlsx, or a new folder: the ending says which')
    .action(exportTo);
}

async function exportTo({ out }: { readonly out: string }): Promise<void> {
  const format = /\.xlsx$/i.test(out) ? 'xlsx' : 'zip';
  const isFolder = format === 'zip' && !/\.zip$/i.test(out);
  if (isFolder) refuseFullFolder(out);
  await withShell('export', async (shell) => {
    const { exportArticles } = await import('../knowledge/index.ts');
    const { content, articles } = await exportArticles(shell, format, null);
    if (isFolder) await unpackFolder(content, out);
    else await writeFile(out, content, { mode: 0o600 });
    console.error(`${articles} articles written to ${out}`);
  });
}
