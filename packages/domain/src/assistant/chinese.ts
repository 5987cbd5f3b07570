/** What the assistant needs of the Chinese language, as functions: the dictionaries behind them weigh megabytes and are read by the server. */

export interface Chinese {
  /** Words, one after the other, together the whole text. */
  readonly cut: (text: string) => string[];
  /** The same, and the shorter words inside long ones: what a search may be looking for. */
  readonly cutForSearch: (text: string) => string[];
  /** Traditional characters to simplified ones. */
  readonly simplify: (text: string) => string;
}
