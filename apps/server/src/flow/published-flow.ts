/** Published flow documents, kept in the process: they never change, so a copy can never be stale. */

import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Db } from '../platform/db.ts';
import { readFlowVersion } from './flow.store.ts';

export interface PublishedFlow {
  readonly id: Id;
  readonly flowId: Id;
  readonly key: string;
  readonly number: number;
  readonly document: FlowDocument;
}

const kept = new Map<Id, PublishedFlow>();

/** Retired versions are read too: tickets under way keep them. A draft is refused as a fault, since no ticket can be on one. */
export async function readPublished(db: Db, versionId: Id): Promise<PublishedFlow> {
  const known = kept.get(versionId);
  if (known) return known;
  const version = await readFlowVersion(db, versionId);
  if (!version || version.state === 'draft') throw new Error(`there is no published flow version ${versionId}`);
  const flow: PublishedFlow = { id: version.id, flowId: version.flowId, key: version.flowKey, number: version.number, document: version.document };
  kept.set(versionId, flow);
  return flow;
}
