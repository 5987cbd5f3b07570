/** Asks the assistant known questions again, through the same finding and the same quoting that customers meet. Nobody is told, and nothing is said. */

import { thinkOffline } from '@huiyin/domain/assistant/offline-mind.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { day } from '@huiyin/domain/kernel/instant.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import { mostReal, type ReplaySource } from '@huiyin/domain/upkeep/evaluation.contract.ts';
import { gatherEvidence, shelfOf } from '../assistant/index.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { forgetReplayed, insertReplayed, readGold, readPublishedByKey, readRealQuestions, type ReplayedRow } from './gold.store.ts';
import type { Work } from './order-run.ts';
import { shippedQuestions } from './shipped-questions.ts';

interface Known {
  readonly source: ReplaySource;
  readonly question: string;
  readonly language: Language;
  readonly channelKey: string | null;
  /** Null: people, or of a real one: nobody knows. */
  readonly expected: { readonly id: Id; readonly title: string } | null;
  readonly ticketId: Id | null;
  /** Of a real one: what was quoted, and whether that helped. */
  readonly cited: Id | null;
  readonly helped: boolean | null;
}

const batch = 50;
const mostOwn = 1_000;
/** What customers are offered to choose from. */
export const mostOffered = 3;

export const replay: Work = async (shell, run, move) => {
  const { db } = shell;
  const { questions, leftOut } = await readKnown(db, shell.clock.now());
  await db.transaction().execute((tx) => forgetReplayed(tx, run.id));
  for (let from = 0; from < questions.length; from += batch) {
    if (!(await move(from, questions.length))) return null;
    const rows: ReplayedRow[] = [];
    for (const [index, known] of questions.slice(from, from + batch).entries()) rows.push(await ask(shell, known, from + index));
    await db.transaction().execute((tx) => insertReplayed(tx, run.id, rows));
  }
  return (await move(questions.length, questions.length)) ? { leftOut } : null;
};

async function readKnown(db: Db, now: number): Promise<{ readonly questions: readonly Known[]; readonly leftOut: number }> {
  const shipped = shippedQuestions();
  const published = await readPublishedByKey(db, shipped.flatMap(({ key }) => key ?? []));
  const own = await readGold(db, { limit: mostOwn, after: null });
  const real = await readRealQuestions(db, now - 7 * day, mostReal);
  // A centre without any of these articles is not judged by questions about them, nor by those that are foreign to them only.
  const fitting = published.size === 0 ? [] : shipped.filter(({ key }) => key === null || published.has(key));
  const none = { channelKey: null, ticketId: null, cited: null, helped: null };
  return {
    leftOut: shipped.length - fitting.length,
    questions: [
      ...fitting.map(({ question, language, key }): Known => ({ source: 'shipped', question, language, expected: key === null ? null : published.get(key)!, ...none })),
      ...(own === 'page.cursor_invalid' ? [] : own.rows).map(({ question, language, articleId, title }): Known => ({ source: 'own', question, language, expected: articleId === null ? null : { id: articleId, title: title ?? '' }, ...none })),
      ...real.map(({ question, language, ticketId, channelKey, cited, helped }): Known => ({ source: 'real', question, language, channelKey, expected: null, ticketId, cited, helped })),
    ],
  };
}

async function ask(shell: Shell, { source, question, language, channelKey, expected, ticketId, cited, helped }: Known, seq: number): Promise<ReplayedRow> {
  const evidence = await gatherEvidence(shell, { text: question, language, channelKey, byPeople: false });
  const [best] = evidence.passages;
  const rank = expected === null ? -1 : evidence.passages.findIndex(({ articleId }) => articleId === expected.id);
  const { decision } = thinkOffline({ text: question, language, earlier: [] }, evidence, { answerAbove: 0, clarifyAbove: 0 });
  const body = best === undefined ? '' : ((await shelfOf(shell)).articles.get(best.articleId)?.bodyText ?? '');
  return {
    seq, source, question: question.slice(0, 500), language, confidence: evidence.confidence, expected, ticketId,
    found: best === undefined ? null : { id: best.articleId, title: best.title },
    expectedRank: rank < 0 ? null : rank + 1,
    fits: source === 'real' ? (best !== undefined && best.articleId === cited ? helped : null) : expected === null ? (best === undefined ? null : false) : best?.articleId === expected.id,
    quotesWell: decision.kind === 'answer' ? figuresOf(decision.text.replace(/\s*\[\d+\]/g, '')).every((figure) => body.includes(figure)) : null,
  };
}

function figuresOf(text: string): string[] {
  return text.match(/\d+(?:[.,:]\d+)*/g) ?? [];
}
