/** The tables of the assistant as Kysely sees them. */

import type { Packet } from '@huiyin/domain/assistant/packet.ts';
import type { AssistantSettings } from '@huiyin/domain/assistant/settings.ts';
import type { HandOffReason } from '@huiyin/domain/ticket/ticket.ts';
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<number, Date, Date>;
type Jsonb<Value> = ColumnType<Value, string, string>;

export type TurnDecision = 'answer' | 'clarify' | 'greet' | 'hand_on';
export type TurnOutcome = 'accepted' | 'left' | 'doubted' | 'handed_on' | 'person';

export interface ConsideredArticle {
  readonly articleId: string;
  readonly version: number;
  readonly title: string;
  readonly confidence: number;
}

declare module '../platform/db.ts' {
  interface Tables {
    assistant_setting: { singleton: Generated<boolean>; document: Jsonb<AssistantSettings>; version: Generated<number> };
    assistant_turn: {
      id: string;
      ticket_id: string;
      message_id: string | null;
      at: Timestamp;
      question: string;
      language: string;
      decision: TurnDecision;
      reason: HandOffReason | null;
      confidence: number;
      mind: string;
      model: string | null;
      considered: Jsonb<readonly ConsideredArticle[]>;
      cited: Jsonb<readonly Pick<ConsideredArticle, 'articleId' | 'version'>[]>;
      ms: number;
      tokens: Generated<number>;
      outcome: TurnOutcome | null;
    };
    assistant_packet: { ticket_id: string; at: Timestamp; reason: HandOffReason; packet: Jsonb<Packet> };
    assistant_claim: { ticket_id: string; seq: number; until: Timestamp; failures: Generated<number> };
  }
}
