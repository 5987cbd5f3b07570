/** What a file of articles holds before anybody judged it: rows, pictures, and what of it cannot be read at all. */

import type { ArticleImportReply } from '@huiyin/domain/knowledge/carry-articles.contract.ts';

export type ImportProblem = ArticleImportReply['problems'][number];

export interface ArticleRow {
  /** The archive's file, or the sheet's name. */
  readonly file: string;
  /** In a sheet. */
  readonly row: number | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface ArticleRows {
  readonly rows: readonly ArticleRow[];
  /** By path in the archive. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly problems: readonly ImportProblem[];
}

export const limits = { unpacked: 100 * 1024 * 1024, markdown: 300_000, rows: 2_000, picture: 10 * 1024 * 1024 } as const;

export function problem(file: string, zh: string, en: string, { row = null, column = null }: { readonly row?: number | null; readonly column?: string | null } = {}): ImportProblem {
  return { file, row, column, message: { zh, en } };
}

export function onlyProblem(file: string, zh: string, en: string): ArticleRows {
  return { rows: [], pictures: new Map(), problems: [problem(file, zh, en)] };
}
