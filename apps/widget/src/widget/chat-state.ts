/** Everything the widget shows, and how news changes it. Pure: the chat itself is in `chat.ts`. */

import type { readWidgetSettings } from '@huiyin/domain/channel/channel.contract.ts';
import type { WaitingView } from '@huiyin/domain/dispatch/waiting.contract.ts';
import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { ChatMessage, readChat } from '@huiyin/domain/ticket/chat.contract.ts';
import { isAnotherTicket, mergeMessages, nextCursor } from '../platform/merge.ts';
import { type OutboxItem, withoutArrived } from './outbox.ts';

export type Settings = ReplyOf<typeof readWidgetSettings>;
export type ChatView = ReplyOf<typeof readChat>;

export interface ChatState {
  readonly settings: Settings | null;
  readonly open: boolean;
  /** False until the form of the beginning is sent, passed, or not asked for. */
  readonly formDone: boolean;
  /** What the server says the form still owes. */
  readonly missing: readonly string[];
  readonly name: string | null;
  readonly verified: boolean;
  readonly ticket: ChatView['ticket'];
  /** Where I stand in the queue; null when there is nothing to wait for, or nothing known of it. */
  readonly waiting: WaitingView | null;
  /** Who came while I was waiting, until they speak. */
  readonly taken: string | null;
  readonly messages: readonly ChatMessage[];
  /** Said in tickets before this one, as far as this page saw it. */
  readonly earlier: readonly ChatMessage[];
  readonly outbox: readonly OutboxItem[];
  readonly cursor: number;
  readonly readSeq: number;
  readonly agentReadSeq: number;
  readonly agentTypes: boolean;
  readonly connection: 'idle' | 'live' | 'lost';
  readonly loading: boolean;
  /** Why this visitor may not chat; null when all is well. */
  readonly refused: string | null;
}

export const firstState: ChatState = {
  settings: null,
  open: false,
  formDone: false,
  missing: [],
  name: null,
  verified: false,
  ticket: null,
  waiting: null,
  taken: null,
  messages: [],
  earlier: [],
  outbox: [],
  cursor: 0,
  readSeq: 0,
  agentReadSeq: 0,
  agentTypes: false,
  connection: 'idle',
  loading: false,
  refused: null,
};

/** The server's view of the chat. Another ticket than before: what was said so far goes to `earlier`, and counting begins again. */
export function seeChat(state: ChatState, view: ChatView): ChatState {
  const changed = state.ticket !== null && view.ticket !== null && view.ticket.number !== state.ticket.number;
  const base = changed ? turnPage(state) : state;
  return {
    ...base,
    ticket: view.ticket,
    taken: takenBy(base, view),
    readSeq: Math.max(base.readSeq, view.readSeq),
    agentReadSeq: Math.max(base.agentReadSeq, view.agentReadSeq),
  };
}

/** Somebody came, or somebody else in their place; who was there from the beginning is no news. */
function takenBy({ ticket, taken, waiting }: ChatState, view: ChatView): string | null {
  const name = view.ticket?.agentName ?? null;
  if (name === null) return null;
  if (taken !== null) return name;
  return ticket !== null && ticket.agentName === null && waiting?.state === 'waiting' ? name : null;
}

export function seeWaiting(state: ChatState, waiting: WaitingView | null): ChatState {
  return state.waiting === waiting ? state : { ...state, waiting };
}

export function seeListed(state: ChatState, listed: readonly ChatMessage[]): ChatState {
  return { ...seeMessages(state, listed), cursor: nextCursor(state.cursor, listed) };
}

export function seeMessages(state: ChatState, incoming: readonly ChatMessage[]): ChatState {
  const fresh = incoming.filter(({ id }) => !state.earlier.some((other) => other.id === id));
  const base = fresh.some((message) => isAnotherTicket(state.messages, message)) ? turnPage(state) : state;
  const messages = mergeMessages(base.messages, fresh);
  const spoken = fresh.some(({ id, from }) => from === 'agent' && !base.messages.some((other) => other.id === id));
  return { ...base, messages, outbox: withoutArrived(base.outbox, incoming), agentTypes: base.agentTypes && !spoken, taken: spoken ? null : base.taken };
}

function turnPage(state: ChatState): ChatState {
  return { ...state, earlier: mergeRounds(state.earlier, state.messages), messages: [], cursor: 0, readSeq: 0, agentReadSeq: 0, waiting: null, taken: null };
}

function mergeRounds(earlier: readonly ChatMessage[], messages: readonly ChatMessage[]): readonly ChatMessage[] {
  return [...earlier, ...messages.filter(({ id }) => !earlier.some((other) => other.id === id))];
}

export function unreadCount({ messages, readSeq }: ChatState): number {
  return messages.filter(({ from, seq }) => from !== 'customer' && seq > readSeq).length;
}

/** The number to report as read; null when there is nothing new to report. */
export function readableSeq({ messages, readSeq }: ChatState): number | null {
  const last = messages.at(-1)?.seq ?? 0;
  return last > readSeq ? last : null;
}

/** Whether the form stands between the customer and the chat. Optional fields ask once; owed ones until they are given. */
export function showsForm({ settings, formDone, missing, ticket }: ChatState): boolean {
  if (settings === null) return false;
  if (missing.length > 0) return true;
  return !formDone && ticket === null && (settings.preChat.length > 0 || settings.privacyNotice !== null);
}

/** My last message that the agent has read, for the mark below it; 0 when none. */
export function lastReadByAgent({ messages, agentReadSeq }: ChatState): number {
  return messages.filter(({ from, seq }) => from === 'customer' && seq <= agentReadSeq).at(-1)?.seq ?? 0;
}
