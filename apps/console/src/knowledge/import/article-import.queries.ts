/** Articles brought in from files and taken out as files. */

import { type ArticleImportReply, exportArticles, importArticles } from '@huiyin/domain/knowledge/carry-articles.contract.ts';
import { useQueryClient } from '@tanstack/react-query';
import { addressOf } from '../../platform/api.ts';
import { upload } from '../../platform/upload.ts';

/** Bytes; the server refuses what is larger. */
const mostKept = 20 * 1024 * 1024;

export interface ImportWish {
  /** Look only. */
  readonly dry: boolean;
  readonly publish: boolean;
  progress(share: number): void;
  readonly signal: AbortSignal;
}

/** In memory, so that what was looked at is what comes in, whatever becomes of the file on the disk meanwhile. */
export async function keep(file: File): Promise<File> {
  return file.size > mostKept ? file : new File([await file.arrayBuffer()], file.name, { type: file.type });
}

export function useImportArticles() {
  const client = useQueryClient();
  return async (file: File, { dry, publish, ...on }: ImportWish): Promise<ArticleImportReply> => {
    const reply = await upload(importArticles, file, on, {}, { ...(dry ? { dry: '1' } : {}), ...(publish ? { publish: '1' } : {}) });
    if (reply.imported) await client.invalidateQueries({ queryKey: ['articles'] });
    return reply;
  };
}

export function exportAddress(format: 'zip' | 'xlsx'): string {
  return addressOf(exportArticles, {}, { format });
}
