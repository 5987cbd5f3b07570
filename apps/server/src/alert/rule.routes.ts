/** HTTP for the rules of alerts. */

import * as contract from '@huiyin/domain/alert/alert.contract.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { minute } from '@huiyin/domain/kernel/instant.ts';
import { refuseRule } from '@huiyin/domain/alert/rule-flaws.ts';
import { accept } from '@huiyin/domain/kernel/result.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { viewRules } from './alert.view.ts';
import { changeRule, createRule, deleteRule, muteRule, refuseInvalid } from './keep-rules.ts';
import { previewRule } from './preview-rule.ts';
import { readRule, readRules, type RuleFacts } from './rule.store.ts';
import { watchedBy } from './watch.ts';

export const ruleRoutes = (shell: Shell): Routes => (serve) => {
  const { db } = shell;
  const shown = async (id: Id) => {
    const rule = await readRule(db, id);
    if (!rule) throw new Error('the rule kept just now is not there');
    return accept((await viewRules(db, [rule]))[0]!);
  };

  serve(contract.listAlertRules, async () => accept({ items: await viewRules(db, await readRules(db)) }));

  serve(contract.createAlertRule, async (call) => {
    const made = await createRule(shell, call, factsOf(call.body));
    return made.ok ? shown(made.value) : made;
  });

  serve(contract.changeAlertRule, async (call) => {
    const changed = await changeRule(shell, call, call.params.alertRuleId, { ...factsOf(call.body), seen: call.version });
    return changed.ok ? shown(changed.value) : changed;
  });

  serve(contract.muteAlertRule, async (call) => {
    const muted = await muteRule(shell, call, call.params.alertRuleId, call.body.until === null ? null : Date.parse(call.body.until));
    return muted.ok ? shown(muted.value) : muted;
  });

  serve(contract.removeAlertRule, (call) => deleteRule(shell, call, call.params.alertRuleId));

  serve(contract.previewAlertRule, async ({ body: { until, ...facts } }) => {
    const rule = factsOf({ ...facts, mutedUntil: null, ownerId: null, outletIds: [], active: true });
    const refused = await refuseInvalid(db, rule, false);
    if (refused) return refused;
    const watched = await watchedBy(db, rule);
    // Between the check and the look its group may have gone.
    if (watched === null) return refuseRule(Object.keys(rule.slice).map((dimension) => ({ field: `slice.${dimension}`, why: 'group' })));
    return accept(await previewRule(db, rule, watched, until === undefined ? shell.clock.now() : Date.parse(until)));
  });
};

function factsOf({ windowMinutes, dwellMinutes, mutedUntil, name, metric, slice, condition, minimumN, hysteresis, weeks, ownerId, outletIds, active }: contract.RuleBody): RuleFacts {
  return { name, metric, slice, condition, windowMs: windowMinutes * minute, dwellMs: dwellMinutes * minute, minimumN, hysteresis, weeks, mutedUntil: mutedUntil === null ? null : Date.parse(mutedUntil), ownerId, outletIds, active };
}
