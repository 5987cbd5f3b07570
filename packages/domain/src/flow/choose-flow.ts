/** Decides which flow a ticket takes: the first rule that fits, in the order the centre gave them. */

import type { Id } from '../kernel/id.ts';

/** What a rule asks for; null asks for nothing. */
export interface FlowRule {
  readonly ticketKind: string | null;
  /** The category or any below it. */
  readonly categoryId: Id | null;
  readonly channelId: Id | null;
}

export interface FlowSubject {
  readonly kind: string | null;
  /** The ticket's category and everything above it, in any order; empty until classified. */
  readonly categoryIds: readonly Id[];
  readonly channelId: Id;
}

/** Null when no rule fits; a rule set whose last rule asks for nothing always has one. */
export function chooseFlow<Rule extends FlowRule>(rules: readonly Rule[], subject: FlowSubject): Rule | null {
  return rules.find((rule) => fits(rule, subject)) ?? null;
}

export function catchesAll(rule: FlowRule): boolean {
  return rule.ticketKind === null && rule.categoryId === null && rule.channelId === null;
}

function fits(rule: FlowRule, subject: FlowSubject): boolean {
  return (
    (rule.ticketKind === null || rule.ticketKind === subject.kind) &&
    (rule.categoryId === null || subject.categoryIds.includes(rule.categoryId)) &&
    (rule.channelId === null || rule.channelId === subject.channelId)
  );
}
