/** Whoever above reads a customer's words better than lists do. Filled by `domains.ts`; the lists speak where nobody does. */

import type { LearntReading } from '@huiyin/domain/ticket/word-reading.ts';
import type { Shell } from '../platform/shell.ts';

export type WordReader = (text: string) => LearntReading;

let readerFor: (shell: Shell) => WordReader | null = () => null;

export function letReadWords(reader: (shell: Shell) => WordReader | null): void {
  readerFor = reader;
}

export function wordReaderOf(shell: Shell): WordReader | null {
  return readerFor(shell);
}
