/** Why a start cannot go on, told in lines that a person can act upon. Commands print the lines and nothing else. */

export class StartRefusal extends Error {
  readonly lines: readonly string[];
  readonly exitCode: number;

  /** Exit code 2 means the settings are wrong, 1 that the machine is in the way. */
  constructor(lines: string | readonly string[], options: { readonly exitCode?: 1 | 2; readonly cause?: unknown } = {}) {
    const all = typeof lines === 'string' ? [lines] : lines;
    super(all.join('\n'), { cause: options.cause });
    this.name = 'StartRefusal';
    this.lines = all;
    this.exitCode = options.exitCode ?? 1;
  }
}
