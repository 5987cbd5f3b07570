/** Files that were uploaded before what they belong to was sent. Only their uploader may attach them. */

import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Shell } from '../platform/shell.ts';
import type { FileFacts } from './ticket.store.ts';

export async function takeUpload(
  shell: Pick<Shell, 'files'>,
  parts: AsyncIterable<{ readonly name: string; readonly content: AsyncIterable<Uint8Array> }>,
  owner: string,
): Promise<Result<FileFacts, 'file.too_large' | 'file.type_refused' | 'file.missing'>> {
  for await (const { name, content } of parts) {
    const stored = await shell.files.store(content, { name, owner });
    return typeof stored === 'string' ? refuse(stored) : accept({ id: stored.id, name: stored.name, type: stored.type, size: stored.size });
  }
  return refuse('file.missing');
}

/** Null when one of them does not exist, or is somebody else's upload. */
export async function filesOf(shell: Pick<Shell, 'files'>, ids: readonly string[], owner: string): Promise<FileFacts[] | null> {
  const files: FileFacts[] = [];
  for (const id of new Set(ids)) {
    const file = await shell.files.find(id);
    if (!file || file.owner !== owner) return null;
    files.push({ id: file.id, name: file.name, type: file.type, size: file.size });
  }
  return files;
}
