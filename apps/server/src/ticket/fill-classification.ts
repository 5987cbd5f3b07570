/** Fills the assistant's step of a flow: by the classifier where one has learnt, by lists of words beside it, and it says by which. */

import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import { findStep } from '@huiyin/domain/flow/step.ts';
import { classify } from '@huiyin/domain/ticket/classify.ts';
import { classifyByKeywords } from '@huiyin/domain/ticket/keyword-classifier.ts';
import { joinReadings, type LearntReading, type WordReading } from '@huiyin/domain/ticket/word-reading.ts';
import type { Doer, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { chooseFlowVersion, readPublished } from '../flow/index.ts';
import type { Db, Tx } from '../platform/db.ts';
import { categoryPath, type Taxonomy } from './taxonomy.ts';
import type { LoggedChange } from './ticket-log.ts';
import { readCustomersWords } from './thread.store.ts';
import type { Held } from './ticket.store.ts';
import type { Room } from './change-ticket.ts';
import type { WordReader } from './word-reader.ts';

const assistant: Doer = { kind: 'assistant', id: null };

/** The flow that the rules choose for a kind and a category. */
export async function flowFor(db: Db, taxonomy: Taxonomy, subject: { kind: string | null; categoryId: string | null; channelId: string }) {
  const categoryIds = categoryPath(taxonomy, subject.categoryId).map((category) => category.id);
  return chooseFlowVersion(db, { kind: subject.kind, categoryIds, channelId: subject.channelId });
}

/** A new version of the flow that a ticket is already on is no other flow: the ticket keeps its own. */
export function ownVersionOr(current: { id: string; document: FlowDocument }, chosen: { id: string; document: FlowDocument }) {
  const { id, document } = chosen.document.key === current.document.key ? current : chosen;
  return { versionId: id, document };
}

/** What the words of a text point to; null for what they leave open. A centre that has not a kind or a category is never told of it. */
export function readWords(text: string, taxonomy: Taxonomy, reader: WordReader | null = null): WordReading & { readonly categoryId: string | null } {
  const kinds = taxonomy.kinds.map((kind) => kind.key);
  const categories = taxonomy.categories.filter((category) => category.active);
  const reading = joinReadings(classifyByKeywords(text, categories, kinds), reader && known(reader(text), kinds, categories.map(({ key }) => key)));
  const categoryId = reading.categoryKey === null ? null : (categories.find((category) => category.key === reading.categoryKey)?.id ?? null);
  return { ...reading, categoryId };
}

function known(learnt: LearntReading, kinds: readonly string[], categories: readonly string[]): LearntReading {
  const among = <Answer extends LearntReading['kind']>(answer: Answer, keys: readonly string[]) => (answer.key !== null && keys.includes(answer.key) ? answer : { key: null, probability: 0 });
  return { ...learnt, kind: among(learnt.kind, kinds), category: among(learnt.category, categories) };
}

/** When the ticket walked through the assistant's step and is not classified yet, classify it from everything the customer said. */
export async function fillClassification(tx: Tx, { taxonomy, reader }: Pick<Room, 'taxonomy' | 'reader'>, held: Held, change: LoggedChange, at: number): Promise<{ events: readonly TicketEvent[] }> {
  const ticket = change.after;
  if (ticket.kind !== null && ticket.categoryId !== null) return { events: [] };
  const current = await readPublished(tx, ticket.flowVersionId);
  const isAssistants = (key: string) => findStep(current.document, key)?.role === 'assistant';
  const passed = change.events.some((event) => (event.kind === 'moved' && (isAssistants(event.step) || isAssistants(event.from))) || (event.kind === 'flow_taken' && isAssistants(event.step)));
  if (!passed || change.events.some((event) => event.kind === 'classified')) return { events: [] };

  const text = await readCustomersWords(tx, held.ticket.id);
  const guess = readWords(`${ticket.subject}\n${text}`, taxonomy, reader);
  const kind = ticket.kind ?? guess.kind;
  const categoryId = ticket.categoryId ?? guess.categoryId;
  if (kind === ticket.kind && categoryId === ticket.categoryId) return { events: [] };
  const flow = await flowFor(tx, taxonomy, { kind, categoryId, channelId: ticket.channelId });
  if (!flow.ok) return { events: [] };
  const decided = classify(ticket, {
    kind, categoryId, classifier: guess.classifier, probability: guess.probability, reasons: guess.reasons, mood: guess.mood,
    flow: ownVersionOr(current, flow.value), at, by: assistant,
  });
  return decided.ok ? decided.value : { events: [] };
}
