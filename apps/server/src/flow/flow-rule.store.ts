/** SQL for `flow_rule` and `flow_rule_set`: which tickets take which flow. */

import type { FlowRule } from '@huiyin/domain/flow/choose-flow.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    flow_rule: {
      id: string;
      position: number;
      ticket_kind: string | null;
      category_id: string | null;
      channel_id: string | null;
      flow_id: string;
      flow_version_id: string | null;
    };
    flow_rule_set: { singleton: boolean; version: number };
  }
}

export interface FlowRuleRow extends FlowRule {
  readonly id: Id;
  readonly flowId: Id;
  readonly flowVersionId: Id | null;
}

/** A rule together with the version it stands for now; null when its flow has no published version. */
export interface FlowChoice extends FlowRule {
  readonly flowVersionId: Id | null;
}

export async function readFlowRules(db: Db): Promise<FlowRuleRow[]> {
  return db
    .selectFrom('flow_rule')
    .select(['id', 'ticket_kind as ticketKind', 'category_id as categoryId', 'channel_id as channelId', 'flow_id as flowId', 'flow_version_id as flowVersionId'])
    .orderBy('position')
    .execute();
}

export async function readFlowChoices(db: Db): Promise<FlowChoice[]> {
  return db
    .selectFrom('flow_rule')
    .select((read) => [
      'ticket_kind as ticketKind',
      'category_id as categoryId',
      'channel_id as channelId',
      read.fn
        .coalesce(
          'flow_version_id',
          read
            .selectFrom('flow_version')
            .select('flow_version.id')
            .whereRef('flow_version.flow_id', '=', 'flow_rule.flow_id')
            .where('state', '=', 'published')
            .orderBy('number', 'desc')
            .limit(1),
        )
        .as('flowVersionId'),
    ])
    .orderBy('position')
    .execute();
}

export async function readRulesVersion(db: Db): Promise<number> {
  return (await db.selectFrom('flow_rule_set').select('version').executeTakeFirstOrThrow()).version;
}

/** Taken by all who change what a rule may stand for: replacing rules, publishing, retiring. */
export async function lockFlowRules(tx: Tx): Promise<number> {
  return (await tx.selectFrom('flow_rule_set').select('version').forUpdate().executeTakeFirstOrThrow()).version;
}

export async function saveFlowRules(tx: Tx, rules: readonly FlowRuleRow[]): Promise<number> {
  await tx.deleteFrom('flow_rule').execute();
  await tx
    .insertInto('flow_rule')
    .values(
      rules.map((rule, position) => ({
        id: rule.id,
        position,
        ticket_kind: rule.ticketKind,
        category_id: rule.categoryId,
        channel_id: rule.channelId,
        flow_id: rule.flowId,
        flow_version_id: rule.flowVersionId,
      })),
    )
    .execute();
  const saved = await tx.updateTable('flow_rule_set').set({ version: sql`version + 1` }).returning('version').executeTakeFirstOrThrow();
  return saved.version;
}
