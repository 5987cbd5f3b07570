/** The tables of tickets as Kysely sees them. */

import type { Json } from '@huiyin/domain/kernel/json.ts';
import type { Choice, Citation } from '@huiyin/domain/ticket/message.contract.ts';
import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<number, Date, Date>;
type NullableTimestamp = ColumnType<number | null, Date | null, Date | null>;
type Jsonb<Value> = ColumnType<Value, string, string>;

export interface TicketTable {
  id: string;
  number: string;
  version: number;
  channel_id: string;
  customer_id: string;
  visitor_id: string | null;
  subject: string;
  kind: string | null;
  category_id: string | null;
  region: string | null;
  complaint: boolean;
  flow_version_id: string;
  stage: Ticket['stage'];
  step: string;
  role: string;
  step_entered_at: Timestamp;
  fields: Jsonb<Ticket['fields']>;
  urgency: Ticket['urgency'];
  impact: Ticket['impact'];
  priority: Ticket['priority'];
  priority_rank: number;
  team_id: string | null;
  agent_id: string | null;
  held_by: Jsonb<Ticket['heldBy']>;
  state: Ticket['state'];
  pause: Jsonb<Ticket['pause']>;
  rests: Jsonb<Ticket['rests']>;
  solution: Jsonb<Ticket['solution']>;
  confirmation: Jsonb<Ticket['confirmation']>;
  silence_confirms_at: NullableTimestamp;
  answered_on_the_spot: boolean;
  rating: Jsonb<Ticket['rating']>;
  rating_asked_at: NullableTimestamp;
  follow_up: Jsonb<Ticket['followUp']>;
  message_seq: number;
  first_answered_at: NullableTimestamp;
  waiting_since: NullableTimestamp;
  last_message_at: NullableTimestamp;
  queue_at: Timestamp;
  reopenings: number;
  urges: number;
  exception: Jsonb<Ticket['exception']>;
  escalated_at: NullableTimestamp;
  /** The nearest promise on it, told by whoever keeps the clocks. */
  due_at: NullableTimestamp;
  expedited_at: NullableTimestamp;
  abandoned_at: NullableTimestamp;
  merged_into: string | null;
  parent_id: string | null;
  links: Jsonb<Ticket['links']>;
  sub_tasks: Jsonb<Ticket['subTasks']>;
  hand_over: Jsonb<Ticket['handOver']>;
  assistant: Jsonb<Ticket['assistant']>;
  opened_by: Ticket['openedBy'];
  opened_at: Timestamp;
  archived_at: NullableTimestamp;
}

export interface TicketEventTable {
  ticket_id: string;
  version: number;
  kind: string;
  at: Timestamp;
  actor_kind: string;
  actor_id: string | null;
  stage: string;
  step: string;
  facts: Jsonb<{ readonly [key: string]: Json }>;
  txid: Generated<string>;
  position: Generated<number>;
}

export interface MessageTable {
  id: string;
  ticket_id: string;
  seq: number;
  direction: 'inbound' | 'outbound' | 'internal';
  author_kind: 'person' | 'customer' | 'assistant' | 'system' | 'key';
  author_id: string | null;
  body: string;
  attachments: Jsonb<readonly { id: string; name: string; type: string; size: number }[] | null>;
  at: Timestamp;
  client_id: string | null;
  choices: Jsonb<readonly Choice[] | null>;
  citations: Jsonb<readonly Citation[] | null>;
}

export interface TicketFileTable {
  ticket_id: string;
  file_id: string;
  name: string;
  type: string;
  size: number;
  internal: boolean;
}

export interface ReadMarkTable {
  ticket_id: string;
  reader_id: string;
  seq: number;
}

export interface RatingTable {
  ticket_id: string;
  version: number;
  score: number;
  scale: number;
  comment: string | null;
  at: Timestamp;
  actor_kind: string;
}

declare module '../platform/db.ts' {
  interface Tables {
    ticket: TicketTable;
    ticket_event: TicketEventTable;
    message: MessageTable;
    ticket_file: TicketFileTable;
    read_mark: ReadMarkTable;
    rating: RatingTable;
  }
}
