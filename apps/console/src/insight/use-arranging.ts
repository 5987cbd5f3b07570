/** A dashboard that is being arranged: a draft at hand until it is saved. */

import type { Card } from '@huiyin/domain/insight/card.ts';
import type { DashboardView } from '@huiyin/domain/insight/dashboard.contract.ts';
import { type DashboardDocument, moveCard, putCard, removeCard } from '@huiyin/domain/insight/dashboard.ts';
import { useState } from 'react';

export interface Draft extends DashboardDocument {
  readonly id: string;
  readonly name: string;
  readonly shared: boolean;
  readonly version: number;
}

export function useArranging() {
  const [draft, setDraft] = useState<Draft | null>(null);
  const change = (next: (draft: Draft) => Partial<Draft>) => setDraft((before) => before && { ...before, ...next(before) });
  return {
    draft,
    start: ({ id, name, shared, version, cards }: DashboardView) => setDraft({ id, name, shared, version, cards }),
    stop: () => setDraft(null),
    rename: (name: string) => change(() => ({ name })),
    share: (shared: boolean) => change(() => ({ shared })),
    put: (card: Card) => change((before) => putCard(before, card)),
    remove: (id: string) => change((before) => removeCard(before, id)),
    move: (id: string, by: number) => change((before) => moveCard(before, id, before.cards.findIndex((card) => card.id === id) + by)),
    drop: (id: string, onto: string) => change((before) => moveCard(before, id, before.cards.findIndex((card) => card.id === onto))),
  };
}
