/** The assistant in the conversation: it begins, says something, hands on or is thanked. Here stands who may speak; what it says, and whether it should, is decided above (`assistant`). */

import { findStep, step } from '../flow/step.ts';
import type { FlowDocument } from '../flow/flow.ts';
import type { Id } from '../kernel/id.ts';
import { accept, refuse } from '../kernel/result.ts';
import type { BilingualText } from '../kernel/text.ts';
import { isSpeaking } from './assistant-part.ts';
import { closedRefusal, decide, type Decided, type Deed, type Scene } from './decision.ts';
import { evolve } from './evolve.ts';
import type { AssistantTurn, HandOffReason, Ticket, TicketEvent } from './ticket.ts';
import { walkEvents } from './walk-events.ts';

type Closed = 'ticket.archived' | 'ticket.merged';

/** So many turns in which it could not help, and a person is asked for. */
export const mostFailedTurns = 2;

/** It speaks first or never: once a person has it, or it went on, the conversation is among people. */
export function mayBegin(ticket: Ticket): boolean {
  return ticket.state === 'open' && ticket.stage === 'consult' && ticket.assistant === null && ticket.agentId === null && ticket.firstAnsweredAt === null && ticket.reopenings === 0;
}

export function beginAssistant(ticket: Ticket, { at, by }: Deed): TicketEvent[] {
  return mayBegin(ticket) ? [{ kind: 'assistant_began', at, by }] : [];
}

export interface TurnWish extends Deed {
  readonly messageId: Id;
  readonly turn: AssistantTurn;
  /** What it quotes or offers, in the order of its marks `[1]`, `[2]` … */
  readonly articles: readonly { readonly articleId: Id; readonly version: number }[];
  /** 0…1. */
  readonly confidence: number;
  /** Who thought: `offline-1`, or a language model and the version of its instructions. */
  readonly mind: string;
  /** The last message it knew of. Whatever came since, somebody's word or a note, makes it think again (R-K2). */
  readonly seenSeq: number;
}

/** A clarifying question has not helped yet; the second turn that fails is the last. */
export function sayAsAssistant(ticket: Ticket, wish: TurnWish): Decided<Closed | 'assistant.silent' | 'assistant.outrun'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (!isSpeaking(ticket) || ticket.state !== 'open') return refuse('assistant.silent');
  if (ticket.messageSeq !== wish.seenSeq) return refuse('assistant.outrun', { seq: ticket.messageSeq });
  const { messageId, turn, articles, confidence, mind, at, by } = wish;
  return decide({ kind: 'assistant_answered', messageId, seq: ticket.messageSeq + 1, turn, articles, confidence, mind, at, by });
}

/** The customer says that the answer did not help. A second time, or for an old answer, nothing is left to say about it. */
export function doubtAnswer(ticket: Ticket, wish: Deed & { readonly messageId: Id }): Decided<Closed | 'assistant.silent'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (!isSpeaking(ticket)) return refuse('assistant.silent');
  const { last, failed } = ticket.assistant!;
  if (last?.messageId !== wish.messageId || last.turn !== 'answer' || last.doubted) return decide();
  const doubted: TicketEvent = { kind: 'assistant_doubted', messageId: wish.messageId, at: wish.at, by: wish.by };
  if (failed + 1 < mostFailedTurns) return accept({ events: [doubted], say: [askAgain] });
  return accept({ events: [doubted, { kind: 'handed_to_person', reason: 'failed_twice', at: wish.at, by: wish.by }], say: [] });
}

const askAgain: BilingualText = {
  zh: '抱歉没有帮到您。请换个说法描述一下问题，或者点“转人工”，由客服为您处理。',
  en: 'I am sorry that this did not help. Please put it in other words, or ask for a person.',
};

/** From now on a person is responsible. `by` the customer who asked, the assistant that cannot help, or the system that noticed. */
export function handToPerson(ticket: Ticket, wish: Deed & { readonly reason: HandOffReason }): Decided<Closed | 'assistant.silent'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (!isSpeaking(ticket)) return refuse('assistant.silent');
  return decide({ kind: 'handed_to_person', reason: wish.reason, at: wish.at, by: wish.by });
}

/**
 * The matter is settled: the customer said so, or left with the answer and asked no more. It is answered on the spot, and the flow walks
 * on from there by itself; where a flow offers no such exit, a person closes it.
 */
export function acceptAnswer(ticket: Ticket, wish: Deed & { readonly how: 'said' | 'left'; readonly followUpId: Id }, { document, view }: Scene): Decided<Closed | 'assistant.silent'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  const { at, by, how, followUpId } = wish;
  const last = ticket.assistant?.last ?? null;
  if (!isSpeaking(ticket) || last?.turn !== 'answer') return refuse('assistant.silent');
  const accepted: TicketEvent = { kind: 'assistant_accepted', messageId: last.messageId, how, at, by };
  const settled = evolve(ticket, accepted, ticket.id);
  const exit = onTheSpotExit(document, settled);
  const walk = exit === undefined ? null : step(document, settled, { kind: 'exit', exit, given: {} }, { ...view, facts: { ...view.facts, 'ticket.answered': true } });
  if (!walk?.ok) return decide(accepted);
  const walked = walkEvents(settled, walk.value, { at, by: { kind: 'assistant', id: null }, followUpId });
  return accept({ events: [accepted, ...walked.events], say: walked.say });
}

function onTheSpotExit(document: FlowDocument, ticket: Ticket): string | undefined {
  return findStep(document, ticket.step)?.exits.find((exit) => exit.on === 'choice' && exit.answersOnTheSpot)?.key;
}
