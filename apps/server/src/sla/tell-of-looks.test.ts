import { begin } from '@huiyin/domain/sla/run-clock.ts';
import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import { expect, test } from 'vitest';
import { askedListeners, occasionsOf, type Seen } from './tell-of-looks.ts';

type SubTask = Ticket['subTasks'][number];

/** The promise on a sub-task is broken. */
function broken(agentId: string | null, subTask: Pick<SubTask, 'agentId' | 'askedBy'>): Seen {
  const terms = { policyId: null, why: [], targetMs: 1000, calendarId: 'always', pauseWhile: [], warnAt: [], ladderId: null };
  const clock = { ...begin({ seq: 1, kind: 'sub_task', ref: 's1/0', since: 0, terms }), dueAt: 1000, breachedAt: 1000 };
  const breach = { what: 'breach', dueAt: 1001, actAt: 1001, rung: null };
  return { ticketId: 't1', clock, agentId, teamId: 'team-1', subTasks: [{ id: 's1', ...subTask } as SubTask], look: { clock, warning: null, breach, rungs: [] } };
}

const listeners = { overseers: { of: () => ['overseer'] }, members: new Map(), holders: new Map() } as unknown as Parameters<typeof occasionsOf>[1];
const told = (seen: Seen) => occasionsOf(seen, listeners, 2000).flatMap(({ personIds }) => personIds);

test.each<[string, string | null, Pick<SubTask, 'agentId' | 'askedBy'>, string[]]>([
  ['whoever has the sub-task in hand and whoever asked', 'holder', { agentId: 'helper', askedBy: 'asker' }, ['helper', 'asker']],
  ['else whoever asked', 'holder', { agentId: null, askedBy: 'asker' }, ['asker']],
  ['what a customer asked and nobody took up: whoever has the ticket', 'holder', { agentId: null, askedBy: null }, ['holder']],
  ['and where nobody has: who answers for the team', null, { agentId: null, askedBy: null }, ['overseer']],
])('a broken promise on a sub-task is told to %s', (_, agentId, subTask, whom) => {
  const seen = broken(agentId, subTask);
  expect(told(seen)).toEqual(whom);
  expect(askedListeners([seen]).teamIds).toEqual(whom[0] === 'overseer' ? ['team-1'] : []);
});
