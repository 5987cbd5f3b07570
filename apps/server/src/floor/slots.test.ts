import { afterEach, beforeAll, expect, test } from 'vitest';
import { slotMs } from '@huiyin/domain/floor/forecast.ts';
import { workOf } from '@huiyin/domain/floor/work-time.ts';
import { minute } from '@huiyin/domain/kernel/instant.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { addCursors, resetSubscription } from '../platform/subscriptions.ts';
import { readToEnd } from '../platform/testing/read-to-end.ts';
import { type CallAs, testCentre } from '../testing/test-centre.ts';
import { floorSubscriptions } from './floor.subscriptions.ts';
import { readSlots } from './slot.store.ts';

const centre = await testCentre();
const { shell } = centre;
const { db, pool, clock } = shell;
const [slots] = floorSubscriptions(shell);
let agent: CallAs;
let supervisor: CallAs;

beforeAll(async () => {
  await addCursors(db, [slots!.name]);
  agent = await centre.as('agent');
  supervisor = await centre.as('supervisor');
});
afterEach(() => clock.advance(slotMs));

async function opened(subject: string): Promise<TicketView> {
  const reply = await agent('POST /tickets', { channel: 'phone', customer: { name: '钱多多', phone: '13800000001' }, subject, body: '等了三天', category: 'product' });
  expect(reply.statusCode).toBe(201);
  return reply.json<TicketView>();
}

interface Logged {
  readonly ticket_id: string;
  readonly version: number;
  readonly kind: string;
  readonly at: number;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly facts: { readonly teamId?: string | null };
}

/** From the log, event by event, with nothing of the statement under test. */
async function byHand(): Promise<Record<string, { arrived: number; abandoned: number; worked: number }>> {
  const { rows } = await pool.query<Logged>('select ticket_id, version, kind, at, actor_kind, actor_id, facts from ticket_event order by ticket_id, version');
  const counts: Record<string, { arrived: number; abandoned: number; worked: number }> = {};
  const teamOf = new Map<string, string>();
  const lastBy = new Map<string, number>();
  for (const { ticket_id: ticket, kind, at, actor_kind, actor_id, facts } of rows) {
    const before = teamOf.get(ticket) ?? null;
    const names = ['opened', 'assigned', 'escalated'].includes(kind) ? (facts.teamId ?? null) : null;
    if (names !== null) teamOf.set(ticket, names);
    const team = teamOf.get(ticket);
    const worked = actor_kind === 'person' ? workOf(at, lastBy.get(`${ticket} ${actor_id}`) ?? null) : 0;
    if (actor_kind === 'person') lastBy.set(`${ticket} ${actor_id}`, at);
    if (team === undefined) continue;
    const count = (counts[`${team} ${Math.floor(at / slotMs) * slotMs}`] ??= { arrived: 0, abandoned: 0, worked: 0 });
    if ((names !== null && names !== before) || kind === 'reopened') count.arrived += 1;
    if (kind === 'abandoned') count.abandoned += 1;
    count.worked += worked;
  }
  return counts;
}

async function kept(): Promise<Record<string, { arrived: number; worked: number }>> {
  const found = await readSlots(db, { from: 0, to: clock.now() + slotMs }, null);
  return Object.fromEntries(found.map((slot) => [`${slot.teamId} ${slot.startsAt}`, { arrived: slot.arrived, worked: slot.workedMs }]));
}

async function expectByHand(): Promise<void> {
  const hand = Object.entries(await byHand()).filter(([, { arrived, abandoned, worked }]) => arrived + abandoned + worked > 0);
  expect(hand.length).toBeGreaterThan(0);
  expect(await kept()).toEqual(Object.fromEntries(hand.map(([key, { arrived, worked }]) => [key, { arrived, worked }])));
}

async function drain(): Promise<void> {
  await readToEnd(db, slots!, 3);
}

test('arrivals and work by half hour are those of the log, whatever the size of the batches', async () => {
  for (let n = 0; n < 3; n += 1) {
    const ticket = await opened(`第 ${n} 件`);
    clock.advance(2 * minute);
    expect((await agent(`POST /tickets/${ticket.id}/take`, {})).statusCode).toBe(200);
    clock.advance((n + 1) * 6 * minute);
    expect((await agent(`POST /tickets/${ticket.id}/messages`, { body: '查到了，正在处理。', visibility: 'public' })).statusCode).toBe(201);
    clock.advance(slotMs);
  }
  await drain();
  await expectByHand();
});

test('a ticket that goes to another team arrives there, and once only', async () => {
  const { items: teams } = (await supervisor('GET /teams')).json<{ items: { id: string; key: string }[] }>();
  const refunds = teams.find(({ key }) => key === 'refunds')!.id;
  const ticket = await opened('要退款');
  for (let n = 0; n < 2; n += 1) expect((await supervisor(`POST /tickets/${ticket.id}/assign`, { teamId: refunds, agentId: null })).statusCode).toBe(200);
  await drain();
  await expectByHand();
});

test('told from zero again it counts the same', async () => {
  const before = await kept();
  await resetSubscription(db, slots!);
  expect(await kept()).toEqual({});
  await drain();
  expect(await kept()).toEqual(before);
});
