/** One row of a file that was read as a table. */
export interface TableLine {
  /** As an editor counts. */
  readonly line: number;
  readonly cells: readonly string[];
}
