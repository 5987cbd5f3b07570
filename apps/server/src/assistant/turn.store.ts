/** SQL for what the assistant thought and said, and for the packet it hands on with. */

import type { Packet } from '@huiyin/domain/assistant/packet.ts';
import type { HandOffReason } from '@huiyin/domain/ticket/ticket.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import type { ConsideredArticle, TurnDecision, TurnOutcome } from './assistant.tables.ts';

export interface Turn {
  readonly id: string;
  readonly ticketId: string;
  /** Null where it handed on. */
  readonly messageId: string | null;
  readonly at: number;
  /** Masked. */
  readonly question: string;
  readonly language: 'zh' | 'en';
  readonly decision: TurnDecision;
  readonly reason: HandOffReason | null;
  readonly confidence: number;
  readonly mind: string;
  readonly model: string | null;
  readonly considered: readonly ConsideredArticle[];
  readonly cited: readonly Pick<ConsideredArticle, 'articleId' | 'version'>[];
  readonly ms: number;
  readonly tokens: number;
}

export async function insertTurn(tx: Tx, turn: Turn): Promise<void> {
  await tx
    .insertInto('assistant_turn')
    .values({
      id: turn.id, ticket_id: turn.ticketId, message_id: turn.messageId, at: new Date(turn.at), question: turn.question, language: turn.language, decision: turn.decision, reason: turn.reason,
      confidence: turn.confidence, mind: turn.mind, model: turn.model, considered: JSON.stringify(turn.considered), cited: JSON.stringify(turn.cited), ms: turn.ms, tokens: turn.tokens, outcome: null,
    })
    .execute();
}

/** Of the last thing it said on a ticket, unless something became of it before. */
export async function settleTurn(tx: Tx, ticketId: string, outcome: TurnOutcome): Promise<void> {
  await sql`
    update assistant_turn set outcome = ${outcome}
    where id = (select id from assistant_turn where ticket_id = ${ticketId}::uuid and message_id is not null order by at desc, id desc limit 1) and outcome is null`.execute(tx);
}

/** The turn that said a message. */
export async function readTurnOf(db: Db, messageId: string): Promise<TurnRow | undefined> {
  return turns(db).where('message_id', '=', messageId).executeTakeFirst();
}

export type TurnRow = Turn & { readonly outcome: TurnOutcome | null };

/** Oldest first. */
export async function readTurns(db: Db, ticketId: string): Promise<TurnRow[]> {
  return turns(db).where('ticket_id', '=', ticketId).orderBy('at').orderBy('id').execute();
}

function turns(db: Db) {
  return db
    .selectFrom('assistant_turn')
    .select(['id', 'ticket_id as ticketId', 'message_id as messageId', 'at', 'question', sql<'zh' | 'en'>`language`.as('language'), 'decision', 'reason', 'confidence', 'mind', 'model', 'considered', 'cited', 'ms', 'tokens', 'outcome']);
}

export async function savePacket(tx: Tx, { ticketId, at, reason, packet }: { readonly ticketId: string; readonly at: number; readonly reason: HandOffReason; readonly packet: Packet }): Promise<void> {
  const row = { at: new Date(at), reason, packet: JSON.stringify(packet) };
  await tx.insertInto('assistant_packet').values({ ticket_id: ticketId, ...row }).onConflict((conflict) => conflict.column('ticket_id').doUpdateSet(row)).execute();
}

export async function readPacket(db: Db, ticketId: string): Promise<{ readonly at: number; readonly reason: HandOffReason; readonly packet: Packet } | undefined> {
  return db.selectFrom('assistant_packet').select(['at', 'reason', 'packet']).where('ticket_id', '=', ticketId).executeTakeFirst();
}
