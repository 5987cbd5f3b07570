/** Which flow version a ticket takes, by the centre's rules. */

import { chooseFlow, type FlowSubject } from '@huiyin/domain/flow/choose-flow.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Db } from '../platform/db.ts';
import { type FlowChoice, readFlowChoices } from './flow-rule.store.ts';
import { type PublishedFlow, readPublished } from './published-flow.ts';

/** Rules change a few times a year and tickets open thousands of times an hour; another node may go on for this long with the old ones. */
const keptForMs = 1000;

const kept = new WeakMap<Db, { readonly choices: readonly FlowChoice[]; readonly since: number }>();

/** Refused when no rule fits, or the rule that fits has no published version left. */
export async function chooseFlowVersion(db: Db, subject: FlowSubject): Promise<Result<PublishedFlow, 'flow_rule.none_matches'>> {
  const choice = chooseFlow(await choicesOf(db), subject);
  if (!choice?.flowVersionId) return refuse('flow_rule.none_matches');
  return accept(await readPublished(db, choice.flowVersionId));
}

/** After rules or versions were changed through this database handle: what was kept is old. */
export function forgetFlowChoices(db: Db): void {
  kept.delete(db);
}

/** Inside a transaction always read: it may have changed the rules itself. */
async function choicesOf(db: Db): Promise<readonly FlowChoice[]> {
  if (db.isTransaction) return readFlowChoices(db);
  const known = kept.get(db);
  // The monotonic clock, because this is about the age of a copy and not about the centre's time.
  const now = performance.now();
  if (known && now - known.since < keptForMs) return known.choices;
  const choices = await readFlowChoices(db);
  kept.set(db, { choices, since: now });
  return choices;
}
