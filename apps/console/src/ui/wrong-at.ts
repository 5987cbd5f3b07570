/** Findings by their place in the document, for fields to show. */

import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { inWords } from '../platform/i18n.ts';

/** The words of the first finding at this JSON Pointer or below it. */
export type WrongAt = (pointer: string) => string | null;

export function wrongAtOf(findings: readonly { readonly path: string; readonly message: BilingualText }[]): WrongAt {
  return (pointer) => {
    const found = findings.find(({ path }) => path === pointer || path.startsWith(`${pointer}/`));
    return found ? inWords(found.message) : null;
  };
}
