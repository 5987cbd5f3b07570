/** Which key sends: Enter, or Ctrl/Cmd with Enter. Remembered in this browser. */

import { recall, remember } from '../../platform/local-store.ts';

export type SendKey = 'enter' | 'ctrl-enter';

export function readSendKey(): SendKey {
  return recall('send-key') === 'ctrl-enter' ? 'ctrl-enter' : 'enter';
}

export function keepSendKey(key: SendKey): void {
  remember('send-key', key);
}

interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** Enter that ends a composition belongs to the input method; Safari reports it as 229 after the composition is over. */
export function sends(press: KeyPress, setting: SendKey): boolean {
  if (press.key !== 'Enter' || press.isComposing || press.keyCode === 229) return false;
  if (press.shiftKey || press.altKey) return false;
  return press.ctrlKey || press.metaKey || setting === 'enter';
}
