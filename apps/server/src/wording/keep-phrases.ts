/** Puts phrases on the list, changes and removes them. Each act is audited. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Refused, type Result } from '@huiyin/domain/kernel/result.ts';
import { compilePhrases, weightOf } from '@huiyin/domain/wording/find-phrases.ts';
import { shippedPhrases } from '@huiyin/domain/wording/shipped.ts';
import { audited, type By } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { forgetPhrases } from './check-wording.ts';
import { countPhrases, insertPhrase, insertShipped, isTextTaken, type KeptPhrase, lockPhrase, type PhraseFacts, removePhrase, savePhrase } from './forbidden-phrase.store.ts';
import { simplify } from '../platform/simplify.ts';

const mostPhrases = 1_000;
/** One character is part of too many innocent words. */
const fewestLetters = 2;

type Invalid = 'forbidden_phrase.invalid' | 'forbidden_phrase.taken';

export async function createPhrase(shell: Shell, by: By, wish: PhraseFacts): Promise<Result<KeptPhrase, Invalid | 'forbidden_phrase.too_many'>> {
  const facts = tidied(wish);
  const refused = refuseInvalid(facts);
  if (refused) return refused;
  return audited(shell, by, async (tx) => {
    if ((await countPhrases(tx)) >= mostPhrases) return refuse('forbidden_phrase.too_many', { most: mostPhrases });
    const made = await insertPhrase(tx, shell.ids.next(), facts, shell.clock.now());
    if (!made) return refuse('forbidden_phrase.taken');
    await forgetPhrases(tx, shell);
    return accept({ value: made, action: 'forbidden_phrase.created', target: `forbidden_phrase:${made.id}`, facts: { text: facts.text, severity: facts.severity } });
  });
}

export function changePhrase(shell: Shell, by: By, id: Id, { seen, ...wish }: PhraseFacts & { readonly seen: number | null }): Promise<Result<KeptPhrase, Invalid | 'forbidden_phrase.unknown' | 'forbidden_phrase.changed'>> {
  const facts = tidied(wish);
  return audited(shell, by, async (tx) => {
    const before = await lockPhrase(tx, id);
    if (!before) return refuse('forbidden_phrase.unknown');
    if (seen !== null && seen !== before.version) return refuse('forbidden_phrase.changed', { version: before.version });
    const refused = refuseInvalid(facts);
    if (refused) return refused;
    if (await isTextTaken(tx, facts.text, id)) return refuse('forbidden_phrase.taken');
    const after = await savePhrase(tx, id, facts, before.version + 1);
    await forgetPhrases(tx, shell);
    return accept({ value: after, action: 'forbidden_phrase.changed', target: `forbidden_phrase:${id}`, facts: { text: facts.text, severity: facts.severity, active: facts.active } });
  });
}

export function deletePhrase(shell: Shell, by: By, id: Id): Promise<Result<undefined, 'forbidden_phrase.unknown'>> {
  return audited(shell, by, async (tx) => {
    const text = await removePhrase(tx, id, shell.clock.now());
    if (text === undefined) return refuse('forbidden_phrase.unknown');
    await forgetPhrases(tx, shell);
    return accept({ value: undefined, action: 'forbidden_phrase.removed', target: `forbidden_phrase:${id}`, facts: { text } });
  });
}

/** At every start; what the centre changed or removed stays so. */
export async function seedWording(tx: Tx, { ids, clock }: Pick<Shell, 'ids' | 'clock'>): Promise<void> {
  await insertShipped(tx, shippedPhrases.map((phrase) => ({ ...phrase, id: ids.next(), active: true })), clock.now());
}

/** A phrase must be long enough to be one, its better wording must not forbid itself, and an exception must hold what it excuses. */
function refuseInvalid(facts: PhraseFacts): Refused<'forbidden_phrase.invalid'> | null {
  if (weightOf(facts.text, simplify) < fewestLetters) return refuse('forbidden_phrase.invalid', { field: 'text' });
  const find = compilePhrases([{ ...facts, id: '', active: true, exceptions: [] }], simplify);
  if (find(facts.better).length > 0) return refuse('forbidden_phrase.invalid', { field: 'better' });
  const idle = facts.exceptions.find((exception) => find(exception).length === 0);
  return idle === undefined ? null : refuse('forbidden_phrase.invalid', { field: 'exceptions', exception: idle });
}

function tidied(facts: PhraseFacts): PhraseFacts {
  const trimmed = (text: string) => text.trim();
  return { ...facts, text: facts.text.trim(), better: facts.better.trim(), why: { zh: facts.why.zh.trim(), en: facts.why.en.trim() }, exceptions: [...new Set(facts.exceptions.map(trimmed))] };
}
