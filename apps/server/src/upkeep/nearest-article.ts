/** The published article that comes nearest to a question, where one comes near. */

import { confidenceOf } from '@huiyin/domain/assistant/confidence.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import type { Shelf } from '../assistant/index.ts';

/** A nearest article that is less sure than this is not near. */
const near = 0.15;

export function nearestTo({ question, language }: { readonly question: string; readonly language: Language }, shelf: Shelf, now: Instant): { id: Id; question: string; confidence: number } | null {
  const found = shelf.find(question, (article) => article.language === language && (article.validUntil === null || article.validUntil > now), 1);
  const [hit] = found.hits;
  const confidence = confidenceOf(found);
  return hit === undefined || confidence < near ? null : { id: hit.id, question: shelf.articles.get(hit.id)!.question, confidence };
}
