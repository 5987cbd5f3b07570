/** A checked mapping: which cell of a row means what, and what the centre knows of the words in them. */

import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import type { ImportMapping } from './import.contract.ts';
import { isTimeZone } from './import-date.ts';
import { isImportTarget, requiredTargets } from './import-targets.ts';

export interface Binding {
  readonly target: string;
  readonly column: string;
  readonly index: number;
}

/** What values in a file may name. Keys and names in both languages lead to the same thing. */
export interface ImportWords {
  readonly kinds: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, Id>;
  readonly channels: ReadonlyMap<string, Id>;
}

export interface ImportPlan {
  readonly mapping: ImportMapping;
  readonly header: readonly string[];
  readonly bindings: readonly Binding[];
  readonly words: ImportWords;
  readonly now: Instant;
}

export function planImport(mapping: ImportMapping, header: readonly string[], words: ImportWords, now: Instant): Result<ImportPlan, 'import.mapping_incomplete'> {
  const targets = Object.keys(mapping.columns);
  const missing = requiredTargets(mapping.rows).filter((target) => !targets.includes(target));
  const unknown = targets.filter((target) => !isImportTarget(target, mapping.rows));
  const columns = [...new Set(Object.values(mapping.columns))].filter((column) => header.indexOf(column) < 0 || header.indexOf(column) !== header.lastIndexOf(column));
  const timeZone = isTimeZone(mapping.timeZone) ? [] : [mapping.timeZone];
  const channel = mapping.channel === undefined || words.channels.has(wordKey(mapping.channel)) ? [] : [mapping.channel];
  if (missing.length + unknown.length + columns.length + timeZone.length + channel.length > 0) return refuse('import.mapping_incomplete', { missing, unknown, columns, timeZone, channel });
  const bindings = Object.entries(mapping.columns).map(([target, column]) => ({ target, column, index: header.indexOf(column) }));
  return accept({ mapping, header, bindings, words, now });
}

/** Of the kinds, categories and channels of a centre: upper and lower case and spaces around do not matter. */
export function wordKey(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase();
}
