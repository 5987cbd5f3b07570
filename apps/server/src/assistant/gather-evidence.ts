/** What the assistant may answer with: passages that this customer may be shown, on this channel, at this moment, each with how surely it answers. Filtered before they are ranked, so that what is internal cannot even be a rival. */

import { ordersMachines } from '@huiyin/domain/assistant/claims.ts';
import { confidenceOf } from '@huiyin/domain/assistant/confidence.ts';
import { folded } from '@huiyin/domain/assistant/plain-text.ts';
import { quoteOf } from '@huiyin/domain/assistant/quote.ts';
import { isVague } from '@huiyin/domain/assistant/vague.ts';
import type { Evidence, Passage } from '@huiyin/domain/assistant/thought.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import type { AnswerableArticle } from '@huiyin/domain/knowledge/answerable.ts';
import type { Shell } from '../platform/shell.ts';
import { shelfOf } from './shelf.ts';

export interface Asked {
  readonly text: string;
  readonly language: Language;
  /** Null: whatever the channel. */
  readonly channelKey: string | null;
  /** Whether people ask: they see internal articles too. */
  readonly byPeople: boolean;
}

const most = 5;

export async function gatherEvidence(shell: Pick<Shell, 'db' | 'pool' | 'clock'>, asked: Asked): Promise<Evidence> {
  const at = shell.clock.now();
  const shelf = await shelfOf(shell);
  const found = shelf.find(asked.text, (article) => mayShow(article, asked, at), most);
  let surest = 1;
  const passages = found.hits.map((hit, place): Passage => {
    const { articleId, version, question, bodyText } = shelf.articles.get(hit.id)!;
    // How far the next one is behind says much of the best, and of the others only that they are alike: none is surer than the one before it.
    surest = Math.min(surest, confidenceOf(found, place));
    return { articleId, version, title: question, text: quoteOf(hit, bodyText), confidence: surest };
  });
  // An article that gives orders to machines is a poisoned one, and nobody's answer: neither quoted nor shown to a model.
  const sound = passages.filter(({ title, text }) => !ordersMachines(folded(`${title}\n${text}`)));
  return { passages: sound, confidence: sound[0]?.confidence ?? 0, isVague: sound.length > 1 && isVague(found) };
}

function mayShow({ language, audience, channels, validFrom, validUntil }: AnswerableArticle, asked: Asked, at: number): boolean {
  if (language !== asked.language) return false;
  if (audience !== 'public' && !asked.byPeople) return false;
  if (asked.channelKey !== null && channels.length > 0 && !channels.includes(asked.channelKey)) return false;
  return (validFrom === null || validFrom <= at) && (validUntil === null || validUntil > at);
}
