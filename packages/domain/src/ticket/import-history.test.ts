/** Tickets of other systems: the one exception from "only the flow's own end archives", and what does not follow from it. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FlowDocument } from '../flow/flow.ts';
import { bringIn } from './import-history.ts';
import type { ImportedCase } from './import-case.ts';
import { anyCommands, flows, fold, openingOf, play, type World } from './ticket.arbitrary.ts';

const openedAt = Date.UTC(2024, 0, 1);
const now = Date.UTC(2025, 7, 1);

function worldOf(flow: FlowDocument, found: Partial<ImportedCase>, hasContact = true): World {
  const start = openingOf(flow);
  const whole: ImportedCase = {
    externalId: 'Case 1', line: 2, rows: 1, subject: 'old matter', body: 'it broke', customer: {}, kind: null, categoryId: null, channelId: null, region: null, agent: 'Value 1',
    fields: {}, openedAt, archivedAt: null, steps: [], ...found,
  };
  const log = bringIn(whole, {
    source: 'helpdesk', number: '20240101-00001', ticketId: 'ticket-1', channelId: 'channel-1', customerId: 'customer-1', messageId: 'message-1', followUpId: 'visit-1',
    flow: { versionId: start.ticket.flowVersionId, document: flow }, surroundings: { categoryKey: null, channelKind: 'import', customer: { name: null, tier: 'standard', hasContact } }, at: now,
  });
  return { ...start, now, hasContact, log, ticket: fold(null, log) };
}

const anyFlow = fc.constantFrom(...flows);
const steps: ImportedCase['steps'] = [{ activity: 'Assign seriousness', at: openedAt, facts: { time: '2024-01-01T01:00:00+01:00' } }, { activity: 'Closed', at: openedAt + 1000, facts: {} }];
const history: Partial<ImportedCase> = { archivedAt: openedAt + 1000, steps };

describe('history', () => {
  test('is archived where it opened: opened, heard, recorded, archived, and no step of ours claimed', () => {
    const { ticket, log } = worldOf(flows[0]!, history);
    expect(log.map(({ kind, at }) => [kind, at])).toEqual([['opened', openedAt], ['message_received', openedAt], ['recorded', openedAt], ['recorded', openedAt + 1000], ['archived', openedAt + 1000]]);
    expect(log[0]).toMatchObject({ importedFrom: { source: 'helpdesk', externalId: 'Case 1', agent: 'Value 1' } });
    expect(ticket).toMatchObject({ state: 'archived', stage: 'consult', archivedAt: openedAt + 1000, openedAt, waitingSince: null, solution: null, confirmation: null });
    expect(fold(null, JSON.parse(JSON.stringify(log)))).toEqual(ticket);
  });

  test('once reopened walks our loop like any other: the exit `imported` is taken once, before anything else happened here', () => {
    let reopened = 0;
    let archivedAgain = 0;
    fc.assert(
      fc.property(anyFlow, anyCommands, (flow, commands) => {
        for (const { after } of play(worldOf(flow, history), commands)) {
          const archived = after.log.filter((event) => event.kind === 'archived');
          expect(archived.map((event) => event.exit === 'imported')).toEqual(archived.map((_, index) => index === 0));
          if (after.ticket.reopenings > 0) reopened += 1;
          if (after.ticket.state !== 'archived' || archived.length < 2) continue;
          archivedAgain += 1;
          const round = after.log.slice(after.log.findLastIndex(({ kind }) => kind === 'reopened'));
          const walked = round.flatMap((event) => ('stage' in event ? [event.stage] : []));
          expect(walked).toEqual(expect.arrayContaining(['process', 'feedback', 'follow_up']));
        }
      }),
      { numRuns: 1000 },
    );
    expect(reopened).toBeGreaterThan(50);
    expect(archivedAgain).toBeGreaterThan(5);
  });
});

test('tickets of our own never take the exit `imported`', () => {
  fc.assert(
    fc.property(anyFlow, anyCommands, (flow, commands) => {
      for (const { after } of play(openingOf(flow), commands)) expect(after.log.some((event) => event.kind === 'archived' && event.exit === 'imported')).toBe(false);
    }),
  );
});

describe('what is still open', () => {
  test.each(flows.map((flow) => [flow.key, flow] as const))('waits in accept of our flow %s, moved there when it came in', (_, flow) => {
    const { ticket, log } = worldOf(flow, {});
    expect(ticket).toMatchObject({ state: 'open', stage: 'accept', openedAt, stepEnteredAt: now, waitingSince: openedAt });
    expect(log.filter(({ kind }) => kind === 'answered')).toEqual([]);
  });

  test('cannot leave accept while nobody knows how to reach the customer', () => {
    fc.assert(
      fc.property(anyFlow, anyCommands, (flow, commands) => {
        for (const { after } of play(worldOf(flow, {}, false), commands)) expect(['consult', 'accept']).toContain(after.ticket.stage);
      }),
    );
  });
});
