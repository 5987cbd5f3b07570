/** Publishes and retires versions. What is published never changes; what is retired takes no new tickets. */

import { validateFlow } from '@huiyin/domain/flow/validate.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Json } from '@huiyin/domain/kernel/json.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { readRoles } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { type ByWhom, changeFlow } from './change-flow.ts';
import { lockFlowVersion, readFlowVersionRows, savePublished, saveRetired } from './flow.store.ts';
import { lockFlowRules, readFlowRules } from './flow-rule.store.ts';
import { lockDraft } from './save-flow-draft.ts';

export function publishFlowVersion(
  shell: Shell,
  call: ByWhom & { readonly versionId: Id; readonly seen: number | null },
): Promise<Result<Id, 'flow_version.unknown' | 'flow_version.published' | 'flow.changed' | 'flow.invalid'>> {
  return changeFlow(shell, call, 'flow_version.published', async (tx) => {
    await lockFlowRules(tx);
    const draft = await lockDraft(tx, call.versionId, call.seen);
    if (!draft.ok) return draft;
    const { id, flowKey, number, document } = draft.value;
    const findings = validateFlow(document, { roles: await readRoleNames(tx) });
    if (findings.length > 0) return refuse('flow.invalid', { findings: findings as unknown as Json });

    await savePublished(tx, id, shell.clock.now());
    return accept({ value: id, target: `flow_version:${id}`, facts: { flow: flowKey, number } });
  });
}

export function retireFlowVersion(
  shell: Shell,
  call: ByWhom & { readonly versionId: Id },
): Promise<Result<Id, 'flow_version.unknown' | 'flow_version.not_published' | 'flow_version.in_rules'>> {
  return changeFlow(shell, call, 'flow_version.retired', async (tx) => {
    await lockFlowRules(tx);
    const version = await lockFlowVersion(tx, call.versionId);
    if (!version) return refuse('flow_version.unknown');
    const { id, flowId, flowKey, number, state } = version;
    if (state !== 'published') return refuse('flow_version.not_published', { state });
    if (await isNeeded(tx, id, flowId)) return refuse('flow_version.in_rules');

    await saveRetired(tx, id, shell.clock.now());
    return accept({ value: id, target: `flow_version:${id}`, facts: { flow: flowKey, number } });
  });
}

/** A rule names this version, or names its flow and no other published version would be left. */
async function isNeeded(db: Db, id: Id, flowId: Id): Promise<boolean> {
  const rules = await readFlowRules(db);
  if (rules.some((rule) => rule.flowVersionId === id)) return true;
  const others = (await readFlowVersionRows(db)).some((other) => other.flowId === flowId && other.id !== id && other.state === 'published');
  return !others && rules.some((rule) => rule.flowId === flowId && rule.flowVersionId === null);
}

export async function readRoleNames(db: Db): Promise<readonly string[]> {
  return (await readRoles(db)).map((role) => role.key);
}
