/** Puts the rows of one case together: a file of events scatters them, and one bad row leaves the whole case out. */

import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import type { ImportPlan } from './import-plan.ts';
import { problem, type ImportProblem } from './import-problem.ts';
import { readImportRow, type ImportedRow, type ImportLine } from './import-row.ts';
import { subjectFrom } from './open.ts';

export interface RecordedStep {
  readonly activity: string;
  readonly at: Instant;
  /** Among them `time`: the moment as the file wrote it, offset and all. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface ImportedCase {
  readonly externalId: string;
  /** Of its first row. */
  readonly line: number;
  readonly rows: number;
  readonly subject: string;
  readonly body: string | null;
  readonly customer: { readonly name?: string; readonly phone?: string; readonly email?: string; readonly externalId?: string };
  readonly kind: string | null;
  readonly categoryId: Id | null;
  readonly channelId: Id | null;
  readonly region: string | null;
  readonly agent: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly openedAt: Instant;
  /** Null: still open. */
  readonly archivedAt: Instant | null;
  readonly steps: readonly RecordedStep[];
}

export interface GatheredCases {
  readonly cases: readonly ImportedCase[];
  readonly problems: readonly ImportProblem[];
  /** Rows that are in no case of `cases`. */
  readonly refusedRows: number;
  readonly rows: number;
}

/** More than any honest case has; one case is written in one statement. */
const mostSteps = 10_000;

export function gatherCases(lines: Iterable<ImportLine>, plan: ImportPlan): GatheredCases {
  const problems: ImportProblem[] = [];
  const groups = new Map<string, { rows: ImportedRow[]; firstLine: number; count: number; bad: boolean }>();
  let count = 0;
  let nameless = 0;
  for (const line of lines) {
    count += 1;
    const read = readImportRow(line, plan);
    problems.push(...read.problems);
    if (read.externalId === null) {
      nameless += 1;
      continue;
    }
    const group = groups.get(read.externalId) ?? { rows: [], firstLine: line.line, count: 0, bad: false };
    if (group.count === 0) groups.set(read.externalId, group);
    else if (plan.mapping.rows === 'cases') problems.push(problem('case.twice_in_file', line.line, columnOf(plan, 'externalId'), read.externalId));
    group.count += 1;
    if (read.row === null) group.bad = true;
    else group.rows.push(read.row);
  }

  const cases: ImportedCase[] = [];
  let refusedRows = nameless;
  for (const [externalId, group] of groups) {
    // Of a case that stands twice in a file of cases the first one is taken.
    const own = plan.mapping.rows === 'cases' ? group.rows.filter((row) => row.line === group.firstLine) : group.rows;
    const made = group.bad && plan.mapping.rows === 'events' ? leftOut(externalId, group, plan) : own.length === 0 ? [] : makeCase(externalId, own, plan);
    if (Array.isArray(made)) {
      problems.push(...made);
      refusedRows += group.count;
    } else {
      cases.push(made as ImportedCase);
      refusedRows += group.count - own.length;
    }
  }
  return { cases, problems: problems.toSorted((a, b) => a.line - b.line), refusedRows, rows: count };
}

function leftOut(externalId: string, group: { firstLine: number; count: number; rows: readonly ImportedRow[] }, plan: ImportPlan): ImportProblem[] {
  return group.rows.length === 0 ? [] : [problem('case.left_out', group.rows[0]!.line, columnOf(plan, 'externalId'), externalId)];
}

function makeCase(externalId: string, rows: readonly ImportedRow[], plan: ImportPlan): ImportedCase | ImportProblem[] {
  const first = rows[0]!;
  const value = (target: string): string | null => rows.find((row) => row.values[target] !== undefined)?.values[target] ?? null;
  const given = (target: string): Instant | null => rows.find((row) => row.moments[target] !== undefined)?.moments[target]!.at ?? null;
  const refused = (code: Parameters<typeof problem>[0], target: string, line = first.line) => [problem(code, line, columnOf(plan, target), rows.find((row) => row.line === line)?.moments[target]?.text ?? null)];

  // The order of moments; what happened in one moment stays in the order of the file (the sort is stable).
  const ordered = plan.mapping.rows === 'cases' ? [] : rows.toSorted((a, b) => a.moments.eventAt!.at - b.moments.eventAt!.at);
  if (ordered.length > mostSteps) return refused('case.too_many_events', 'externalId');
  const openedAt = given('openedAt') ?? ordered[0]!.moments.eventAt!.at;
  const lastAt = ordered.at(-1)?.moments.eventAt!.at ?? null;
  const closedAt = given('archivedAt');
  if (ordered.length > 0 && ordered[0]!.moments.eventAt!.at < openedAt) return refused('case.event_before_opened', 'eventAt', ordered[0]!.line);
  if (closedAt !== null && closedAt < openedAt) return refused('case.closed_before_opened', 'archivedAt');
  if (closedAt !== null && lastAt !== null && lastAt > closedAt) return refused('case.event_after_closed', 'eventAt', ordered.at(-1)!.line);

  const customer = without({ name: value('customerName'), phone: value('phone'), email: value('email'), externalId: value('externalCustomerId') });
  const named = customer.phone !== undefined || customer.email !== undefined || customer.externalId !== undefined;
  if (!named && plan.mapping.anonymous !== true) return [problem('customer.missing', first.line, columnOf(plan, 'externalCustomerId') ?? columnOf(plan, 'phone') ?? columnOf(plan, 'email'))];

  const body = value('body');
  return {
    externalId, line: first.line, rows: rows.length, body, customer,
    subject: value('subject') ?? (body !== null ? subjectFrom(body) : (ordered[0]?.values.activity ?? externalId)),
    kind: value('kind'), categoryId: value('category'), channelId: value('channel'), region: value('region'), agent: value('agent'),
    fields: Object.fromEntries(plan.bindings.flatMap(({ target }) => (target.startsWith('fields.') && value(target) !== null ? [[target.slice(7), value(target)!]] : []))),
    openedAt,
    // A log of what happened is history, whatever its last line says.
    archivedAt: closedAt ?? (plan.mapping.rows === 'events' || plan.mapping.archiveOpen === true ? (lastAt ?? openedAt) : null),
    steps: ordered.map((row) => stepOf(row)),
  };
}

function stepOf({ values, moments }: ImportedRow): RecordedStep {
  const facts: Record<string, string> = { time: moments.eventAt!.text };
  if (values.resource !== undefined) facts.resource = values.resource;
  for (const [target, value] of Object.entries(values)) if (target.startsWith('facts.')) facts[target.slice(6)] = value;
  return { activity: values.activity!, at: moments.eventAt!.at, facts };
}

function columnOf({ bindings }: ImportPlan, target: string): string | null {
  return bindings.find((binding) => binding.target === target)?.column ?? null;
}

function without<Key extends string>(facts: Readonly<Record<Key, string | null>>): { [K in Key]?: string } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)) as { [K in Key]?: string };
}
