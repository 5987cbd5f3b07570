/** The single acts of a ticket's story, each a real decision of the domain. */

import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { classify } from '@huiyin/domain/ticket/classify.ts';
import { exit } from '@huiyin/domain/ticket/exit.ts';
import { recordVisit, waiveFollowUp } from '@huiyin/domain/ticket/follow-up.ts';
import { take } from '@huiyin/domain/ticket/hold.ts';
import { markComplaint } from '@huiyin/domain/ticket/mark-complaint.ts';
import { prioritise } from '@huiyin/domain/ticket/prioritise.ts';
import { rate } from '@huiyin/domain/ticket/rate.ts';
import { answer, note, receiveMessage } from '@huiyin/domain/ticket/say.ts';
import { confirm, proposeSolution } from '@huiyin/domain/ticket/settle.ts';
import type { Doer, Grade, SurveyAnswers } from '@huiyin/domain/ticket/ticket.ts';
import type { Player } from './cast.ts';
import type { Story } from './story.ts';

export function person(player: Player): Doer {
  return { kind: 'person', id: player.id };
}

function customerOf(story: Story): Doer {
  return { kind: 'customer', id: story.customer.id };
}

export function takeIt(story: Story, at: number, who: Player): void {
  story.act(at, take(story.ticket, { agentId: who.id, roles: who.roles, mayOverride: false, teamIds: who.teamIds, at, by: person(who) }));
}

export function say(story: Story, at: number, who: Player, body: string): void {
  const id = story.id(at);
  const by = person(who);
  story.act(at, answer(story.ticket, { messageId: id, seenSeq: null, lastInboundSeq: 0, at, by }), { id, direction: 'outbound', authorKind: 'person', authorId: who.id, body });
  story.read(who.id);
}

export function hear(story: Story, at: number, body: string): void {
  const id = story.id(at);
  const by = customerOf(story);
  story.act(at, receiveMessage(story.ticket, { messageId: id, at, by }), { id, direction: 'inbound', authorKind: 'customer', authorId: by.id, body });
}

export function jot(story: Story, at: number, who: Player, body: string, mentions: readonly string[] = []): void {
  const id = story.id(at);
  story.act(at, note(story.ticket, { messageId: id, mentions, at, by: person(who) }), { id, direction: 'internal', authorKind: 'person', authorId: who.id, body });
  story.read(who.id);
}

/** Corrects what the words suggested; nothing happens when they were right. */
export function sortIt(story: Story, at: number, who: Player, kind: string, category: string): void {
  const categoryId = story.world.categoryIds.get(category)!;
  if (story.ticket.kind === kind && story.ticket.categoryId === categoryId) return;
  const flow = story.world.flowOf(kind);
  story.act(at, classify(story.ticket, { kind, categoryId, classifier: 'person', probability: 1, reasons: [], flow: { versionId: flow.id, document: flow.document }, at, by: person(who) }));
}

export function complain(story: Story, at: number, who: Player, reason: string): void {
  const flow = story.world.flowOf('complaint');
  story.act(at, markComplaint(story.ticket, { reason, flow: { versionId: flow.id, document: flow.document }, at, by: person(who) }));
}

export function weigh(story: Story, at: number, who: Player, urgency: Grade, impact: Grade): void {
  const categories = story.world.room.taxonomy.categories;
  const security = categories.some((category) => category.id === story.ticket.categoryId && category.security);
  story.act(at, prioritise(story.ticket, { urgency, impact, tier: story.customer.tier, security, at, by: person(who) }));
}

export function leave(story: Story, at: number, who: Player, key: string, fields: JsonObject = {}, words: string | null = null): void {
  story.act(at, exit(story.ticket, { exit: key, fields, note: words, roles: who.roles, mayOverride: false, followUpId: story.id(at), at, by: person(who) }, story.scene));
}

export function propose(story: Story, at: number, who: Player, text: string): void {
  story.act(at, proposeSolution(story.ticket, { text, evidence: [], at, by: person(who) }));
}

export type Voice = 'customer' | 'silence' | Player;

export function agree(story: Story, at: number, voice: Voice): void {
  const confirmedBy = typeof voice === 'string' ? voice : 'agent';
  const by: Doer = voice === 'customer' ? customerOf(story) : voice === 'silence' ? { kind: 'system', id: null } : person(voice);
  const words = confirmedBy === 'agent' ? '电话中客户确认已解决' : null;
  story.act(at, confirm(story.ticket, { confirmed: true, confirmedBy, evidence: [], note: words, followUpId: story.id(at), at, by }, story.scene));
}

export function object(story: Story, at: number, reason: string): void {
  story.act(at, confirm(story.ticket, { confirmed: false, confirmedBy: 'customer', evidence: [], note: reason, followUpId: story.id(at), at, by: customerOf(story) }, story.scene));
}

export function rateIt(story: Story, at: number, score: number, scale: number, comment: string | null, besides: SurveyAnswers = {}): void {
  story.act(at, rate(story.ticket, { score, scale, comment, ...besides, at, by: customerOf(story) }));
}

export function visit(story: Story, at: number, who: Player, result: 'good' | 'bad' | null, words: string): void {
  story.act(at, recordVisit(story.ticket, { reached: result !== null, result, note: words, nextFollowUpId: story.id(at), at, by: person(who) }, story.scene));
}

export function waive(story: Story, at: number, who: Player, reason: string): void {
  story.act(at, waiveFollowUp(story.ticket, { reason, nextFollowUpId: story.id(at), at, by: person(who) }, story.scene));
}
