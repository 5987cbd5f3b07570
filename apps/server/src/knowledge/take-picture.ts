/** Takes an uploaded picture in. Anything else that the centre's files would accept is let go again: an article shows pictures only. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Shell } from '../platform/shell.ts';
import { pictureOwner } from './picture.store.ts';

export async function takePicture(
  shell: Pick<Shell, 'files'>,
  parts: AsyncIterable<{ readonly name: string; readonly content: AsyncIterable<Uint8Array> }>,
): Promise<Result<{ id: Id; name: string }, 'file.too_large' | 'file.type_refused' | 'file.missing'>> {
  for await (const { name, content } of parts) {
    const stored = await shell.files.store(content, { name, owner: pictureOwner });
    if (typeof stored === 'string') return refuse(stored);
    if (!/^image\/(?:png|jpeg|gif|webp)$/.test(stored.type)) {
      await shell.files.remove(stored.id);
      return refuse('file.type_refused');
    }
    return accept({ id: stored.id, name: stored.name });
  }
  return refuse('file.missing');
}
