/** Which flow version a ticket takes, by the centre's rules. */

import { chooseFlow, type FlowSubject } from '@huiyin/domain/flow/choose-flow.ts';
import { second } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Db } from '../platform/db.ts';
import { keptFor } from '../platform/kept.ts';
import { type FlowChoice, readFlowChoices } from './flow-rule.store.ts';
import { type PublishedFlow, readPublished } from './published-flow.ts';

/** Rules change a few times a year and tickets open thousands of times an hour. */
const kept = keptFor<readonly FlowChoice[]>(second);

/** Refused when no rule fits, or the rule that fits has no published version left. */
export async function chooseFlowVersion(db: Db, subject: FlowSubject): Promise<Result<PublishedFlow, 'flow_rule.none_matches'>> {
  const choice = chooseFlow(await choicesOf(db), subject);
  if (!choice?.flowVersionId) return refuse('flow_rule.none_matches');
  return accept(await readPublished(db, choice.flowVersionId));
}

/** After rules or versions were changed through this database handle: what was kept is old. */
export function forgetFlowChoices(db: Db): void {
  kept.forget(db);
}

/** Inside a transaction always read: it may have changed the rules itself. */
function choicesOf(db: Db): Promise<readonly FlowChoice[]> {
  return db.isTransaction ? readFlowChoices(db) : kept.of(db, () => readFlowChoices(db));
}
