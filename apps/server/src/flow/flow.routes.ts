/** HTTP for flows, their versions and the rules between them. */

import { compareFlows } from '@huiyin/domain/flow/compare.ts';
import * as contract from '@huiyin/domain/flow/flow.contract.ts';
import { shapeFindings } from '@huiyin/domain/flow/parse-flow.ts';
import { validateFlow } from '@huiyin/domain/flow/validate.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { createFlow, draftFlowVersion } from './draft-flow-version.ts';
import { readFlowVersion } from './flow.store.ts';
import { viewFlows, viewFlowVersion } from './flow.view.ts';
import { readFlowRules, readRulesVersion } from './flow-rule.store.ts';
import { publishFlowVersion, readRoleNames, retireFlowVersion } from './publish-flow-version.ts';
import { replaceFlowRules } from './replace-flow-rules.ts';
import { discardFlowDraft, saveFlowDraft } from './save-flow-draft.ts';

export const flowRoutes = (shell: Shell): Routes => (serve) => {
  const { db } = shell;
  const rules = async () => accept({ items: await readFlowRules(db), version: await readRulesVersion(db) });

  serve(contract.listFlows, async () => accept({ items: await viewFlows(db) }));
  serve(contract.readFlowVersion, ({ params }) => viewFlowVersion(db, params.versionId));

  serve(contract.createFlow, async (call) => {
    const created = await createFlow(shell, { ...call, ...call.body });
    return created.ok ? viewFlowVersion(db, created.value) : created;
  });

  serve(contract.draftFlowVersion, async (call) => {
    const drafted = await draftFlowVersion(shell, { ...call, flowId: call.params.flowId, from: call.body.from, note: call.body.note ?? '' });
    return drafted.ok ? viewFlowVersion(db, drafted.value) : drafted;
  });

  serve(contract.saveFlowDraft, async (call) => {
    const { document, note } = call.body;
    const saved = await saveFlowDraft(shell, { ...call, versionId: call.params.versionId, seen: call.version, document, note: note ?? null });
    return saved.ok ? viewFlowVersion(db, saved.value) : saved;
  });

  serve(contract.discardFlowDraft, (call) => discardFlowDraft(shell, { ...call, versionId: call.params.versionId, seen: call.version }));

  serve(contract.validateFlowDocument, async ({ body }) => {
    const malformed = shapeFindings(body.document);
    const findings = malformed.length > 0 ? malformed : validateFlow(body.document, { roles: await readRoleNames(db) });
    return accept({ findings: [...findings] });
  });

  serve(contract.publishFlowVersion, async (call) => {
    const published = await publishFlowVersion(shell, { ...call, versionId: call.params.versionId, seen: call.version });
    return published.ok ? viewFlowVersion(db, published.value) : published;
  });

  serve(contract.retireFlowVersion, async (call) => {
    const retired = await retireFlowVersion(shell, { ...call, versionId: call.params.versionId });
    return retired.ok ? viewFlowVersion(db, retired.value) : retired;
  });

  serve(contract.compareFlowVersions, async ({ params, query }) => {
    const [now, other] = await Promise.all([readFlowVersion(db, params.versionId), readFlowVersion(db, query.with)]);
    return now && other ? accept(compareFlows(other.document, now.document)) : refuse('flow_version.unknown');
  });

  serve(contract.listFlowRules, rules);
  serve(contract.replaceFlowRules, async (call) => {
    const replaced = await replaceFlowRules(shell, { ...call, items: call.body.items, seen: call.version });
    return replaced.ok ? rules() : replaced;
  });
};
