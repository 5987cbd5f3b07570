/** Whoever sorts a ticket by hand teaches: their word, with what the customer said, becomes an example to learn from. */

import { readEntities } from '@huiyin/domain/assistant/entities.ts';
import type { LoggedEvent, Subscription } from '../platform/domain.ts';
import type { Tx } from '../platform/db.ts';
import { readCustomersWordsOf, readTaxonomy } from '../ticket/index.ts';
import { type Example, forgetExamples, saveExamples } from './model.store.ts';

const longestExample = 1_000;
/** Less says nothing: “在吗”. */
const shortestExample = 4;

export const learnFromCorrections: Subscription = {
  name: 'assistant.corrections',
  async handle(tx, events) {
    // The last word on a ticket counts.
    const corrections = new Map(events.filter(({ kind, actorKind }) => kind === 'classified' && actorKind === 'person').map((event) => [event.ticketId, event]));
    if (corrections.size > 0) await saveExamples(tx, await examplesOf(tx, [...corrections.values()]));
  },
  forget: forgetExamples,
};

async function examplesOf(tx: Tx, corrections: readonly LoggedEvent[]): Promise<Example[]> {
  const { categories } = await readTaxonomy(tx);
  const said = await readCustomersWordsOf(tx, corrections.map(({ ticketId }) => ticketId));
  return corrections.flatMap(({ ticketId, at, facts }) => {
    const text = readEntities(said.get(ticketId) ?? '').masked.trim().slice(0, longestExample);
    if ([...text].length < shortestExample) return [];
    return [{ ticketId, text, kind: typeof facts['ticketKind'] === 'string' ? facts['ticketKind'] : null, categoryKey: categories.find(({ id }) => id === facts['categoryId'])?.key ?? null, at }];
  });
}
