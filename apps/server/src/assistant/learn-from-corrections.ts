/** Whoever sorts a ticket by hand teaches: their word, with what the customer said, becomes an example to learn from. */

import { readEntities } from '@huiyin/domain/assistant/entities.ts';
import type { LoggedEvent, Subscription } from '../platform/domain.ts';
import type { Tx } from '../platform/db.ts';
import { readCustomersWords, readTaxonomy } from '../ticket/index.ts';
import { forgetExamples, saveExample } from './model.store.ts';

const longestExample = 1_000;
/** Less says nothing: “在吗”. */
const shortestExample = 4;

export const learnFromCorrections: Subscription = {
  name: 'assistant.corrections',
  async handle(tx, events) {
    for (const event of events) if (event.kind === 'classified' && event.actorKind === 'person') await keepExample(tx, event);
  },
  forget: forgetExamples,
};

async function keepExample(tx: Tx, { ticketId, at, facts }: LoggedEvent): Promise<void> {
  const taxonomy = await readTaxonomy(tx);
  const categoryKey = taxonomy.categories.find(({ id }) => id === facts['categoryId'])?.key ?? null;
  const text = readEntities(await readCustomersWords(tx, ticketId)).masked.trim().slice(0, longestExample);
  if ([...text].length < shortestExample) return;
  await saveExample(tx, { ticketId, text, kind: typeof facts['ticketKind'] === 'string' ? facts['ticketKind'] : null, categoryKey, at });
}
