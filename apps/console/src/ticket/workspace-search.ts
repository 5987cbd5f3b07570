/** What the workspace keeps in its address, so that a reload, a link and the back button all find it again. */

import { clockFilters, queues, type ClockFilter, type Queue } from '@huiyin/domain/ticket/ticket.contract.ts';
import { stages, type Stage } from '@huiyin/domain/flow/stage.ts';

export const paneNames = ['guide', 'advice', 'help', 'customer', 'timeline'] as const;
export type PaneName = (typeof paneNames)[number];

export interface WorkspaceSearch {
  readonly queue?: Queue;
  readonly stage?: Stage;
  readonly kind?: string;
  readonly category?: string;
  readonly priority?: 'urgent' | 'high' | 'normal' | 'low';
  readonly channel?: string;
  readonly state?: 'active' | 'open' | 'paused' | 'archived';
  readonly complaint?: boolean;
  readonly clock?: ClockFilter;
  readonly customerId?: string;
  readonly teamId?: string;
  readonly agentId?: string;
  readonly q?: string;
  /** On a phone: which pane is in front; absent: the thread. */
  readonly pane?: PaneName;
}

const states = ['active', 'open', 'paused', 'archived'] as const;
const priorityNames = ['urgent', 'high', 'normal', 'low'] as const;

/** Whatever an address may carry: unknown words are dropped, never an error. */
export function readWorkspaceSearch(search: Record<string, unknown>): WorkspaceSearch {
  const word = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name].slice(0, 200) : undefined);
  // A mangled id would be refused; without it the list is only longer.
  const id = (name: string) => (/^[0-9a-f-]{36}$/.test(String(search[name])) ? String(search[name]) : undefined);
  return withoutGaps({
    queue: oneOf(queues, search['queue']),
    stage: oneOf(stages, search['stage']),
    priority: oneOf(priorityNames, search['priority']),
    state: oneOf(states, search['state']),
    clock: oneOf(clockFilters, search['clock']),
    pane: oneOf(paneNames, search['pane']),
    kind: word('kind'),
    category: word('category'),
    channel: word('channel'),
    customerId: word('customerId'),
    teamId: id('teamId'),
    agentId: id('agentId'),
    q: typeof search['q'] === 'number' ? String(search['q']) : word('q'),
    complaint: typeof search['complaint'] === 'boolean' ? search['complaint'] : undefined,
  }) as WorkspaceSearch;
}

/** The part that asks the server: everything but the pane. */
export function filterOf({ pane: _, ...filter }: WorkspaceSearch): Omit<WorkspaceSearch, 'pane'> {
  return filter;
}

/** How many filters the popover shows as set. */
export function countFilters({ kind, category, priority, channel, state, clock, complaint, teamId, agentId }: WorkspaceSearch): number {
  return [kind, category, priority, channel, state, clock, complaint, teamId, agentId].filter((value) => value !== undefined).length;
}

function oneOf<const Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}

function withoutGaps(search: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
