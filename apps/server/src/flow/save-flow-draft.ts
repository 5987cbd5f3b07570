/** Saves a draft, or throws it away. A draft may have findings; it may not be malformed. */

import { parseFlow } from '@huiyin/domain/flow/parse-flow.ts';
import { finding } from '@huiyin/domain/flow/finding.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Json } from '@huiyin/domain/kernel/json.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { type ByWhom, changeFlow } from './change-flow.ts';
import { type FlowVersion, lockFlowVersion, removeDraft, removeFlowWithoutVersions, saveDraft } from './flow.store.ts';

type DraftRefusal = 'flow_version.unknown' | 'flow_version.published' | 'flow.changed';

export function saveFlowDraft(
  shell: Shell,
  call: ByWhom & { readonly versionId: Id; readonly seen: number | null; readonly document: unknown; readonly note: string | null },
): Promise<Result<Id, DraftRefusal | 'flow.invalid'>> {
  return changeFlow(shell, call, 'flow_version.saved', async (tx) => {
    const draft = await lockDraft(tx, call.versionId, call.seen);
    if (!draft.ok) return draft;
    const parsed = parseFlow(call.document);
    if (!parsed.ok) return parsed;
    const { flowKey, number, id } = draft.value;
    if (parsed.value.key !== flowKey) return refuse('flow.invalid', { findings: [otherKey(flowKey)] });

    await saveDraft(tx, id, { document: parsed.value, note: call.note ?? draft.value.note });
    return accept({ value: id, target: `flow_version:${id}`, facts: { flow: flowKey, number } });
  });
}

export function discardFlowDraft(shell: Shell, call: ByWhom & { readonly versionId: Id; readonly seen: number | null }): Promise<Result<undefined, DraftRefusal>> {
  return changeFlow(shell, call, 'flow_version.discarded', async (tx) => {
    const draft = await lockDraft(tx, call.versionId, call.seen);
    if (!draft.ok) return draft;
    const { id, flowId, flowKey, number } = draft.value;
    await removeDraft(tx, id);
    await removeFlowWithoutVersions(tx, flowId);
    return accept({ value: undefined, target: `flow_version:${id}`, facts: { flow: flowKey, number } });
  });
}

/** `seen`: the version the caller had before them; null takes whatever is there. */
export async function lockDraft(tx: Tx, id: Id, seen: number | null): Promise<Result<FlowVersion, DraftRefusal>> {
  const version = await lockFlowVersion(tx, id);
  if (!version) return refuse('flow_version.unknown');
  if (version.state !== 'draft') return refuse('flow_version.published', { state: version.state });
  if (seen !== null && seen !== version.version) return refuse('flow.changed', { version: version.version });
  return accept(version);
}

function otherKey(key: string): Json {
  return finding('document.shape', { path: '/key' }, `流程标识必须是“${key}”`, `The flow key must be “${key}”`);
}
