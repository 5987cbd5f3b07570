/** Reads one row of a file by the plan: values that mean something, or the reasons why it is not taken. */

import { normaliseContact } from '../customer/contact.ts';
import type { ContactKind } from '../customer/customer.contract.ts';
import type { Instant } from '../kernel/instant.ts';
import { readMoment } from './import-date.ts';
import { wordKey, type Binding, type ImportPlan } from './import-plan.ts';
import { problem, type ImportProblem, type ImportProblemCode } from './import-problem.ts';
import { requiredTargets } from './import-targets.ts';
import { maxMessageLength } from './message.contract.ts';

export interface ImportLine {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ImportedRow {
  readonly line: number;
  /** Cleaned, without empty ones; kinds, categories and channels already as the centre's own keys and ids. */
  readonly values: Readonly<Record<string, string>>;
  readonly moments: Readonly<Record<string, { readonly at: Instant; readonly text: string }>>;
}

export interface ReadRow {
  readonly row: ImportedRow | null;
  /** Known also of a bad row, so that the rest of its case is left out with it. */
  readonly externalId: string | null;
  readonly problems: readonly ImportProblem[];
}

const timeTargets = new Set(['openedAt', 'archivedAt', 'eventAt']);
const contactTargets: Readonly<Record<string, ContactKind>> = { phone: 'phone', email: 'email', externalCustomerId: 'external' };
const longest: Readonly<Record<string, number>> = { body: maxMessageLength, subject: 200, customerName: 200, region: 100, externalId: 200, externalCustomerId: 200 };
const longestOther = 2000;

/** Spreadsheets evaluate these; a message may begin with a dash or an at sign, and stays text here. */
const formula = /^\s*=\s*[-+@(\w$'#\p{L}]/u;
/** What Excel writes to keep leading zeros: `="00123"`. */
const guarded = /^="([^"]*)"$/;
/** Control characters, apart from tab, line feed and carriage return. */
const unstorable = /[^\P{Cc}\t\n\r]/u;
const errorValue = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;

export function readImportRow({ line, cells }: ImportLine, plan: ImportPlan): ReadRow {
  if (cells.length !== plan.header.length) return { row: null, externalId: idOf(cells, plan), problems: [problem('row.ragged', line, null, `${cells.length} / ${plan.header.length}`)] };
  const values: Record<string, string> = {};
  const moments: Record<string, { at: Instant; text: string }> = {};
  const problems: ImportProblem[] = [];
  const required = requiredTargets(plan.mapping.rows);

  for (const binding of plan.bindings) {
    const raw = cells[binding.index]!;
    const text = (guarded.exec(raw)?.[1] ?? raw).trim();
    if (text === '') {
      if (required.includes(binding.target)) problems.push(problem('value.missing', line, binding.column));
      continue;
    }
    const flaw = flawOf(text, binding) ?? take(text, binding);
    if (flaw !== null) problems.push(problem(flaw, line, binding.column, text, binding.target));
  }
  return { row: problems.length > 0 ? null : { line, values, moments }, externalId: values.externalId ?? idOf(cells, plan), problems };

  function take(text: string, { target }: Binding): ImportProblemCode | null {
    if (timeTargets.has(target)) {
      const read = readMoment(text, plan.mapping);
      if (!read.ok) return read.code;
      if (read.at > plan.now) return 'date.future';
      moments[target] = { at: read.at, text };
      return null;
    }
    const contact = contactTargets[target];
    if (contact !== undefined && !normaliseContact(contact, text).ok) return 'value.malformed';
    const found = meant(text, target, plan);
    if (typeof found !== 'string') return found.code;
    values[target] = found;
    return null;
  }
}

function flawOf(text: string, { target }: Binding): ImportProblemCode | null {
  if (text.length > (longest[target] ?? longestOther)) return 'cell.too_long';
  if (formula.test(text)) return 'cell.formula';
  if (errorValue.test(text)) return 'cell.error';
  return unstorable.test(text) ? 'cell.control' : null;
}

function meant(text: string, target: string, { words }: ImportPlan): string | { readonly code: ImportProblemCode } {
  if (target === 'kind') return words.kinds.get(wordKey(text)) ?? { code: 'kind.unknown' };
  if (target === 'category') return words.categories.get(wordKey(text)) ?? { code: 'category.unknown' };
  if (target === 'channel') return words.channels.get(wordKey(text)) ?? { code: 'channel.unknown' };
  return text;
}

function idOf(cells: readonly string[], { bindings }: ImportPlan): string | null {
  const binding = bindings.find(({ target }) => target === 'externalId');
  const text = binding === undefined ? undefined : cells[binding.index]?.trim();
  return text === undefined || text === '' || text.length > longest.externalId! ? null : text;
}
