/** Looks among published articles and the latest replies for the same question with different answers. */

import { withoutCourtesies } from '@huiyin/domain/assistant/courtesies.ts';
import { readEntities } from '@huiyin/domain/assistant/entities.ts';
import { wishOf } from '@huiyin/domain/assistant/wish.ts';
import { languageOf } from '@huiyin/domain/kernel/language.ts';
import { type AnswerGroup, answersByQuestion, disagreementAmong, type GivenAnswer, isJudged } from '@huiyin/domain/upkeep/find-disagreements.ts';
import { shelfOf } from '../assistant/index.ts';
import type { Shell } from '../platform/shell.ts';
import { type Given, insertDisagreement, type KeptAnswer, type KeptDisagreement, readKnownDisagreements, readLatestReplies, removeOpenDisagreements, renewDisagreement } from './disagreement.store.ts';
import type { Work } from './order-run.ts';
import { termsOf } from './terms.ts';

const mostReplies = 2_000;
const mostJudged = 500;
/** Of each answer. */
const mostGiven = 200;
const batch = 50;

export const lookForDisagreements: Work = async (shell, _run, move) => {
  const known = (await readKnownDisagreements(shell.db, mostJudged)).map((row) => ({ ...row, text: row.question, at: 0, terms: termsOf(row.question) }));
  const open = known.filter(({ state }) => state === 'open');
  const questions = answersByQuestion(await readAnswers(shell, open), known);
  const found: { readonly before: KeptDisagreement | null; readonly question: string; readonly language: 'zh' | 'en'; readonly groups: AnswerGroup<Answer>[] }[] = [];
  for (let from = 0; from < questions.length; from += batch) {
    if (!(await move(from, questions.length))) return null;
    for (const { answers, known: before } of questions.slice(from, from + batch)) {
      const groups = disagreementAmong(answers, termsOf);
      if (groups === null || before.some(({ state, answers: judged }) => state !== 'open' && isJudged(groups, judged.map(({ given }) => ({ answer: given[0]!.text }))))) continue;
      // The most central stands for all of them, and an article's heading says it best.
      const head = answers.find(({ isArticle }) => isArticle) ?? answers[0]!;
      found.push({ before: before.find(({ state }) => state === 'open') ?? null, question: head.text.slice(0, longest), language: head.language, groups });
    }
  }
  if (!(await move(questions.length, questions.length))) return null;
  await shell.db.transaction().execute(async (tx) => {
    const kept = new Set(found.flatMap(({ before }) => before?.id ?? []));
    // What is no contradiction any more: an article says something else by now.
    await removeOpenDisagreements(tx, open.filter(({ id }) => !kept.has(id)).map(({ id }) => id));
    for (const { before, question, language, groups } of found) {
      const row = { id: before?.id ?? shell.ids.next(), language, question, answers: groups.map(keptOf) };
      const saidAt = Math.max(...groups.flatMap(({ given }) => given.map(({ at }) => at)));
      await (before ? renewDisagreement(tx, row, saidAt) : insertDisagreement(tx, row, saidAt, shell.clock.now()));
    }
  });
  return { found: found.length };
};

type Answer = GivenAnswer & Pick<Given, 'articleId' | 'ticketId' | 'personId'>;

/** What was found before is looked at again, however long ago it was said: a keeper who comes late finds it still. */
async function readAnswers(shell: Shell, open: readonly KeptDisagreement[]): Promise<Answer[]> {
  const articles = [...(await shelfOf(shell)).articles.values()].map(({ articleId, version, language, question, bodyText, validFrom }): Answer => ({ id: `article:${articleId}:${version}`, isArticle: true, language, text: question, answer: bodyText, at: validFrom ?? 0, terms: termsOf(question), articleId, ticketId: null, personId: null }));
  const latest = (await readLatestReplies(shell.db, mostReplies)).filter(({ question }) => wishOf(question) === 'answer');
  const before = open.flatMap(({ answers }) => answers.flatMap(({ given }) => given.filter(({ articleId }) => articleId === null)));
  const replies = [...before, ...latest].map(({ ticketId, personId, question, text, at }): Answer => {
    const asked = withoutCourtesies(readEntities(question).masked);
    return { id: `reply:${ticketId}:${at}`, isArticle: false, language: languageOf(asked), text: asked, answer: withoutCourtesies(readEntities(text).masked), at, terms: termsOf(asked), articleId: null, ticketId, personId };
  });
  const told = replies.filter(({ text, answer }) => text !== '' && answer !== '');
  return [...articles, ...new Map(told.map((reply) => [reply.id, reply])).values()];
}

/** Of a question, and of an answer, where what is cut off may be where they differ. */
const longest = 500;
const longestAnswer = 2_000;

function keptOf({ says, given }: AnswerGroup<Answer>): KeptAnswer {
  return { says, given: given.slice(0, mostGiven).map(({ text, answer, at, articleId, ticketId, personId }) => ({ question: text.slice(0, longest), text: answer.slice(0, longestAnswer), at, articleId, ticketId, personId })) };
}
