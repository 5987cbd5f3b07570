/** A review's file, made by whoever asks or by a worker. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Language } from '@huiyin/domain/review/format-number.ts';
import type { ExportKind, MadeFile, Tell } from '../../export/index.ts';
import { readNames } from '../../identity/index.ts';
import type { Shell } from '../../platform/shell.ts';
import { readReview } from '../review.store.ts';
import { type Format, printReview } from './print-review.ts';

/** Null: it is not there. */
export async function printById(shell: Pick<Shell, 'db'>, reviewId: Id, { format, language }: { readonly format: Format; readonly language: Language }, tell: Tell = async () => undefined): Promise<MadeFile | null> {
  const review = await readReview(shell.db, reviewId);
  if (review === undefined) return null;
  const names = review.signedBy === null ? new Map<Id, string>() : await readNames(shell.db, [review.signedBy]);
  return printReview(review.document, { format, language, edition: review.edition, signed: review.signedAt === null ? null : { at: review.signedAt, by: names.get(review.signedBy!) ?? '' } }, tell);
}

export const reviewExport: ExportKind = {
  name: 'review',
  permission: 'review.read',
  action: 'review.exported',
  make(shell, { subjectId, wish }, tell) {
    return printById(shell, subjectId, wish as { readonly format: Format; readonly language: Language }, tell);
  },
};
