/** Looks among published articles and the latest replies for the same question with different answers. */

import { createHash } from 'node:crypto';
import { readEntities } from '@huiyin/domain/assistant/entities.ts';
import { languageOf } from '@huiyin/domain/kernel/language.ts';
import { differencesBetween } from '@huiyin/domain/upkeep/find-differences.ts';
import { Disagreements, type GivenAnswer } from '@huiyin/domain/upkeep/find-disagreements.ts';
import { shelfOf } from '../assistant/index.ts';
import type { Shell } from '../platform/shell.ts';
import { insertDisagreements, readLatestReplies, readOpenPairs, removeOpenPairs, type Side } from './disagreement.store.ts';
import type { Work } from './order-run.ts';
import { termsOf } from './terms.ts';

const mostReplies = 2_000;
const batch = 50;

export const lookForDisagreements: Work = async (shell, _run, move) => {
  const answers = await readAnswers(shell);
  const disagreements = new Disagreements(answers);
  let found = 0;
  for (let from = 0; from < answers.length; from += batch) {
    if (!(await move(from, answers.length))) return null;
    const pairs = answers.slice(from, from + batch).flatMap((_, index) => disagreements.of(from + index));
    found += pairs.length;
    await shell.db.transaction().execute((tx) => insertDisagreements(tx, pairs.map(({ key, a, b, likeness, differences }) => ({ id: shell.ids.next(), key, language: a.language, likeness, differences, a: sideOf(a), b: sideOf(b) })), shell.clock.now()));
  }
  await takeBack(shell, answers);
  return (await move(answers.length, answers.length)) ? { found } : null;
};

/** What is no contradiction any more: an article says something else by now, or both sides agree by what is compared today. Replies were once named one by one. */
async function takeBack(shell: Shell, answers: readonly Answer[]): Promise<void> {
  const said = new Set(answers.map(({ key }) => key));
  const isOver = (key: string) => key.split('|').some((side) => side.startsWith('message:') || (side.startsWith('article:') && !said.has(side)));
  // What was cut off may be where they differed.
  const isWhole = ({ text }: Side) => text.length < longest;
  const gone = (await readOpenPairs(shell.db)).filter(({ key, a, b }) => isOver(key) || (isWhole(a) && isWhole(b) && differencesBetween(a.text, b.text).length === 0));
  await shell.db.transaction().execute((tx) => removeOpenPairs(tx, gone.map(({ id }) => id)));
}

type Answer = GivenAnswer & Pick<Side, 'articleId' | 'ticketId'>;

async function readAnswers(shell: Shell): Promise<Answer[]> {
  const articles = [...(await shelfOf(shell)).articles.values()].map(({ articleId, version, language, question, bodyText, validFrom }): Answer => ({ key: `article:${articleId}:${version}`, language, question, text: bodyText, at: validFrom ?? 0, terms: termsOf(question), articleId, ticketId: null }));
  const replies = (await readLatestReplies(shell.db, mostReplies)).map(({ ticketId, question, text, at }): Answer => {
    const asked = readEntities(question).masked;
    const answered = readEntities(text).masked;
    return { key: keyOf(asked, answered), language: languageOf(asked), question: asked, text: answered, at, terms: termsOf(asked), articleId: null, ticketId };
  });
  return [...articles, ...new Map(replies.toReversed().map((reply) => [reply.key, reply])).values()];
}

/** By what was said, not by whom: the same words to the same question are one answer, however often they are given, and once judged they stay so. */
function keyOf(question: string, answer: string): string {
  return `reply:${createHash('sha256').update(`${question}\n${answer}`).digest('base64url').slice(0, 22)}`;
}

const longest = 500;

function sideOf({ question, text, at, articleId, ticketId }: Answer): Side {
  return { question: question.slice(0, longest), text: text.slice(0, longest), at, articleId, ticketId };
}
