/** People's word on a review: comments beside its chapters, and the signature that closes the month. */

import { personOf } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { ChapterKey } from '@huiyin/domain/review/document.schema.ts';
import { comment, sign } from '@huiyin/domain/review/edition.ts';
import { audited, type By } from '../identity/index.ts';
import { closeMonth } from '../insight/index.ts';
import type { Shell } from '../platform/shell.ts';
import { type Comment, deleteComment, insertComment, lockComment, lockReview, readWholeReadings, type ReviewFacts, saveSignature } from './review.store.ts';

export function addComment(shell: Shell, by: By, { reviewId, chapter, text }: { readonly reviewId: Id; readonly chapter: ChapterKey; readonly text: string }): Promise<Result<Comment, 'review.unknown' | 'review.signed'>> {
  return audited(shell, by, async (tx) => {
    const review = await lockReview(tx, reviewId);
    if (review === undefined) return refuse('review.unknown');
    const decision = comment(review);
    if (!decision.ok) return decision;
    const said: Comment = { id: shell.ids.next(), reviewId, chapter, text: text.trim(), byId: by.actor.id, at: shell.clock.now() };
    await insertComment(tx, said);
    return accept({ value: said, action: 'review.commented', target: `review:${reviewId}`, facts: { chapter } });
  });
}

export function takeBackComment(shell: Shell, by: By, id: Id): Promise<Result<undefined, 'review_comment.unknown' | 'review.signed'>> {
  return audited(shell, by, async (tx) => {
    const said = await lockComment(tx, id, by.actor.id);
    if (said === undefined) return refuse('review_comment.unknown');
    const decision = comment((await lockReview(tx, said.reviewId))!);
    if (!decision.ok) return decision;
    await deleteComment(tx, id);
    return accept({ value: undefined, action: 'review.comment_removed', target: `review:${said.reviewId}`, facts: { chapter: said.chapter } });
  });
}

export function signReview(shell: Shell, by: By, { reviewId, hash, note }: { readonly reviewId: Id; readonly hash: string; readonly note: string | null }): Promise<Result<ReviewFacts, 'review.unknown' | 'review.signed' | 'review.changed'>> {
  return audited(shell, by, async (tx) => {
    const review = await lockReview(tx, reviewId);
    if (review === undefined) return refuse('review.unknown');
    const decision = sign(review, hash);
    if (!decision.ok) return decision;
    const at = shell.clock.now();
    await saveSignature(tx, reviewId, { by: by.actor.id, at, note });
    await closeMonth(tx, review.month, await readWholeReadings(tx, reviewId), { by: personOf(by.actor), at });
    return accept({ value: (await lockReview(tx, reviewId))!, action: 'review.signed', target: `review:${reviewId}`, facts: { month: review.month, edition: review.edition, hash } });
  });
}
