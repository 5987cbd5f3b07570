/** Runs an import, or only checks it: reads the whole file, then works through its cases in batches, each one transaction. */

import type { Result } from '@huiyin/domain/kernel/result.ts';
import type { ImportMapping } from '@huiyin/domain/ticket/import.contract.ts';
import { gatherCases, type ImportedCase } from '@huiyin/domain/ticket/import-case.ts';
import { planImport, wordKey, type ImportPlan, type ImportWords } from '@huiyin/domain/ticket/import-plan.ts';
import { problem } from '@huiyin/domain/ticket/import-problem.ts';
import { readEveryChannel, type Channel } from '../../channel/index.ts';
import type { Shell } from '../../platform/shell.ts';
import { notifyTicket } from '../announce.ts';
import { roomOf, type Room } from '../change-ticket.ts';
import { bringInCases, draftCases, sortCases, type Outcome, type Setting } from './bring-in-cases.ts';
import { clearAttempt, endRun, insertProblems, saveProgress, type Progress } from './import.store.ts';
import type { Table } from '../../platform/table/read-table.ts';

/** Small enough that a cancel is heard soon and a crash loses little, large enough that round trips do not count. */
const batchSize = 200;

const problemBatch = 5_000;

/** The channel of a case that names none. */
const importChannel = 'import';

export interface Running {
  readonly runId: string;
  readonly attempt: string;
  readonly dry: boolean;
  readonly plan: ImportPlan;
  readonly table: Table;
  readonly onProgress?: (progress: Progress & { readonly rows: number }) => void;
}

export type Ending = 'done' | 'checked' | 'cancelled';

export async function preparePlan(shell: Shell, mapping: ImportMapping, header: readonly string[]): Promise<Result<ImportPlan, 'import.mapping_incomplete'>> {
  const [room, channels] = await Promise.all([roomOf(shell), readEveryChannel(shell)]);
  return planImport(mapping, header, wordsOf(room, channels), shell.clock.now());
}

export async function runImport(shell: Shell, running: Running): Promise<Ending> {
  const { runId, attempt, dry, plan, table } = running;
  if (!(await shell.db.transaction().execute((tx) => clearAttempt(tx, runId, attempt)))) return 'cancelled';
  const gathered = gatherCases(table.lines, plan);
  const setting = await settingOf(shell, running);
  const account = new Account(running, gathered.refusedRows);

  const opening = gathered.rows === 0 ? [problem('row.none', 1)] : gathered.problems;
  if (!(await account.add(shell, { imported: 0, events: 0, repeated: 0, problems: opening, open: [] }, 0))) return 'cancelled';
  for (let at = 0; at < gathered.cases.length; at += batchSize) {
    const batch = gathered.cases.slice(at, at + batchSize);
    const rows = batch.reduce((sum, one) => sum + one.rows, 0);
    if (!(await (dry ? checkBatch(setting, account, batch, rows) : importBatch(setting, account, batch, rows)))) return 'cancelled';
  }
  const state = dry ? 'checked' : 'done';
  await shell.db.transaction().execute((tx) => endRun(tx, runId, attempt, { state, failure: null, at: shell.clock.now() }));
  return state;
}

async function checkBatch(setting: Setting, account: Account, batch: readonly ImportedCase[], rows: number): Promise<boolean> {
  const sorted = await sortCases(setting, batch);
  const drafted = await draftCases(setting, sorted.fresh, { numbered: false });
  const events = drafted.drafts.reduce((sum, { found }) => sum + found.steps.length, 0);
  return account.add(setting.shell, { imported: drafted.drafts.length, events, repeated: sorted.repeated, problems: [...sorted.problems, ...drafted.problems], open: [] }, rows);
}

async function importBatch(setting: Setting, account: Account, batch: readonly ImportedCase[], rows: number): Promise<boolean> {
  const { shell } = setting;
  const sorted = await sortCases(setting, batch);
  const drafted = await draftCases(setting, sorted.fresh, { numbered: true });
  const outcome = await shell.db
    .transaction()
    .execute(async (tx) => {
      const brought = await bringInCases(tx, setting, drafted.drafts);
      const whole: Outcome = {
        imported: brought.imported + sorted.own, events: brought.events + sorted.ownEvents, repeated: brought.repeated + sorted.repeated,
        problems: [...sorted.problems, ...drafted.problems], open: brought.open,
      };
      if (!(await account.save(tx, whole, rows))) throw new Cancelled();
      return { ...brought, ...whole };
    })
    .catch((cause: unknown) => {
      if (cause instanceof Cancelled) return null;
      throw cause;
    });
  if (outcome === null) return false;
  // Only now: a customer of a transaction that was taken back is none.
  for (const [key, customer] of outcome.customers) if (!key.startsWith('case ')) setting.customers.set(key, customer);
  account.keep(outcome, rows);
  // One word to each queue, not one for each ticket.
  for (const ticket of new Map(outcome.open.map((one) => [one.teamId, one])).values()) notifyTicket(shell, null, ticket, []);
  return true;
}

/** Thrown inside a batch's transaction, so that it is taken back. */
class Cancelled extends Error {}

/** Counts what became of the rows, and writes it down in the transaction that made it so. */
class Account {
  readonly #running: Running;
  #kept: Progress & { readonly problems: number };

  constructor(running: Running, refusedRows: number) {
    this.#running = running;
    this.#kept = { done: refusedRows, imported: 0, events: 0, repeated: 0, bad: 0, problems: 0 };
  }

  async add(shell: Shell, outcome: Outcome, rows: number): Promise<boolean> {
    const saved = await shell.db.transaction().execute((tx) => this.save(tx, outcome, rows));
    if (saved) this.keep(outcome, rows);
    return saved;
  }

  async save(tx: Parameters<typeof saveProgress>[0], outcome: Outcome, rows: number): Promise<boolean> {
    const { runId, attempt } = this.#running;
    const { done, imported, events, repeated, bad } = this.#with(outcome, rows);
    if (!(await saveProgress(tx, runId, attempt, { done, imported, events, repeated, bad }))) return false;
    for (let at = 0; at < outcome.problems.length; at += problemBatch) await insertProblems(tx, runId, this.#kept.problems + at, outcome.problems.slice(at, at + problemBatch));
    return true;
  }

  keep(outcome: Outcome, rows: number): void {
    this.#kept = this.#with(outcome, rows);
    this.#running.onProgress?.({ ...this.#kept, rows: this.#running.table.lines.length });
  }

  #with({ imported, events, repeated, problems }: Outcome, rows: number) {
    const kept = this.#kept;
    return {
      done: kept.done + rows, imported: kept.imported + imported, events: kept.events + events, repeated: kept.repeated + repeated,
      bad: kept.bad + problems.length, problems: kept.problems + problems.length,
    };
  }
}

async function settingOf(shell: Shell, { runId, attempt, plan }: Running): Promise<Setting> {
  const [room, channels] = await Promise.all([roomOf(shell), readEveryChannel(shell)]);
  const key = plan.mapping.channel ?? importChannel;
  const own = channels.find(({ id }) => id === plan.words.channels.get(wordKey(key)));
  if (!own) throw new Error(`there is no channel ${key}`);
  return { shell, room, runId, attempt, source: plan.mapping.source ?? own.key, channels: [own, ...channels.filter((channel) => channel !== own)], customers: new Map() };
}

function wordsOf({ taxonomy }: Room, channels: readonly Channel[]): ImportWords {
  const named = <Value>(one: { key: string; name: { zh: string; en: string } }, value: Value): [string, Value][] => [one.name.en, one.name.zh, one.key].map((word) => [wordKey(word), value]);
  return {
    kinds: new Map(taxonomy.kinds.flatMap((kind) => named(kind, kind.key))),
    categories: new Map(taxonomy.categories.filter(({ active }) => active).flatMap((category) => named(category, category.id))),
    channels: new Map(channels.flatMap((channel) => named(channel, channel.id))),
  };
}
