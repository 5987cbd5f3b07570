/** Makes drafts: a copy of a version within its flow, or the first version of a new flow. */

import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import { personOf } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { Shell } from '../platform/shell.ts';
import { type ByWhom, changeFlow } from './change-flow.ts';
import { insertFlow, insertFlowVersion, lockFlow, readFlowVersion, readLastNumber } from './flow.store.ts';

/** Returns the new version's id. */
export function draftFlowVersion(
  shell: Shell,
  call: ByWhom & { readonly flowId: Id; readonly from: Id; readonly note: string },
): Promise<Result<Id, 'flow.unknown' | 'flow_version.unknown'>> {
  return changeFlow(shell, call, 'flow_version.drafted', async (tx) => {
    const flow = await lockFlow(tx, call.flowId);
    if (!flow) return refuse('flow.unknown');
    const source = await readFlowVersion(tx, call.from);
    if (source?.flowId !== flow.id) return refuse('flow_version.unknown');

    const id = shell.ids.next();
    const number = (await readLastNumber(tx, flow.id)) + 1;
    await insertFlowVersion(tx, { id, flowId: flow.id, number, document: source.document, note: call.note, by: personOf(call.actor), at: shell.clock.now(), published: false });
    return accept({ value: id, target: `flow_version:${id}`, facts: { flow: flow.key, number, from: source.number } });
  });
}

/** Returns the id of the new flow's first draft. */
export function createFlow(
  shell: Shell,
  call: ByWhom & { readonly key: string; readonly name: BilingualText; readonly from: Id },
): Promise<Result<Id, 'flow_version.unknown' | 'flow.key_taken'>> {
  return changeFlow(shell, call, 'flow.created', async (tx) => {
    const source = await readFlowVersion(tx, call.from);
    if (!source) return refuse('flow_version.unknown');
    const at = shell.clock.now();
    const flowId = shell.ids.next();
    if (!(await insertFlow(tx, { id: flowId, key: call.key, at }))) return refuse('flow.key_taken', { key: call.key });

    const id = shell.ids.next();
    const document: FlowDocument = { ...source.document, key: call.key, name: call.name };
    await insertFlowVersion(tx, { id, flowId, number: 1, document, note: '', by: personOf(call.actor), at, published: false });
    return accept({ value: id, target: `flow:${flowId}`, facts: { key: call.key, from: source.id } });
  });
}
