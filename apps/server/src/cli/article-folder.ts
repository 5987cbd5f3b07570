/** A folder of Markdown files and the pictures that they show, as the archive that the import reads; and the archive laid out as a folder again. */

import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { maxFileBytes } from '../platform/files.ts';
import { StartRefusal } from '../platform/start-refusal.ts';

/** Hidden files (an editor's, a version control's) are nobody's articles; links are not followed, since they may lead anywhere. */
export async function packFolder(folder: string): Promise<Buffer> {
  const files: Record<string, Uint8Array> = {};
  let bytes = 0;
  for (const path of await filesBelow(folder)) {
    bytes += (await stat(join(folder, path))).size;
    if (bytes > maxFileBytes) throw new StartRefusal(`${folder} holds more than ${maxFileBytes / 1024 / 1024} MB; import it in parts.`, { exitCode: 2 });
    files[path] = await readFile(join(folder, path));
  }
  return Buffer.from(zipSync(files, { level: 0 }));
}

async function filesBelow(folder: string, below = ''): Promise<string[]> {
  const found: string[] = [];
  for (const entry of (await readdir(join(folder, below), { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    // As paths stand in an archive, whatever the machine.
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await filesBelow(folder, path)));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}

/** Asked before anything is read, so that nobody waits for a refusal. */
export function refuseFullFolder(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new StartRefusal(`${folder} is not empty; name a folder that is, or that does not exist yet.`, { exitCode: 2 });
}

export async function unpackFolder(archive: Uint8Array, folder: string): Promise<void> {
  for (const [path, content] of Object.entries(unzipSync(archive))) {
    await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
    await writeFile(join(folder, path), content, { mode: 0o600 });
  }
}
