/** Findings by their place in the document, for fields to show. */

import type { Finding } from '@huiyin/domain/knowledge/finding.ts';
import { inWords } from '../../platform/i18n.ts';

/** The words of the first finding at this JSON Pointer or below it. */
export type WrongAt = (pointer: string) => string | null;

export function wrongAtOf(findings: readonly Finding[]): WrongAt {
  return (pointer) => {
    const found = findings.find(({ path }) => path === pointer || path.startsWith(`${pointer}/`));
    return found ? inWords(found.message) : null;
  };
}
