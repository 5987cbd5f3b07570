/** Whether Enter means "send". While an input method composes, Enter only picks the word (R-F3). */

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** Safari ends the composition before it tells of the key that ended it. */
const settleMs = 60;

export function sends(press: KeyPress, sinceCompositionMs: number): boolean {
  if (press.key !== 'Enter' || press.shiftKey || press.altKey) return false;
  return !press.isComposing && press.keyCode !== 229 && sinceCompositionMs > settleMs;
}
