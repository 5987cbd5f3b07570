/** Replaces the rules that decide which flow a ticket takes, all at once, so that no moment has half of them. */

import { catchesAll } from '@huiyin/domain/flow/choose-flow.ts';
import { accept, refuse, type Refused, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { type ByWhom, changeFlow } from './change-flow.ts';
import { readFlowKeys, readFlowVersionRows } from './flow.store.ts';
import { type FlowRuleRow, lockFlowRules, saveFlowRules } from './flow-rule.store.ts';

type RuleRefusal = 'flow.unknown' | 'flow_version.unknown' | 'flow_version.not_published' | 'flow_rule.none_matches';

/** Returns the rules' new version. */
export function replaceFlowRules(
  shell: Shell,
  call: ByWhom & { readonly items: readonly Omit<FlowRuleRow, 'id'>[]; readonly seen: number | null },
): Promise<Result<undefined, RuleRefusal | 'flow.changed'>> {
  return changeFlow(shell, call, 'flow_rules.replaced', async (tx) => {
    const version = await lockFlowRules(tx);
    if (call.seen !== null && call.seen !== version) return refuse('flow.changed', { version });
    const refused = await checkRules(tx, call.items);
    if (refused) return refused;

    await saveFlowRules(tx, call.items.map((rule) => ({ ...rule, id: shell.ids.next() })));
    return accept({ value: undefined, target: 'flow_rules', facts: { rules: call.items.length } });
  });
}

async function checkRules(db: Db, rules: readonly Omit<FlowRuleRow, 'id'>[]): Promise<Refused<RuleRefusal> | null> {
  const last = rules.at(-1);
  // Whatever comes must find a flow, today and when new kinds and channels are made.
  if (!last || !catchesAll(last)) return refuse('flow_rule.none_matches');

  const flows = await readFlowKeys(db);
  const versions = await readFlowVersionRows(db);
  for (const [index, rule] of rules.entries()) {
    if (!flows.some((flow) => flow.id === rule.flowId)) return refuse('flow.unknown', { rule: index });
    const own = versions.filter((version) => version.flowId === rule.flowId);
    const named = own.find((version) => version.id === rule.flowVersionId);
    if (rule.flowVersionId !== null && !named) return refuse('flow_version.unknown', { rule: index });
    const published = named ? named.state === 'published' : own.some((version) => version.state === 'published');
    if (!published) return refuse('flow_version.not_published', { rule: index });
  }
  return null;
}
