/** HTTP for monthly reviews. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import { correctionsOf } from '@huiyin/domain/review/corrections.ts';
import { queryKey, type Query, type Reading } from '@huiyin/domain/review/figures.ts';
import * as contract from '@huiyin/domain/review/review.contract.ts';
import { centreZone } from '../calendar/index.ts';
import { audited, readNames } from '../identity/index.ts';
import { readMonths } from '../insight/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { orderExport } from '../export/index.ts';
import { fileTypes } from './export/print-review.ts';
import { printById, reviewExport } from './export/review-export.ts';
import { cancelReview, lastMonth, orderReview } from './order-review.ts';
import { canPolish } from './polish.ts';
import { readQuery } from './read-figures.ts';
import { type Comment, readComments, readLatestEdition, readReview, readReviews, type ReviewFacts } from './review.store.ts';
import { readLatestRun, type Run } from './run.store.ts';
import { addComment, signReview, takeBackComment } from './settle-review.ts';

type Names = Awaited<ReturnType<typeof readNames>>;

export const reviewRoutes = (shell: Shell): Routes => (serve) => {
  const { db, clock } = shell;
  const namesOf = (ids: readonly (Id | null)[]) => readNames(db, [...new Set(ids.filter((id) => id !== null))]);
  const shownRun = async (run: Run) => viewRun(run, await namesOf([run.askedBy]));

  serve(contract.listReviews, async () => {
    const [rows, run, zone, months] = await Promise.all([readReviews(db), readLatestRun(db), centreZone(db), readMonths(db)]);
    const last = lastMonth(clock.now(), zone);
    const names = await namesOf([...rows.flatMap(({ madeBy, signedBy }) => [madeBy, signedBy]), run?.askedBy ?? null]);
    return accept({
      items: rows.map((row) => ({ ...viewFacts(row, names), comments: row.comments, headlines: row.headlines, numbers: row.numbers ?? [] })),
      run: run ? viewRun(run, names) : null,
      lastMonth: last,
      proposedMonth: months.find((month) => month <= last) ?? last,
      canPolish: await canPolish(shell),
    });
  });

  serve(contract.makeReview, async (call) => {
    const begun = await orderReview(shell, call, call.body);
    return begun.ok ? accept(await shownRun(begun.value)) : begun;
  });
  serve(contract.cancelReview, async (call) => {
    const ended = await cancelReview(shell, call);
    return ended.ok ? accept(await shownRun(ended.value)) : ended;
  });

  serve(contract.readReview, async ({ params }) => {
    const review = await readReview(db, params.reviewId);
    if (review === undefined) return refuse('review.unknown');
    const comments = await readComments(db, review.id);
    const names = await namesOf([review.madeBy, review.signedBy, ...comments.map(({ byId }) => byId)]);
    return accept({ ...viewFacts(review, names), isLatest: (await readLatestEdition(db, review.month)) === review.edition, document: review.document, comments: comments.map((each) => viewComment(each, names)) });
  });

  serve(contract.readCorrections, async ({ params }) => {
    const review = await readReview(db, params.reviewId);
    if (review === undefined) return refuse('review.unknown');
    const live = new Map<string, Reading>();
    const queries = Object.keys(review.figures.readings).map(asQuery);
    for (const query of queries) live.set(queryKey(query), { ...(await readQuery(shell, query)), where: query.where });
    const read = ({ source }: { readonly source: Omit<Query, 'every'> }) => ['day', 'hour', 'week', 'month'].map((every) => live.get(queryKey({ ...source, every: every as 'day' }))).find((reading) => reading !== undefined);
    return accept({ items: [...correctionsOf(review.document, read)], asOf: toWire(clock.now()) });
  });

  serve(contract.commentOnReview, async (call) => {
    const said = await addComment(shell, call, { reviewId: call.params.reviewId, ...call.body });
    return said.ok ? accept(viewComment(said.value, await namesOf([said.value.byId]))) : said;
  });
  serve(contract.removeComment, (call) => takeBackComment(shell, call, call.params.reviewCommentId));

  serve(contract.signReview, async (call) => {
    const signed = await signReview(shell, call, { reviewId: call.params.reviewId, hash: call.body.hash, note: call.body.note?.trim() || null });
    if (!signed.ok) return signed;
    const review = (await readReview(db, signed.value.id))!;
    const comments = await readComments(db, review.id);
    return accept({ ...viewFacts(review, await namesOf([review.madeBy, review.signedBy])), comments: comments.length, headlines: review.document.headlines, numbers: review.document.numbers });
  });

  serve(contract.orderReviewExport, async ({ params, body: { format, language = 'zh' }, ...by }) => {
    if ((await readReview(db, params.reviewId)) === undefined) return refuse('review.unknown');
    return orderExport(shell, by, { kind: reviewExport.name, subjectId: params.reviewId, wish: { format, language } });
  });

  serve(contract.exportReview, async ({ params, query: { format, language = 'zh' }, ...by }) => {
    const file = await printById(shell, params.reviewId, { format, language });
    if (file === null) return refuse('review.unknown');
    return audited(shell, by, () => Promise.resolve(accept({ value: { ...file, type: fileTypes[format], size: file.content.byteLength }, action: 'review.exported', target: `review:${params.reviewId}`, facts: { format, language } })));
  });
};

function asQuery(key: string): Query {
  const [metric, from, to, by, where, every] = key.split('|') as [string, string, string, string, string, Query['every']];
  return { metric, from, to, by: by === '' ? null : by, where, every };
}

function viewFacts({ id, month, edition, hash, madeAt, madeBy, signedAt, signedBy, note }: ReviewFacts, names: Names) {
  return { id, month, edition, hash, madeAt: toWire(madeAt), madeBy: person(madeBy, names), signedAt: toWireOrNull(signedAt), signedBy: person(signedBy, names), note };
}

function viewComment({ id, chapter, text, byId, at }: Comment, names: Names): contract.ReviewComment {
  return { id, chapter, text, by: person(byId, names)!, at: toWire(at) };
}

function viewRun({ id, month, state, done, total, askedBy, startedAt, endedAt }: Run, names: Names): contract.ReviewRun {
  return { id, month, state, done, total, askedBy: person(askedBy, names), startedAt: toWire(startedAt), endedAt: toWireOrNull(endedAt) };
}

function person(id: Id | null, names: Names) {
  return id === null ? null : { id, name: names.get(id) ?? null };
}
