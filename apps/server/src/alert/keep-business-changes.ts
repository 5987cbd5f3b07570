/** Keeps the calendar of the business. Each act is audited. */

import { isLocalDate, toDayNumber } from '@huiyin/domain/calendar/local-date.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Refused, type Result } from '@huiyin/domain/kernel/result.ts';
import { audited, type By } from '../identity/index.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { type ChangeFacts, insertChange, lockChange, readTopicIds, removeChange, saveChange } from './business-change.store.ts';

/** What lasts longer is how things are, and no change. */
const longestDays = 366;

export function addChange(shell: Shell, by: By, facts: ChangeFacts): Promise<Result<Id, 'business_change.invalid'>> {
  return audited(shell, by, async (tx) => {
    const refused = await refuseInvalid(tx, facts);
    if (refused) return refused;
    const id = shell.ids.next();
    await insertChange(tx, id, tidied(facts), shell.clock.now());
    return accept({ value: id, action: 'business_change.added', target: `business_change:${id}`, facts: told(facts) });
  });
}

/** For whoever sets a whole centre up: nobody's act, and no line in the audit log. */
export async function keepChange(tx: Tx, { ids, clock }: Pick<Shell, 'ids' | 'clock'>, facts: ChangeFacts): Promise<void> {
  await insertChange(tx, ids.next(), facts, clock.now());
}

export function correctChange(shell: Shell, by: By, id: Id, { seen, ...facts }: ChangeFacts & { readonly seen: number | null }): Promise<Result<Id, 'business_change.unknown' | 'business_change.changed' | 'business_change.invalid'>> {
  return audited(shell, by, async (tx) => {
    const before = await lockChange(tx, id);
    if (!before) return refuse('business_change.unknown');
    if (seen !== null && seen !== before.version) return refuse('business_change.changed', { version: before.version });
    const refused = await refuseInvalid(tx, facts);
    if (refused) return refused;
    await saveChange(tx, id, tidied(facts), before.version + 1);
    return accept({ value: id, action: 'business_change.corrected', target: `business_change:${id}`, facts: told(facts) });
  });
}

export function deleteChange(shell: Shell, by: By, id: Id): Promise<Result<undefined, 'business_change.unknown'>> {
  return audited(shell, by, async (tx) => {
    const before = await lockChange(tx, id);
    if (!before) return refuse('business_change.unknown');
    await removeChange(tx, id, shell.clock.now());
    return accept({ value: undefined, action: 'business_change.removed', target: `business_change:${id}`, facts: told(before) });
  });
}

async function refuseInvalid(db: Db, { fromOn, untilOn, topics }: ChangeFacts): Promise<Refused<'business_change.invalid'> | null> {
  const fields: string[] = [];
  if (!isLocalDate(fromOn)) fields.push('fromOn');
  if (!isLocalDate(untilOn) || (isLocalDate(fromOn) && (untilOn < fromOn || toDayNumber(untilOn) - toDayNumber(fromOn) >= longestDays))) fields.push('untilOn');
  const known = await readTopicIds(db, topics);
  if (!topics.every((id) => known.has(id))) fields.push('topics');
  return fields.length === 0 ? null : refuse('business_change.invalid', { fields });
}

function tidied(facts: ChangeFacts): ChangeFacts {
  return { ...facts, name: facts.name.trim(), note: facts.note.trim() };
}

function told({ kind, name, fromOn, untilOn }: ChangeFacts) {
  return { kind, name: name.trim(), fromOn, untilOn };
}
