/** The tables of alerts; only the stores beside write them. */

import type { Analysis } from '@huiyin/domain/alert/analysis.schema.ts';
import type { BusinessChangeKind } from '@huiyin/domain/alert/business-change.ts';
import type { Phase, Verdict } from '@huiyin/domain/alert/evaluate.ts';
import type { ActionKind } from '@huiyin/domain/alert/propose.ts';
import type { AlertRule, Condition } from '@huiyin/domain/alert/rule.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { ColumnType } from 'kysely';

type Timestamp = ColumnType<number, Date, Date>;
type MaybeTimestamp = ColumnType<number | null, Date | null | undefined, Date | null>;
type Jsonb<Value> = ColumnType<Value, string, string>;
type Later<Value> = ColumnType<Value, Value | undefined, Value>;

declare module '../platform/db.ts' {
  interface Tables {
    alert_rule: {
      id: string; key: string | null; name: Jsonb<BilingualText>; metric: string; slice: Jsonb<Record<string, string>>; condition: Jsonb<Condition>; window_ms: number; minimum_n: number; dwell_ms: number;
      hysteresis: number; weeks: number; muted_until: MaybeTimestamp; owner_id: string | null; outlet_ids: string[]; active: boolean; version: Later<number>; created_at: Timestamp; removed_at: MaybeTimestamp;
      looked_at: MaybeTimestamp; phase: Later<Phase>; since: MaybeTimestamp; verdict: Later<Verdict | null>; silent_since: MaybeTimestamp; told: Later<boolean>; value: Later<number | null>;
    };
    alert: {
      id: string; rule_id: string; rule: Jsonb<AlertRule>; began_at: Timestamp; ended_at: MaybeTimestamp; value: number; peak: number; usual: number | null; said: Jsonb<BilingualText>;
      analysed_at: Timestamp; analysed_value: number; closed_at: MaybeTimestamp; closed_by: Later<string | null>;
    };
    alert_analysis: { alert_id: string; at: Timestamp; value: number; analysis: Jsonb<Analysis> };
    alert_comment: { id: string; alert_id: string; by_id: string | null; body: string; at: Timestamp };
    alert_action: {
      id: string; alert_id: string; kind: ActionKind; title: string; owner_id: string; by_id: string | null; due_on: string; state: 'open' | 'done' | 'declined'; result: Later<string | null>;
      reminded_at: MaybeTimestamp; at: Timestamp; settled_at: MaybeTimestamp; settled_by: Later<string | null>;
    };
    business_change: { id: string; kind: BusinessChangeKind; name: string; from_on: string; until_on: string; topics: string[]; note: string; version: Later<number>; created_at: Timestamp; removed_at: MaybeTimestamp };
  }
}
