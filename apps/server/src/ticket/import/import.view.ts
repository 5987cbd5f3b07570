/** An import as the wire shows it. */

import { toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import type { ImportRun } from '@huiyin/domain/ticket/import.contract.ts';
import type { RunRow } from './import.store.ts';

export const importJob = 'ticket.import';

export function importJobKey(importId: string): string {
  return `${importJob}:${importId}`;
}

/** What a worker holds while it is on this import. */
export function holdOf(importId: string): string {
  return `import ${importId}`;
}

export function isUnderWay({ state }: Pick<RunRow, 'state'>): boolean {
  return state === 'checking' || state === 'running';
}

export function runView(run: RunRow): ImportRun {
  const { columns, sample, guess } = run.look;
  return {
    id: run.id, fileName: run.file_name, state: run.state, encoding: run.encoding, rows: run.row_count, done: run.done, imported: run.imported,
    events: run.events, repeated: run.repeated, bad: run.bad, failure: run.failure, mapping: run.mapping ?? guess,
    guessed: Object.entries(guess.columns).map(([target, column]) => ({ column, target })),
    columns: [...columns], sample: sample.map((row) => [...row]), startedAt: toWireOrNull(run.started_at), endedAt: toWireOrNull(run.ended_at),
  };
}
