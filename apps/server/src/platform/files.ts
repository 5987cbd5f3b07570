/** Files on disk, behind a port: named by chance, judged by their content, never run and never served as pages. */

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Config } from './config.ts';
import type { Db } from './db.ts';
import { judgeContent } from './file-content.ts';
import type { Files } from './shell.ts';
import { withoutMetadata } from './strip-metadata.ts';

interface StoredFileTable {
  id: string;
  name: string;
  type: string;
  size: number;
  sha256: Buffer;
  owner: string;
}

declare module './db.ts' {
  interface Tables {
    stored_file: StoredFileTable;
  }
}

export const maxFileBytes = 20 * 1024 * 1024;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The row is written after the file is in place: a crash between the two leaves a file that nobody can name, never a name without a file.
 */
export function createFiles({ config, db }: { readonly config: Pick<Config, 'dataDir'>; readonly db: Db }): Files {
  const folder = join(config.dataDir, 'files');

  return {
    async store(source, facts) {
      // Version 4, not 7: where files can be asked for by id, ids must not follow from the time.
      const id = randomUUID();
      const incoming = join(folder, 'incoming');
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      const temporary = join(incoming, id);
      const written = await write(temporary, source);
      try {
        if (written === 'file.too_large') return written;
        const name = cleanName(facts.name);
        const type = await judgeContent(temporary, name);
        if (type === null || written.size === 0) return 'file.type_refused';
        const kept = type.startsWith('image/') ? await strip(temporary, written) : written;
        const place = placeOf(folder, id);
        await mkdir(join(place, '..'), { recursive: true, mode: 0o700 });
        await rename(temporary, place);
        await db.transaction().execute((tx) => tx.insertInto('stored_file').values({ id, name, type, ...kept, owner: facts.owner }).execute());
        return { id, name, type, size: kept.size, owner: facts.owner };
      } finally {
        await rm(temporary, { force: true });
      }
    },

    async find(id) {
      if (!uuid.test(id)) return null;
      return (await db.selectFrom('stored_file').select(['id', 'name', 'type', 'size', 'owner']).where('id', '=', id).executeTakeFirst()) ?? null;
    },

    // The row first: a crash between the two leaves a file that nobody can name.
    async remove(id) {
      if (!uuid.test(id)) return;
      await db.transaction().execute((tx) => tx.deleteFrom('stored_file').where('id', '=', id).execute());
      await rm(placeOf(folder, id), { force: true });
    },

    async read(id) {
      if (!uuid.test(id)) throw new Error('not the id of a file');
      const handle = await open(placeOf(folder, id), 'r');
      return createReadStream('', { fd: handle });
    },
  };
}

interface Written {
  readonly size: number;
  readonly sha256: Buffer;
}

async function write(path: string, source: AsyncIterable<Uint8Array>): Promise<Written | 'file.too_large'> {
  const handle = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of source) {
      size += chunk.length;
      // Read to the end all the same: a half-read upload would leave the caller's connection hanging.
      if (size > maxFileBytes) continue;
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    if (size > maxFileBytes) return 'file.too_large';
    await handle.sync();
    return { size, sha256: hash.digest() };
  } catch (fault) {
    await rm(path, { force: true });
    throw fault;
  } finally {
    await handle.close();
  }
}

/** What a picture tells about whoever took it never lies in its place, not even for a moment. */
async function strip(path: string, before: Written): Promise<Written> {
  const content = await readFile(path);
  const stripped = withoutMetadata(content);
  if (content.equals(stripped)) return before;
  const handle = await open(path, 'w', 0o600);
  try {
    await handle.writeFile(stripped);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { size: stripped.length, sha256: createHash('sha256').update(stripped).digest() };
}

function placeOf(folder: string, id: Id): string {
  return join(folder, id.slice(0, 2), id.slice(2, 4), id);
}

/** Shown escaped and sent back encoded; what could mislead the eye or a shell on the way is left out. */
function cleanName(name: string): string {
  const base = name.normalize('NFC').toWellFormed().replace(/[\p{Cc}\p{Cf}]/gu, '');
  const last = base.split(/[\\/]/).at(-1)!.trim();
  if (last.length <= 200) return last === '' || /^\.+$/.test(last) ? 'file' : last;
  const dot = last.lastIndexOf('.');
  const ending = dot > 0 && last.length - dot <= 12 ? last.slice(dot) : '';
  return (last.slice(0, 200 - ending.length) + ending).toWellFormed();
}
