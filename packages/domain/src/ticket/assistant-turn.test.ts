import { describe, expect, test } from 'vitest';
import { generalFlow } from '../flow/shipped/general.ts';
import type { Result } from '../kernel/result.ts';
import { isSpeaking } from './assistant-part.ts';
import { acceptAnswer, beginAssistant, doubtAnswer, handToPerson, sayAsAssistant } from './assistant-turn.ts';
import type { Decision } from './decision.ts';
import { take } from './hold.ts';
import { answer, receiveMessage, whereDoesItBelong } from './say.ts';
import { fold, openingOf, sceneOf, type World } from './ticket.arbitrary.ts';
import type { Doer, Ticket, TicketEvent } from './ticket.ts';

const assistant: Doer = { kind: 'assistant', id: null };
const customer: Doer = { kind: 'customer', id: 'customer-1' };
const agent: Doer = { kind: 'person', id: 'agent-1' };
const served = (said = true): World => openingOf(generalFlow, { served: true, said });
const at = (world: World, minutes: number) => world.now + minutes * 60_000;

function after(ticket: Ticket, decided: Result<Decision, string>): Ticket {
  if (!decided.ok) throw new Error(decided.code);
  return fold(ticket, decided.value.events);
}

const says = (ticket: Ticket, now: number, turn: 'answer' | 'clarify' = 'answer', seenSeq = ticket.messageSeq) =>
  sayAsAssistant(ticket, { messageId: `said-${ticket.messageSeq + 1}`, turn, articles: [{ articleId: 'article-1', version: 3 }], confidence: 0.8, mind: 'offline-1', seenSeq, at: now, by: assistant });

describe('the assistant', () => {
  test('begins only where nobody has it yet, and then no queue has it', () => {
    const { ticket, now } = served();
    expect(isSpeaking(ticket)).toBe(true);
    expect(ticket.role).toBe('assistant');
    expect(ticket.teamId).toBe('team-1');
    expect(beginAssistant(ticket, { at: now, by: assistant })).toEqual([]);
    const taken = after(openingOf(generalFlow).ticket, take(openingOf(generalFlow).ticket, { agentId: 'agent-1', roles: ['agent'], mayOverride: false, teamIds: ['team-1'], at: now, by: agent }));
    expect(beginAssistant(taken, { at: now, by: assistant })).toEqual([]);
  });

  test('lets the customer wait for nobody once it has spoken, and is no first response by itself', () => {
    const world = served();
    const spoken = after(world.ticket, says(world.ticket, at(world, 1)));
    expect(spoken.waitingSince).toBeNull();
    expect(spoken.firstAnsweredAt).toBeNull();
    expect(spoken.assistant).toMatchObject({ turns: 1, failed: 0, last: { turn: 'answer' } });
  });

  test('is silent when anything was said since it thought', () => {
    const world = served();
    const newer = after(world.ticket, receiveMessage(world.ticket, { messageId: 'm2', at: at(world, 1), by: customer }));
    expect(says(newer, at(world, 2), 'answer', 1)).toMatchObject({ ok: false, code: 'assistant.outrun' });
  });

  test('is silent from the moment a person takes the ticket or answers', () => {
    const world = served();
    const taken = after(world.ticket, take(world.ticket, { agentId: 'agent-1', roles: ['agent'], mayOverride: false, teamIds: ['team-1'], at: at(world, 1), by: agent }));
    expect(taken).toMatchObject({ role: 'agent', agentId: 'agent-1', assistant: { state: 'ended', ended: 'person' }, heldBy: { agent: { agentId: 'agent-1' } } });
    expect(says(taken, at(world, 2))).toMatchObject({ ok: false, code: 'assistant.silent' });
    const answered = after(world.ticket, answer(world.ticket, { messageId: 'm2', seenSeq: null, lastInboundSeq: 1, at: at(world, 1), by: agent }));
    expect(answered).toMatchObject({ role: 'agent', assistant: { ended: 'person' } });
  });

  test('hands on after two turns that did not help, whether doubted or unclear', () => {
    const world = served();
    let ticket = after(world.ticket, says(world.ticket, at(world, 1)));
    const doubted = doubtAnswer(ticket, { messageId: ticket.assistant!.last!.messageId, at: at(world, 2), by: customer });
    // It asks to put it otherwise, once.
    expect(doubted).toMatchObject({ ok: true, value: { say: [expect.objectContaining({ zh: expect.stringContaining('换个说法') })] } });
    ticket = after(ticket, doubted);
    expect(isSpeaking(ticket)).toBe(true);
    // Pressed twice, it counts once.
    expect(after(ticket, doubtAnswer(ticket, { messageId: ticket.assistant!.last!.messageId, at: at(world, 2), by: customer }))).toEqual(ticket);
    ticket = after(ticket, receiveMessage(ticket, { messageId: 'm3', at: at(world, 3), by: customer }));
    ticket = after(ticket, says(ticket, at(world, 4)));
    const last = doubtAnswer(ticket, { messageId: ticket.assistant!.last!.messageId, at: at(world, 5), by: customer });
    ticket = after(ticket, last);
    expect(ticket).toMatchObject({ role: 'agent', waitingSince: at(world, 5), assistant: { ended: 'failed_twice', failed: 2 } });
  });

  test('whoever is handed on waits since their last unanswered word, else from then', () => {
    const world = served();
    const handed = after(world.ticket, handToPerson(world.ticket, { reason: 'no_evidence', at: at(world, 1), by: assistant }));
    expect(handed.waitingSince).toBe(world.now);
    const spoken = after(world.ticket, says(world.ticket, at(world, 1)));
    expect(after(spoken, handToPerson(spoken, { reason: 'asked', at: at(world, 2), by: customer })).waitingSince).toBe(at(world, 2));
  });

  test('an accepted answer is the first response, and the ticket walks every stage to the archive', () => {
    const world = served();
    const spoken = after(world.ticket, says(world.ticket, at(world, 1)));
    const decided = acceptAnswer(spoken, { how: 'said', followUpId: 'visit-1', at: at(world, 2), by: customer }, sceneOf({ ...world, ticket: spoken }));
    const events: readonly TicketEvent[] = decided.ok ? decided.value.events : [];
    const done = after(spoken, decided);
    expect(done.firstAnsweredAt).toBe(at(world, 1));
    expect(done.assistant).toMatchObject({ state: 'ended', ended: 'accepted' });
    expect(events.flatMap((event) => (event.kind === 'moved' ? [event.stage] : event.kind === 'archived' ? ['archive'] : []))).toEqual(expect.arrayContaining(['accept']));
    // Another question is another matter: nothing wakes what it settled.
    expect(whereDoesItBelong({ ...done, state: 'archived', archivedAt: at(world, 2) }, at(world, 3))).toBe('new');
  });

  test('a question is nothing to be content with', () => {
    const world = served();
    const asked = after(world.ticket, says(world.ticket, at(world, 1), 'clarify'));
    expect(acceptAnswer(asked, { how: 'left', followUpId: 'visit-1', at: at(world, 2), by: assistant }, sceneOf({ ...world, ticket: asked }))).toMatchObject({ ok: false, code: 'assistant.silent' });
  });
});
