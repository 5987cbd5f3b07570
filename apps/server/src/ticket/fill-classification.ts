/** Fills the assistant's step of a flow: until a better classifier exists, by keywords, and it says so. */

import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import { findStep } from '@huiyin/domain/flow/step.ts';
import { classify } from '@huiyin/domain/ticket/classify.ts';
import { classifyByKeywords } from '@huiyin/domain/ticket/keyword-classifier.ts';
import type { Doer, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { chooseFlowVersion, readPublished } from '../flow/index.ts';
import type { Db, Tx } from '../platform/db.ts';
import { categoryPath, type Taxonomy } from './taxonomy.ts';
import type { LoggedChange } from './ticket-log.ts';
import { readCustomersWords } from './thread.store.ts';
import type { Held } from './ticket.store.ts';

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

/** What the words of a text point to; null for what they leave open. */
export function readWords(text: string, taxonomy: Taxonomy) {
  const kinds = taxonomy.kinds.map((kind) => kind.key);
  const guess = classifyByKeywords(text, taxonomy.categories.filter((category) => category.active), kinds);
  const categoryId = guess.categoryKey === null ? null : (taxonomy.categories.find((category) => category.key === guess.categoryKey)?.id ?? null);
  return { ...guess, categoryId };
}

/** When the ticket walked through the assistant's step and is not classified yet, classify it from everything the customer said. */
export async function fillClassification(tx: Tx, taxonomy: Taxonomy, held: Held, change: LoggedChange, at: number): Promise<{ events: readonly TicketEvent[] }> {
  const ticket = change.after;
  if (ticket.kind !== null && ticket.categoryId !== null) return { events: [] };
  const current = await readPublished(tx, ticket.flowVersionId);
  const isAssistants = (key: string) => findStep(current.document, key)?.role === 'assistant';
  const passed = change.events.some((event) => (event.kind === 'moved' && (isAssistants(event.step) || isAssistants(event.from))) || (event.kind === 'flow_taken' && isAssistants(event.step)));
  if (!passed || change.events.some((event) => event.kind === 'classified')) return { events: [] };

  const text = await readCustomersWords(tx, held.ticket.id);
  const guess = readWords(`${ticket.subject}\n${text}`, taxonomy);
  const kind = ticket.kind ?? guess.kind;
  const categoryId = ticket.categoryId ?? guess.categoryId;
  if (kind === ticket.kind && categoryId === ticket.categoryId) return { events: [] };
  const flow = await flowFor(tx, taxonomy, { kind, categoryId, channelId: ticket.channelId });
  if (!flow.ok) return { events: [] };
  const decided = classify(ticket, {
    kind, categoryId, classifier: guess.classifier, probability: guess.probability, reasons: guess.reasons,
    flow: ownVersionOr(current, flow.value), at, by: assistant,
  });
  return decided.ok ? decided.value : { events: [] };
}
