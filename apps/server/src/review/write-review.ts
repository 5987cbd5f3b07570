/** The job: reads figure after figure until none is wanted any more, and freezes what came of it. */

import { createHash } from 'node:crypto';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { ReviewDocument } from '@huiyin/domain/review/document.schema.ts';
import { placeOf } from '@huiyin/domain/review/edition.ts';
import { queryKey, type ReviewFigures } from '@huiyin/domain/review/figures.ts';
import { writeReview } from '@huiyin/domain/review/write-review.ts';
import { whileOn } from '../platform/long-run.ts';
import type { Shell } from '../platform/shell.ts';
import { reviewRun } from './order-review.ts';
import { explainMonth, readQuery, readSurroundings } from './read-figures.ts';
import { insertReview, lockLatest, replaceDraft } from './review.store.ts';
import { endRun, moveRun, readRun, type Run } from './run.store.ts';

/** Whoever works on a run tells how far it has come, and hears whether to go on. */
export type Move = (done: number, total: number) => Promise<boolean>;

function hashOf(document: ReviewDocument): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex');
}

/** Tried again after a crash, it begins anew. */
export function workOnReview(shell: Shell, id: Id, polish: (document: ReviewDocument) => Promise<ReviewDocument>): Promise<void> {
  return whileOn(shell, reviewRun, id, () => workHeld(shell, id, polish));
}

async function workHeld(shell: Shell, id: Id, polish: (document: ReviewDocument) => Promise<ReviewDocument>): Promise<void> {
  const run = await readRun(shell.db, id);
  if (run?.state !== 'running') return;
  const at = () => shell.clock.now();
  try {
    const written = await write(shell, run.month, (done, total) => shell.db.transaction().execute((tx) => moveRun(tx, id, { done, total })));
    if (written === null) return;
    const document = run.polish ? await polish(written.document) : written.document;
    await shell.db.transaction().execute(async (tx) => {
      // Cancelled at the last moment: then nothing is kept.
      if (await endRun(tx, id, 'done', at())) await keep(tx, run, document, written.figures);
    });
  } catch (error) {
    shell.log.error({ err: error, run: id }, 'the review could not be written');
    await shell.db.transaction().execute((tx) => endRun(tx, id, 'failed', at()));
  }

  async function keep(tx: Parameters<typeof insertReview>[0], { month, askedBy }: Run, document: ReviewDocument, figures: ReviewFigures) {
    const latest = await lockLatest(tx, month);
    const { edition, replaces } = placeOf(latest);
    const facts = { document, figures, hash: hashOf(document), madeAt: at(), madeBy: askedBy };
    if (replaces) await replaceDraft(tx, latest!.id, facts);
    else await insertReview(tx, { id: shell.ids.next(), month, edition, ...facts });
  }
}

/** Null where it was told to stop. What was read may ask for more: the busiest day is known only when the days are. */
export async function write(shell: Pick<Shell, 'db' | 'clock'>, month: string, move: Move): Promise<{ readonly document: ReviewDocument; readonly figures: ReviewFigures } | null> {
  let figures = await readSurroundings(shell, month);
  for (;;) {
    const { document, wanted, unexplained } = writeReview(figures);
    if (wanted.length === 0 && unexplained.length === 0) return { document, figures };
    const [readings, explanations] = [{ ...figures.readings }, { ...figures.explanations }];
    for (const query of wanted) {
      readings[queryKey(query)] = await readQuery(shell, query);
      const done = Object.keys(readings).length;
      if (!(await move(done, Math.max(done, Object.keys(figures.readings).length + wanted.length)))) return null;
    }
    for (const metric of unexplained) {
      explanations[metric] = await explainMonth(shell, month, metric);
      if (!(await move(Object.keys(readings).length, Object.keys(readings).length))) return null;
    }
    figures = { ...figures, readings, explanations };
  }
}
