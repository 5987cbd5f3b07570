/** The conversation so far as the assistant sees it: masked, in order, with what is still unanswered as one question. */

import { readEntities } from '@huiyin/domain/assistant/entities.ts';
import type { NamedThing, Said } from '@huiyin/domain/assistant/packet.ts';
import { wishOf } from '@huiyin/domain/assistant/wish.ts';
import type { Question } from '@huiyin/domain/assistant/thought.ts';
import { maskContact } from '@huiyin/domain/customer/mask.ts';
import { languageOf } from '@huiyin/domain/kernel/language.ts';
import { maxCount } from '@huiyin/domain/ticket/message.contract.ts';
import type { Db } from '../platform/db.ts';
import { readThread } from '../ticket/index.ts';

export interface Talk {
  /** What the customer said since they were last answered, as they said it. */
  readonly unanswered: string;
  readonly hasFiles: boolean;
  readonly question: Question;
  readonly said: readonly Said[];
  readonly entities: readonly NamedThing[];
}

/** A conversation with a machine is short; what was said long before says nothing about the question. */
const longestTalk = 30;
const longestQuestion = 2_000;

export async function readTalk(db: Db, ticketId: string): Promise<Talk> {
  const { rows } = await readThread(db, { ticketId, before: maxCount, limit: longestTalk, publicOnly: true });
  const lastAnswer = rows.findLastIndex(({ author_kind }) => author_kind !== 'customer' && author_kind !== 'system');
  const open = rows.slice(lastAnswer + 1).filter(({ author_kind }) => author_kind === 'customer');
  const unanswered = open.map(({ body }) => body).join('\n').slice(-longestQuestion);
  const said = rows.flatMap(({ author_kind, body }): Said[] => (author_kind === 'customer' || author_kind === 'assistant' ? [{ by: author_kind, text: readEntities(body).masked }] : []));
  const theirs = rows.filter(({ author_kind }) => author_kind === 'customer').map(({ body }) => body).join('\n');
  return {
    unanswered,
    hasFiles: open.some(({ attachments }) => (attachments?.length ?? 0) > 0),
    question: { text: readEntities(unanswered).masked, language: languageOf(unanswered === '' ? theirs : unanswered), earlier: said.slice(0, Math.max(0, said.length - open.length)) },
    said,
    entities: readEntities(theirs).entities.map(({ kind, value }) => ({ kind, text: shown(kind, value) })),
  };
}

/** What the customer's matter is, without the hello and the wish for a person, which would only find articles about persons. */
export function theirWords({ said }: Pick<Talk, 'said'>): string {
  return said.filter(({ by, text }) => by === 'customer' && wishOf(text) === 'answer').map(({ text }) => text).join('\n');
}

/** Order numbers and amounts are what the agent looks for; what is somebody's own is masked as everywhere. */
function shown(kind: string, value: string): string {
  if (kind === 'order' || kind === 'amount' || kind === 'number') return value;
  if (kind === 'email') return maskContact({ kind, value });
  const digits = value.replaceAll(/[^\dXx]/g, '');
  return kind === 'phone' && digits.length >= 11 ? `${digits.slice(-11, -8)}****${digits.slice(-4)}` : `****${digits.slice(-4)}`;
}
