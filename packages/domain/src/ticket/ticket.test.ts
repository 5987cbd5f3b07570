/** What holds for every ticket, whatever is done to it. The models beside the properties know the log only, never `evolve`. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stageIndex } from '../flow/stage.ts';
import { isSubTaskEvent, subTaskIdOf, type LoggedSubTaskEvent } from './sub-task-record.ts';
import { actNames, anyCommands, anyOpening, fold, play, sceneOf, type Act, type Played, type World } from './ticket.arbitrary.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

const runs = { numRuns: 1000 };

function everyGame(check: (played: readonly Played[], start: World) => void, numRuns = runs.numRuns): void {
  fc.assert(fc.property(anyOpening, anyCommands, (start, commands) => check(play(start, commands), start)), { numRuns });
}

function everyMoment(check: (world: World) => void): void {
  everyGame((played) => {
    for (const { after } of played) check(after);
  });
}

describe('a ticket', () => {
  test('is the fold of its log, also after the log went through JSON', () => {
    everyGame((played, start) => {
      const { ticket, log } = played.at(-1)?.after ?? start;
      expect(fold(null, JSON.parse(JSON.stringify(log)))).toEqual(ticket);
      expect(JSON.parse(JSON.stringify(ticket))).toEqual(ticket);
    });
  });

  test('counts its events as its version', () => everyMoment(({ ticket, log }) => expect(ticket.version).toBe(log.length)));

  test('is not changed by what is refused', () => {
    everyGame((played) => {
      for (const { before, result, after } of played) if (!result.ok) expect(after.ticket).toBe(before.ticket);
    });
  });

  test('numbers what was said without gaps', () => {
    everyMoment(({ ticket, log }) => {
      const seqs = log.flatMap((event) => ('seq' in event ? [event.seq] : []));
      expect(seqs).toEqual(seqs.map((_, index) => index + 1));
      expect(ticket.messageSeq).toBe(seqs.length);
    });
  });

  test('is held by whom the log says', () => everyMoment(({ ticket, log }) => expect(ticket.agentId).toBe(holderIn(log))));

  test('waits since the first word that no person has answered', () => {
    everyMoment(({ ticket, log }) => expect(ticket.waitingSince).toBe(waitingSinceIn(log)));
  });

  test('was first answered by the first public word of a person, or by the assistant’s answer that was accepted before', () => {
    everyMoment(({ ticket, log }) => {
      const first = log.find((event) => event.kind === 'assistant_accepted' || (event.kind === 'answered' && (event.by.kind === 'person' || event.by.kind === 'key')));
      const answered = first?.kind === 'assistant_accepted' ? log.find((event) => event.kind === 'assistant_answered' && event.messageId === first.messageId) : first;
      expect(ticket.firstAnsweredAt).toBe(answered?.at ?? null);
    });
  });

  test('is given up only where nobody has answered and nobody is to call, and once between two words of the customer', () => {
    everyMoment(({ ticket, log }) => {
      const lastWord = log.findLastIndex(({ kind }) => kind === 'message_received');
      expect(ticket.abandonedAt).toBe(log.slice(lastWord + 1).findLast(({ kind }) => kind === 'abandoned')?.at ?? null);
      for (const [index, event] of log.entries()) {
        if (event.kind !== 'abandoned') continue;
        const before = log.slice(0, index);
        const sinceLastWord = before.slice(before.findLastIndex(({ kind }) => kind === 'message_received'));
        expect(before.filter((past) => past.kind === 'answered' && (past.by.kind === 'person' || past.by.kind === 'key'))).toEqual([]);
        expect(sinceLastWord.filter(({ kind }) => kind === 'abandoned')).toEqual([]);
        expect(callsOwedIn(before)).toBe(0);
        expect(event.waitedMs).toBeGreaterThanOrEqual(0);
        expect(event.waitedMs).toBeLessThanOrEqual(event.at - waitingSinceIn(before)!);
      }
    });
  });

  test('keeps of each sub-task what its own events say', () => {
    everyMoment(({ ticket, log }) => {
      const own = log.filter(isSubTaskEvent);
      expect(ticket.subTasks.map(({ id, state, agentId }) => ({ id, state, agentId }))).toEqual(own.filter(({ kind }) => kind === 'sub_task_asked').map((event) => fateIn(own, subTaskIdOf(event))));
    });
  });

  test('lets nobody approve two layers, nor what they asked for themselves', () => {
    everyMoment(({ log }) => {
      for (const asked of log) {
        if (asked.kind !== 'sub_task_asked' || asked.subTask.kind !== 'approval') continue;
        const approvers = log.flatMap((event) => (isApproval(event) && event.subTaskId === asked.subTask.id ? [event.by.id] : []));
        expect(new Set([asked.by.id, ...approvers]).size).toBe(approvers.length + 1);
        expect(approvers.length).toBeLessThanOrEqual(asked.subTask.layers.length);
      }
    });
  });

  test('says aloud that an exception ended: as many endings as beginnings, or one less while it goes on', () => {
    everyMoment(({ ticket, log }) => {
      const begun = log.filter(({ kind }) => kind === 'exception_raised').length;
      const ended = log.filter(({ kind }) => kind === 'exception_settled').length;
      expect(begun - ended).toBe(ticket.exception === null ? 0 : 1);
    });
  });

  test('keeps the summary of a hand-over until it is acknowledged or the matter ends', () => {
    everyMoment(({ ticket, log }) => {
      const last = log.findLast((event) => (event.kind === 'assigned' && event.summary !== undefined) || event.kind === 'hand_over_acknowledged' || event.kind === 'archived');
      expect(ticket.handOver?.at ?? null).toBe(last?.kind === 'assigned' ? last.at : null);
    });
  });

  test('is solved only by what was proposed in this round: what the customer objected to no longer counts', () => {
    everyMoment((world) => {
      const { ticket, log } = world;
      const proposed = log.findLastIndex(({ kind }) => kind === 'solution_proposed');
      const stages = log.slice(0, proposed + 1).flatMap((event) => ('stage' in event ? [event.stage] : [])).slice(-1).concat(log.slice(proposed + 1).flatMap((event) => ('stage' in event ? [event.stage] : [])));
      const opened = stages.some((stage, index) => index > 0 && stageIndex(stage) < stageIndex('feedback') && stageIndex(stages[index - 1]!) >= stageIndex('feedback')) || log.slice(proposed + 1).some(({ kind }) => kind === 'reopened');
      expect(sceneOf(world).view.facts['ticket.solution']).toBe(proposed < 0 || opened ? null : 'done');
      expect(ticket.solution?.text ?? null).toBe(proposed < 0 ? null : 'done');
    });
  });

  test('never leaves a first word unanswered on purpose', () => {
    everyGame((played) => {
      for (const { before, command, result } of played) if (command.act === 'waiveAnswer' && result.ok) expect(before.ticket.firstAnsweredAt).not.toBeNull();
    });
  });

  test('rests as the log says: each rest begins and ends with an event, and none is open that does not last', () => {
    everyMoment(({ ticket, log }) => {
      const moments = new Set(log.map(({ at }) => at));
      for (const { from, to } of ticket.rests) expect([moments.has(from), to === null || (moments.has(to) && to >= from)]).toEqual([true, true]);
      const lasting = ticket.rests.flatMap(({ why, to }) => (to === null ? [why] : []));
      const live = ticket.archivedAt === null;
      expect(lasting.includes('feedback')).toBe(live && ticket.stage === 'feedback');
      expect(lasting.includes('solved')).toBe(live && ticket.stage === 'follow_up');
      expect(lasting.includes('merged')).toBe(live && ticket.state === 'merged');
      expect(lasting.filter((why) => why === 'customer' || why === 'third_party')).toEqual(ticket.pause === null ? [] : [ticket.pause.reason]);
    });
  });

  test('agrees with itself', () => everyMoment(({ ticket }) => expect(contradictionsOf(ticket)).toEqual([])));
});

describe('the closed loop', () => {
  test('is walked in order: each event advances at most one stage', () => {
    everyMoment(({ log }) => {
      const walked = positionsIn(log).map(({ stage }) => stage);
      for (const [index, stage] of walked.entries()) if (index > 0) expect(stageIndex(stage) - stageIndex(walked[index - 1]!)).toBeLessThanOrEqual(1);
    });
  });

  test('cannot be cut short: an archived ticket went through all five stages, a reopened one again through the last three', () => {
    everyMoment(({ ticket, log }) => {
      if (ticket.archivedAt !== null) expect(stagesOfLastRound(log)).toEqual(expect.arrayContaining(['process', 'feedback', 'follow_up']));
      if (ticket.archivedAt !== null) expect(inOrder(positionsIn(log).map(({ stage }) => stage))).toBe(true);
    });
  });

  test('ends after a word of the customer, a set silence, or an answer on the spot', () => {
    everyMoment(({ ticket, log }) => {
      if (ticket.archivedAt === null) return;
      const round = lastRound(log);
      expect(round.some((event) => event.kind === 'confirmed' || (event.kind === 'moved' && event.exit === 'on_the_spot'))).toBe(true);
      expect(round.some((event) => (event.kind === 'follow_up_completed' && event.outcome === 'good') || event.kind === 'follow_up_waived')).toBe(true);
    });
  });

  test('leaves accept only with a way to reach the customer', () => {
    everyMoment(({ hasContact, ticket }) => {
      if (!hasContact) expect(stageIndex(ticket.stage)).toBeLessThanOrEqual(stageIndex('accept'));
    });
  });

  test('lets nothing change an archived ticket but what belongs there', () => {
    const may: readonly Act[] = ['say', 'reopen', 'rate', 'note', 'link', 'unlink', 'merge'];
    everyGame((played) => {
      for (const { before, command, result } of played) if (before.ticket.state === 'archived' && !may.includes(command.act)) expect(result.ok).toBe(false);
    });
  });

  test('lets nothing change a merged ticket but taking the merge back, and links', () => {
    const may: readonly Act[] = ['unmerge', 'link', 'unlink'];
    everyGame((played) => {
      for (const { before, command, result } of played) if (before.ticket.state === 'merged' && !may.includes(command.act)) expect(result.ok).toBe(false);
    });
  });
});

test('the games reach what they are about: every act succeeds somewhere, and tickets are archived and reopened', () => {
  const succeeded = new Set<Act>();
  let archived = 0;
  let reopened = 0;
  everyGame((played) => {
    for (const { command, result } of played) if (result.ok) succeeded.add(command.act);
    if (played.some(({ after }) => after.ticket.state === 'archived')) archived += 1;
    if (played.some(({ after }) => after.ticket.reopenings > 0)) reopened += 1;
  }, 3000);
  expect(actNames.filter((act) => !succeeded.has(act))).toEqual([]);
  expect(archived).toBeGreaterThan(100);
  expect(reopened).toBeGreaterThan(50);
});

function holderIn(log: readonly TicketEvent[]): string | null {
  const last = log.findLast(({ kind }) => kind === 'assigned' || kind === 'released');
  return last?.kind === 'assigned' ? last.agentId : null;
}

/** Begins anew after each answer by a person, each word that was found to need none, and each archive; a matter taken in brings its wait along. */
function waitingSinceIn(log: readonly TicketEvent[]): number | null {
  const begin = log.findLastIndex((event) => event.kind === 'archived' || event.kind === 'answer_waived' || event.kind === 'assistant_answered' || event.kind === 'assistant_accepted' || (event.kind === 'answered' && (event.by.kind === 'person' || event.by.kind === 'key')));
  const waits = log.slice(begin + 1).flatMap((event) => (event.kind === 'message_received' || (event.kind === 'handed_to_person' && event.reason !== 'switched_off') ? [event.at] : event.kind === 'absorbed' && typeof event.waitingSince === 'number' ? [event.waitingSince] : []));
  return waits.length === 0 ? null : Math.min(...waits);
}

/** By the last word of each kind on it. */
function fateIn(log: readonly LoggedSubTaskEvent[], id: string) {
  const own = log.filter((event) => subTaskIdOf(event) === id);
  const end = own.find(({ kind }) => kind === 'sub_task_done' || kind === 'sub_task_declined' || kind === 'sub_task_cancelled');
  const state = end === undefined ? 'open' : end.kind.slice('sub_task_'.length);
  const begun = own[0]!;
  const layers = begun.kind === 'sub_task_asked' ? begun.subTask.layers : [];
  const turn = own.findLast(({ kind }) => kind === 'sub_task_asked' || kind === 'sub_task_taken' || kind === 'sub_task_released' || kind === 'sub_task_approved')!;
  const agentId = turn.kind === 'sub_task_taken' ? turn.agentId : turn.kind === 'sub_task_released' ? null : layers[turn.kind === 'sub_task_approved' ? turn.layer + 1 : 0]!.agentId;
  return { id, state, agentId };
}

function callsOwedIn(log: readonly TicketEvent[]): number {
  const own = log.filter(isSubTaskEvent);
  return own.filter((event) => event.kind === 'sub_task_asked' && event.subTask.kind === 'call_back' && fateIn(own, event.subTask.id).state === 'open').length;
}

function isApproval(event: TicketEvent): event is Extract<TicketEvent, { kind: 'sub_task_approved' | 'sub_task_done' }> {
  return event.kind === 'sub_task_approved' || (event.kind === 'sub_task_done' && event.outcome === 'approved');
}

type Positioned = Extract<TicketEvent, { stage: string }>;

function positionsIn(log: readonly TicketEvent[]): readonly Positioned[] {
  return log.filter((event): event is Positioned => 'stage' in event);
}

function lastRound(log: readonly TicketEvent[]): readonly TicketEvent[] {
  return log.slice(Math.max(0, log.findLastIndex(({ kind }) => kind === 'reopened')));
}

function stagesOfLastRound(log: readonly TicketEvent[]): readonly string[] {
  return positionsIn(lastRound(log)).map(({ stage }) => stage);
}

/** Contains consult, accept, process, feedback and follow_up in this order. */
function inOrder(walked: readonly string[]): boolean {
  let next = 0;
  const loop = ['consult', 'accept', 'process', 'feedback', 'follow_up'];
  for (const stage of walked) if (stage === loop[next]) next += 1;
  return next === loop.length;
}

function contradictionsOf(ticket: Ticket): readonly string[] {
  const live = ticket.state === 'open' || ticket.state === 'paused';
  const rules: Readonly<Record<string, boolean>> = {
    'paused without a pause': ticket.state === 'paused' && ticket.pause === null,
    'a pause while open': ticket.state === 'open' && ticket.pause !== null,
    'archived without a moment': ticket.state === 'archived' && ticket.archivedAt === null,
    'a moment of archiving while live': live && ticket.archivedAt !== null,
    'merged into nothing': (ticket.state === 'merged') !== (ticket.mergedInto !== null),
    'archived and waiting': ticket.state === 'archived' && ticket.waitingSince !== null,
    'silence that would confirm outside feedback': ticket.silenceConfirmsAt !== null && ticket.stage !== 'feedback',
    'confirmed before feedback': ticket.confirmation !== null && stageIndex(ticket.stage) < stageIndex('feedback'),
    'a visit planned before feedback': ticket.followUp?.outcome === 'planned' && stageIndex(ticket.stage) < stageIndex('feedback'),
    'archived with a visit still planned': ticket.state === 'archived' && ticket.followUp?.outcome === 'planned',
    'an exception on the archive': ticket.state === 'archived' && ticket.exception !== null,
    'archived with something still asked': (ticket.state === 'archived' || ticket.state === 'merged') && ticket.subTasks.some(({ state }) => state === 'open'),
    'a sub-task beyond its layers': ticket.subTasks.some(({ layer, layers }) => layer >= layers.length),
    'an ended sub-task without a moment': ticket.subTasks.some(({ state, endedAt }) => (state === 'open') !== (endedAt === null)),
    'the assistant speaks where a person has it, or elsewhere than at the beginning': ticket.assistant?.state === 'speaking' && (ticket.agentId !== null || ticket.stage !== 'consult' || ticket.role !== 'assistant' || ticket.state === 'paused'),
    'the assistant speaks, or it says how that ended': ticket.assistant !== null && (ticket.assistant.state === 'speaking') !== (ticket.assistant.ended === null),
    'the machine’s, but the assistant does not speak': live && ticket.role === 'assistant' && ticket.assistant !== null && ticket.assistant.state !== 'speaking' && ticket.step !== 'classify',
    'one link twice': new Set(ticket.links.map((link) => link.ticketId)).size !== ticket.links.length,
  };
  return Object.keys(rules).filter((name) => rules[name]);
}
