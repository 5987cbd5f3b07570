/** A dashboard: cards in their order. Shipped ones are part of the product; a copy belongs to whoever made it. */

import type { BilingualText } from '../kernel/text.ts';
import type { Card } from './card.ts';

export const mostCards = 24;

export interface DashboardDocument {
  readonly cards: readonly Card[];
}

export interface ShippedDashboard extends DashboardDocument {
  readonly key: string;
  readonly name: BilingualText;
  /** What it answers, in a line. */
  readonly text: BilingualText;
}

/** As the card before or after it; the same document when it stands at the end already. */
export function moveCard(document: DashboardDocument, id: string, to: number): DashboardDocument {
  const from = document.cards.findIndex((card) => card.id === id);
  if (from < 0) return document;
  const cards = document.cards.filter((card) => card.id !== id);
  cards.splice(Math.max(0, Math.min(to, cards.length)), 0, document.cards[from]!);
  return { ...document, cards };
}

export function removeCard(document: DashboardDocument, id: string): DashboardDocument {
  return { ...document, cards: document.cards.filter((card) => card.id !== id) };
}

/** In the place of the card with its id, or at the end. */
export function putCard(document: DashboardDocument, card: Card): DashboardDocument {
  const known = document.cards.some(({ id }) => id === card.id);
  return { ...document, cards: known ? document.cards.map((each) => (each.id === card.id ? card : each)) : [...document.cards, card] };
}

/** `card-1`, `card-2` …: the first that is free. */
export function freeCardId({ cards }: DashboardDocument): string {
  const taken = new Set(cards.map(({ id }) => id));
  for (let number = 1; ; number++) if (!taken.has(`card-${number}`)) return `card-${number}`;
}
