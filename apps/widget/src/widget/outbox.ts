/** What was said and has not arrived yet. It outlives the page: nothing that a customer sent is lost by a reload. */

import type { ChatMessage } from '@huiyin/domain/ticket/chat.contract.ts';
import type { AttachmentView } from '@huiyin/domain/ticket/message.contract.ts';

export interface OutboxItem {
  /** Ours; the server answers repeats of it with the first result. */
  readonly clientId: string;
  readonly body: string;
  readonly attachments: readonly AttachmentView[];
  /** Epoch milliseconds, by this browser's clock. */
  readonly at: number;
  /** `failed` waits for the customer; `waiting` goes out by itself. */
  readonly state: 'waiting' | 'failed';
  readonly code: string | null;
}

export const maxOutboxItems = 50;

export function add(items: readonly OutboxItem[], item: OutboxItem): readonly OutboxItem[] {
  return items.some(({ clientId }) => clientId === item.clientId) ? items : [...items, item];
}

/** In order, and past a failed one: that one waits for the customer, the others need not. */
export function nextToSend(items: readonly OutboxItem[]): OutboxItem | null {
  return items.find(({ state }) => state === 'waiting') ?? null;
}

export function fail(items: readonly OutboxItem[], clientId: string, code: string): readonly OutboxItem[] {
  return items.map((item) => (item.clientId === clientId ? { ...item, state: 'failed', code } : item));
}

/** Goes to the end: it is said now. */
export function retry(items: readonly OutboxItem[], clientId: string, at: number): readonly OutboxItem[] {
  const item = items.find((candidate) => candidate.clientId === clientId && candidate.state === 'failed');
  return item ? [...remove(items, clientId), { ...item, at, state: 'waiting', code: null }] : items;
}

export function remove(items: readonly OutboxItem[], clientId: string): readonly OutboxItem[] {
  return items.filter((item) => item.clientId !== clientId);
}

/** Without those that the server has: a reply may be lost although the message arrived. */
export function withoutArrived(items: readonly OutboxItem[], messages: readonly ChatMessage[]): readonly OutboxItem[] {
  const arrived = new Set(messages.map(({ clientId }) => clientId));
  return items.some(({ clientId }) => arrived.has(clientId)) ? items.filter(({ clientId }) => !arrived.has(clientId)) : items;
}

/** Storage belongs to the host page: whatever lies there may be anything. */
export function parseOutbox(text: string | null): readonly OutboxItem[] {
  try {
    const items: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(items) ? items.filter(isItem).slice(0, maxOutboxItems) : [];
  } catch {
    return [];
  }
}

function isItem(value: unknown): value is OutboxItem {
  const item = value as Partial<OutboxItem> | null;
  return (
    typeof item === 'object' && item !== null && typeof item.clientId === 'string' && typeof item.body === 'string' && Array.isArray(item.attachments) &&
    typeof item.at === 'number' && (item.state === 'waiting' || item.state === 'failed')
  );
}

/** Those that failed for a reason that is gone. */
export function revive(items: readonly OutboxItem[], code: string): readonly OutboxItem[] {
  return items.map((item) => (item.state === 'failed' && item.code === code ? { ...item, state: 'waiting', code: null } : item));
}
