/** Whether the assistant may speak, and why a matter is not for it. Asked when a conversation begins, and again before each turn. */

import type { ChannelAssistant } from '../channel/channel.contract.ts';
import type { Grade, HandOffReason } from '../ticket/ticket.ts';
import type { AssistantSettings } from './settings.ts';

/** What a classifier makes of the customer's words. */
export interface Reading {
  readonly kind: string | null;
  /** From the root down to the category itself. */
  readonly categoryKeys: readonly string[];
  readonly urgency: Grade;
  readonly mood: 'negative' | 'neutral' | 'positive';
  /** Angry rather than only dissatisfied: insults, threats, shouting. */
  readonly isUpset: boolean;
}

export function speaksOn(channel: ChannelAssistant | undefined, peopleOnDuty: boolean): boolean {
  if (!channel?.active) return false;
  return channel.when === 'always' || (channel.when === 'on_duty') === peopleOnDuty;
}

/** Null: it may try. `upset` comes first, because an angry customer is told so, whatever it is about. */
export function whyPeopleOnly(reading: Reading, { peopleOnly }: AssistantSettings): Extract<HandOffReason, 'topic' | 'upset'> | null {
  if (reading.isUpset) return 'upset';
  if (reading.kind !== null && peopleOnly.kinds.includes(reading.kind)) return 'topic';
  if (reading.categoryKeys.some((key) => peopleOnly.categories.includes(key))) return 'topic';
  return peopleOnly.mostUrgent && reading.urgency === 1 ? 'topic' : null;
}
