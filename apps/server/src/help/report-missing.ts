/** An agent says that no article answers what was asked. */

import { readEntities } from '@huiyin/domain/assistant/entities.ts';
import type { Actor, Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { day } from '@huiyin/domain/kernel/instant.ts';
import { languageOf } from '@huiyin/domain/kernel/language.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { readSameGap, recordGap } from '../knowledge/index.ts';
import type { Shell } from '../platform/shell.ts';
import { readTicket } from '../ticket/index.ts';

export async function reportMissing(shell: Shell, wish: { readonly ticketId: Id; readonly question: string; readonly actor: Actor; readonly reach: Reach }): Promise<Result<undefined, 'ticket.unknown'>> {
  if (!(await readTicket(shell.db, wish.ticketId, wish.reach))) return refuse('ticket.unknown');
  const at = shell.clock.now();
  const question = readEntities(wish.question.replace(/\s+/gu, ' ').trim()).masked;
  if (await readSameGap(shell.db, { question, source: 'missing', ticketId: wish.ticketId }, at - day)) return accept(undefined);
  const byId = wish.actor.kind === 'person' ? wish.actor.id : null;
  await shell.db.transaction().execute((tx) => recordGap(tx, { id: shell.ids.next(), question, language: languageOf(question), source: 'missing', ticketId: wish.ticketId, articleId: null, byId, at }));
  return accept(undefined);
}
