/** HTTP for the evaluation. */

import { type Reach, reachOf } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/upkeep/evaluation.contract.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { addGoldQuestion, removeGoldQuestion, viewGold } from './gold-questions.ts';
import { readGold, readReplayed, type ReplayedRow } from './gold.store.ts';
import { askForRun, cancelRun, shown } from './order-run.ts';
import { mostOffered } from './replay.ts';
import { readMatters } from './reply.store.ts';
import { readLatestRun } from './run.store.ts';

export const evaluationRoutes = (shell: Shell): Routes => (serve) => {
  const { db } = shell;

  serve(contract.readEvaluation, async ({ actor }) => {
    const [latest, whole] = [await readLatestRun(db, 'replay'), await readLatestRun(db, 'replay', 'done')];
    const rows = whole ? await readReplayed(db, whole.id) : [];
    const seen = await ticketsSeen(rows, reachOf(actor, 'ticket.read'));
    return accept({
      run: latest ? await shown(db, latest) : null,
      replayedAt: toWireOrNull(whole?.endedAt ?? null),
      rows: rows.map((row) => view(row, seen)),
      leftOut: Number(whole?.result?.['leftOut'] ?? 0),
    });
  });

  serve(contract.startReplay, (call) => askForRun(shell, 'replay', call));
  serve(contract.cancelReplay, (call) => cancelRun(shell, 'replay', call));

  serve(contract.listGoldQuestions, async ({ query }) => {
    const page = await readGold(db, pageWish(query));
    return page === 'page.cursor_invalid' ? refuse(page) : accept({ items: page.rows.map(viewGold), next: page.next });
  });
  serve(contract.addGoldQuestion, (call) => addGoldQuestion(shell, { ...call, ...call.body }));
  serve(contract.removeGoldQuestion, (call) => removeGoldQuestion(shell, { ...call, id: call.params.goldQuestionId }));

  async function ticketsSeen(rows: readonly ReplayedRow[], reach: Reach | null): Promise<ReadonlyMap<Id, unknown>> {
    return reach === null ? new Map() : readMatters(db, [...new Set(rows.flatMap(({ ticketId }) => ticketId ?? []))], reach);
  }
};

function view({ source, question, language, confidence, found, expected, expectedRank, fits, quotesWell, ticketId }: ReplayedRow, seen: ReadonlyMap<Id, unknown>): contract.ReplayRow {
  return {
    source, question, language, confidence, found, expected, fits,
    wants: source === 'real' ? 'unknown' : expected === null ? 'people' : 'article',
    isOffered: expectedRank !== null && expectedRank <= mostOffered,
    quotesWell: quotesWell ?? false,
    ticketId: ticketId !== null && seen.has(ticketId) ? ticketId : null,
  };
}
