/** Flows as they leave: rows and documents become the views of the contract. */

import type { FlowVersionSummary, FlowVersionView, FlowView } from '@huiyin/domain/flow/flow.contract.ts';
import { validateFlow } from '@huiyin/domain/flow/validate.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { readNames } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { type FlowVersionRow, readFlowHeads, readFlowVersion, readFlowVersionRows } from './flow.store.ts';
import { readRoleNames } from './publish-flow-version.ts';

export async function viewFlows(db: Db): Promise<FlowView[]> {
  const [heads, rows] = await Promise.all([readFlowHeads(db), readFlowVersionRows(db)]);
  const names = await readNames(db, authorsOf(rows));
  return heads.map((head) => ({ ...head, versions: rows.filter((row) => row.flowId === head.id).map((row) => summaryOf(row, names)) }));
}

export async function viewFlowVersion(db: Db, id: Id): Promise<Result<FlowVersionView, 'flow_version.unknown'>> {
  const version = await readFlowVersion(db, id);
  if (!version) return refuse('flow_version.unknown');
  const { flowId, flowKey, document, state } = version;
  const findings = state === 'draft' ? validateFlow(document, { roles: await readRoleNames(db) }) : [];
  return accept({ ...summaryOf(version, await readNames(db, authorsOf([version]))), flowId, flowKey, document, findings: [...findings] });
}

function authorsOf(rows: readonly FlowVersionRow[]): Id[] {
  return rows.flatMap((row) => row.createdBy ?? []);
}

function summaryOf({ id, number, state, note, createdBy, createdAt, publishedAt, retiredAt, version }: FlowVersionRow, names: ReadonlyMap<Id, string>): FlowVersionSummary {
  return {
    id,
    number,
    state,
    note,
    createdBy: createdBy === null ? null : { id: createdBy, name: names.get(createdBy) ?? null },
    createdAt: toWire(createdAt),
    publishedAt: toWireOrNull(publishedAt),
    retiredAt: toWireOrNull(retiredAt),
    version,
  };
}
