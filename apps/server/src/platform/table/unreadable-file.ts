/** Why a file cannot be imported at all. */

/** Why a file cannot be read at all; `line` where one is to blame. */
export class UnreadableFile extends Error {
  readonly reason: UnreadableReason;
  readonly line: number | null;

  constructor(reason: UnreadableReason, line: number | null = null, options?: ErrorOptions) {
    super(line === null ? reason : `${reason} (line ${line})`, options);
    this.reason = reason;
    this.line = line;
  }
}

export type UnreadableReason =
  | 'empty' | 'header_missing' | 'header_only' | 'columns_too_many' | 'rows_too_many' | 'encoding' | 'binary' | 'quotes' | 'cell_too_long' | 'too_large' | 'workbook' | 'old_workbook' | 'type';

/** Beyond these a file belongs cut into parts; they keep one import inside a few hundred megabytes of memory. */
export const limits = { bytes: 256 * 1024 * 1024, rows: 1_000_000, columns: 300, cell: 1_000_000 } as const;
