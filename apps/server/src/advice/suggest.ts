/** Suggests articles for what the customer asked last: the passage that answers, how surely, and whether it may be quoted to them. */

import { readEntities } from '@huiyin/domain/assistant/entities.ts';
import type { Passage } from '@huiyin/domain/assistant/thought.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { languageOf } from '@huiyin/domain/kernel/language.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { maxCount } from '@huiyin/domain/ticket/message.contract.ts';
import { gatherEvidence } from '../assistant/index.ts';
import { readVersionsForCustomer } from '../knowledge/index.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { readThread, readTicket } from '../ticket/index.ts';

export interface Suggestions {
  /** What was asked, without what is personal; null: nothing yet. */
  readonly question: string | null;
  readonly articles: readonly (Passage & { readonly open: boolean })[];
}

const most = 3;
/** Below, it is chance; nobody's time is worth it. */
const leastConfidence = 0.03;
const longestLook = 30;
const longestQuestion = 500;

export async function suggest(shell: Shell, ticketId: Id, reach: Reach): Promise<Result<Suggestions, 'ticket.unknown'>> {
  const held = await readTicket(shell.db, ticketId, reach);
  if (!held) return refuse('ticket.unknown');
  const question = readEntities(await readQuestion(shell.db, ticketId)).masked.trim();
  if (question === '') return accept({ question: null, articles: [] });
  const { passages } = await gatherEvidence(shell, { text: question, language: languageOf(question), channelKey: null, byPeople: true });
  const sure = passages.filter(({ confidence }) => confidence >= leastConfidence).slice(0, most);
  const open = new Set((await readVersionsForCustomer(shell.db, sure)).map(({ articleId }) => articleId));
  return accept({ question, articles: sure.map((passage) => ({ ...passage, open: open.has(passage.articleId) })) });
}

/** What the customer said since they were last answered; when nothing is open, what they said before that. */
async function readQuestion(db: Db, ticketId: Id): Promise<string> {
  const { rows } = await readThread(db, { ticketId, before: maxCount, limit: longestLook, publicOnly: true });
  const isTheirs = ({ author_kind: kind }: (typeof rows)[number]) => kind === 'customer';
  const last = rows.findLastIndex(isTheirs);
  const answered = rows.slice(0, last + 1).findLastIndex(({ author_kind: kind }) => kind !== 'customer' && kind !== 'system');
  return rows.slice(answered + 1, last + 1).filter(isTheirs).map(({ body }) => body).join('\n').slice(-longestQuestion);
}
