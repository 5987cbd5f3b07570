/** The tables of dispatch as Kysely sees them. */

import type { ColumnType, Generated } from 'kysely';
import type { ChannelLimits, DispatchSettings, ShiftDocument, TeamRules } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import type { PresenceState } from '@huiyin/domain/dispatch/presence.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';

type Timestamp = ColumnType<number, Date, Date>;
type NullableTimestamp = ColumnType<number | null, Date | null, Date | null>;
type Jsonb<Value> = ColumnType<Value, string, string>;

declare module '../platform/db.ts' {
  interface Tables {
    skill: { id: string; key: string; name: Jsonb<BilingualText>; created_at: Timestamp };
    person_skill: { person_id: string; skill_id: string; level: number };
    skill_rule: {
      position: number;
      ticket_kind: string | null;
      category_id: string | null;
      channel_kind: string | null;
      language: string | null;
      skill_id: string;
      level: number;
      relax_after_minutes: number | null;
    };
    shift: { id: string; name: Jsonb<BilingualText>; document: Jsonb<ShiftDocument>; version: Generated<number>; created_at: Timestamp };
    agent_profile: { person_id: string; capacity: ColumnType<string | null, number | null, number | null>; channel_limits: Jsonb<ChannelLimits>; shift_id: string | null };
    dispatch_setting: { singleton: Generated<boolean>; document: Jsonb<DispatchSettings>; version: Generated<number> };
    dispatch_team: {
      team_id: string;
      rules: Jsonb<TeamRules>;
      shift_id: string | null;
      version: Generated<number>;
      release_credit: number | null;
      released_at: NullableTimestamp;
    };
    presence: {
      person_id: string;
      state: PresenceState;
      reason: string | null;
      since: Timestamp;
      seen_at: Timestamp;
      wrap_up_until: NullableTimestamp;
      given_at: NullableTimestamp;
      returned: Generated<boolean>;
    };
    presence_log: { person_id: string; from_at: Timestamp; to_at: NullableTimestamp; state: PresenceState; reason: string | null; lost: Generated<boolean> };
    dispatch_trace: { ticket_id: string; step_entered_at: Timestamp; overflowed_from: Generated<string[]>; alerted_at: NullableTimestamp; recheck: Generated<boolean> };
  }
}
