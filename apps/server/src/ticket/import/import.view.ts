/** An import as the wire shows it. */

import { toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import type { ImportRun } from '@huiyin/domain/ticket/import.contract.ts';
import type { RunRow } from './import.store.ts';

export function runView(run: RunRow): ImportRun {
  const { columns, sample, guess } = run.look;
  return {
    id: run.id, fileName: run.file_name, state: run.state, encoding: run.encoding, rows: run.row_count, done: run.done, imported: run.imported,
    events: run.events, repeated: run.repeated, bad: run.bad, failure: run.failure, mapping: run.mapping ?? guess,
    guessed: Object.entries(guess.columns).map(([target, column]) => ({ column, target })),
    columns: [...columns], sample: sample.map((row) => [...row]), startedAt: toWireOrNull(run.started_at), endedAt: toWireOrNull(run.ended_at),
  };
}
