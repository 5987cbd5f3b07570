/** Columns of the tables of promises. */

import type { ClockKind, ClockState, Firing, Segment } from '@huiyin/domain/sla/clock.ts';
import type { Matched, PolicyConditions, Rung, Target } from '@huiyin/domain/sla/policy.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { PauseReason } from '@huiyin/domain/ticket/ticket.ts';
import type { ColumnType } from 'kysely';

type Json<Value> = ColumnType<Value, string, string>;
type Timestamp = ColumnType<number, Date, Date>;
type MaybeTimestamp = ColumnType<number | null, Date | null, Date | null>;

declare module '../platform/db.ts' {
  interface Tables {
    ladder: { id: string; key: string | null; name: Json<BilingualText>; rungs: Json<Rung[]>; version: number; removed_at: MaybeTimestamp };
    policy: {
      id: string;
      key: string | null;
      position: number;
      name: Json<BilingualText>;
      active: boolean;
      conditions: Json<PolicyConditions>;
      targets: Json<Target[]>;
      version: number;
      removed_at: MaybeTimestamp;
    };
    sla_settings: { singleton: boolean; version: number };
    clock: {
      ticket_id: string;
      seq: number;
      kind: ClockKind;
      ref: string | null;
      state: ClockState;
      policy_id: string | null;
      ladder_id: string | null;
      calendar_id: string;
      target_ms: number;
      why: Json<Matched[]>;
      pause_while: Json<PauseReason[]>;
      warn_at: Json<number[]>;
      segments: Json<Segment[]>;
      fired: Json<Firing[]>;
      started_at: Timestamp;
      stopped_at: MaybeTimestamp;
      due_at: MaybeTimestamp;
      breached_at: MaybeTimestamp;
      breach_seen_at: MaybeTimestamp;
      next_at: MaybeTimestamp;
    };
  }
}
