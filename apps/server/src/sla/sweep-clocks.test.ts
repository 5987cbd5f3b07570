import { addWorkingTime } from '@huiyin/domain/calendar/working-time.ts';
import { hour, minute, second } from '@huiyin/domain/kernel/instant.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testCentre, type CallAs } from '../testing/test-centre.ts';
import { testNow } from '../platform/testing/test-shell.ts';
import { nameLadderTeams } from './index.ts';
import { rulesOf } from './rules.ts';
import { sweepClocks } from './sweep-clocks.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
await shell.db.transaction().execute((tx) => nameLadderTeams(tx, shell));
const [agent, presales, admin] = [await centre.as('agent'), await centre.as('presales1'), await centre.as('admin')];

beforeEach(() => shell.clock.set(testNow));

const view = async (reply: ReturnType<CallAs>): Promise<TicketView> => {
  const { statusCode, body } = await reply;
  expect(statusCode, body).toBeLessThan(300);
  return JSON.parse(body) as TicketView;
};

let serial = 0;
async function openByCustomer(): Promise<TicketView> {
  const { token } = (await centre.nobody('POST /widget/web/visitors', { form: { name: '李雷', phone: `138000045${String(serial++).padStart(2, '0')}` } })).json() as { token: string };
  await centre.withKey(token)('POST /widget/messages', { clientId: `word-number-${serial}`, body: '怎么开发票？' });
  const { rows } = await sql<{ id: string }>`select id from ticket order by id desc limit 1`.execute(shell.db);
  return view(admin(`GET /tickets/${rows[0]!.id}`));
}

async function reachSpecialist(): Promise<TicketView> {
  let ticket = await view(agent('POST /tickets', { channel: 'phone', customer: { phone: '13800004599' }, body: 'App 一打开就闪退', kind: 'fault', category: 'app-fault' }));
  ticket = await view(agent(`POST /tickets/${ticket.id}/take`, {}));
  while (ticket.step !== 'specialist') {
    const way = ticket.exits.find(({ id }) => id === 'to_specialist') ?? ticket.exits[0]!;
    const form = way.form as { required?: string[]; properties: Record<string, { enum?: string[] }> };
    const fields = Object.fromEntries([...(form.required ?? []), ...(way.id === 'to_specialist' ? ['handover_reason'] : [])].map((name) => [name, form.properties[name]?.enum?.[0] ?? '试过重装，仍然闪退']));
    ticket = await view(agent(`POST /tickets/${ticket.id}/exit`, { exit: way.id, fields }));
  }
  return ticket;
}

const clockOf = (ticket: TicketView, kind: string) => ticket.clocks.find((clock) => clock.kind === kind);
const firings = async () => (await sql<{ kind: string; at: number; facts: { clock?: string; dueAt?: string } }>`select kind, at, facts from reminder order by at, kind`.execute(shell.db)).rows;
const sweepAll = async () => {
  while ((await sweepClocks(shell)) > 0);
};
const workLater = async (ms: number) => {
  const rules = await rulesOf(shell);
  shell.clock.set(addWorkingTime(rules.calendarOf(rules.standardId), shell.clock.now(), ms) + 1);
};

describe('the sweep', () => {
  test('warns, tells of a breach and never does so twice, also with two workers at once', async () => {
    await sweepAll();
    const ticket = await openByCustomer();
    await view(presales(`POST /tickets/${ticket.id}/take`, {}));
    const before = (await firings()).length;
    shell.clock.advance(minute + second);
    await Promise.all([sweepAll(), sweepAll(), sweepAll()]);
    await sweepAll();
    const told = (await firings()).slice(before).filter(({ facts }) => facts.clock === 'first_response');
    expect(told.map(({ kind }) => kind)).toEqual(['sla_breach']);
    expect(clockOf(await view(admin(`GET /tickets/${ticket.id}`)), 'first_response')?.state).toBe('breached');
  });

  test('R-A10: after an outage tells once, and keeps when it was due and when it was really done', async () => {
    await sweepAll();
    const ticket = await openByCustomer();
    shell.clock.advance(3 * hour);
    await sweepAll();
    await sweepAll();
    const { rows } = await sql<{ kind: string; fired: { what: string; dueAt: number; at: number }[]; breached_at: number; breach_seen_at: number }>`
      select kind, fired, breached_at, breach_seen_at from clock where ticket_id = ${ticket.id}::uuid and kind = 'step'`.execute(shell.db);
    const step = rows[0]!;
    expect(step.fired.map(({ what }) => what)).toEqual(['warning:75', 'breach']);
    expect(step.breached_at).toBe(testNow + 10 * minute);
    expect(step.breach_seen_at).toBe(testNow + 3 * hour);
    // The warning that the outage swallowed is not told beside the breach.
    const told = (await firings()).filter(({ at, facts }) => at === testNow + 3 * hour && facts.clock === 'step');
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['sla_breach']));
  });
});

test('a ticket nobody solves reaches the product department in two working hours, and the hand-over is on a clock itself', async () => {
  const ticket = await reachSpecialist();
  expect(clockOf(ticket, 'step')).toMatchObject({ limitMs: 2 * hour, policy: { name: { en: 'Specialist handling' } }, why: [{ by: 'step', is: 'general/specialist' }] });

  await view((await centre.as('refunds1'))(`POST /tickets/${ticket.id}/take`, {}));

  await workLater(2 * hour - minute);
  await sweepAll();
  expect((await view(admin(`GET /tickets/${ticket.id}`))).team?.name.en).not.toBe('Product department');

  await workLater(minute);
  await Promise.all([sweepAll(), sweepAll()]);
  const passed = await view(admin(`GET /tickets/${ticket.id}`));
  expect(passed.team?.name.en).toBe('Product department');
  expect(passed.agent).toBeNull();
  expect(passed.escalatedAt).not.toBeNull();
  expect(clockOf(passed, 'hand_over')).toMatchObject({ state: 'running', limitMs: 30 * minute });

  // Why, as a code that every reader is shown in their own language.
  const because = { code: 'overdue', clock: 'step', policy: { zh: '专项处理', en: 'Specialist handling' } };
  expect(passed.handOver).toMatchObject({ by: null, summary: null, because });
  const { rows: told } = await sql<{ facts: object }>`select distinct facts from reminder where ticket_id = ${ticket.id}::uuid and kind = 'handed_over'`.execute(shell.db);
  expect(told).toEqual([{ facts: { summary: '', because } }]);

  // The ladder's rung and the policy's warning come at the same moment: whoever has it in hand hears of it once.
  const { rows: warned } = await sql<{ most: number }>`select coalesce(max(n), 0)::int as most from (select count(*) as n from reminder where ticket_id = ${ticket.id}::uuid and kind = 'sla_warning' and facts->>'clock' = 'step' group by person_id) each`.execute(shell.db);
  expect(warned[0]!.most).toBe(1);

  const keeper = await centre.as('knowledge');
  await workLater(10 * minute);
  const taken = await view(keeper(`POST /tickets/${ticket.id}/take`, {}));
  expect(taken.agent?.name).toBe('吴博闻');
  expect(clockOf(taken, 'hand_over')).toBeUndefined();
  const { rows } = await sql<{ state: string; n: number }>`select state, count(*)::int as n from clock where ticket_id = ${ticket.id}::uuid and kind = 'hand_over' group by state`.execute(shell.db);
  expect(rows).toEqual([{ state: 'met', n: 1 }]);
});

test('a clock pauses while waiting for the customer and resumes', async () => {
  let ticket = await view(agent('POST /tickets', { channel: 'phone', customer: { phone: '13800004598' }, body: '衣服尺码不对想换一件', kind: 'request', category: 'product' }));
  const due = Date.parse(clockOf(ticket, 'resolution')!.dueAt!);
  ticket = await view(agent(`POST /tickets/${ticket.id}/take`, {}));
  shell.clock.advance(hour);
  ticket = await view(agent(`POST /tickets/${ticket.id}/pause`, { reason: 'customer' }));
  expect(clockOf(ticket, 'resolution')).toMatchObject({ state: 'paused', dueAt: null, elapsedMs: hour, pausedFor: 'customer' });
  shell.clock.advance(2 * hour);
  await sweepAll();
  ticket = await view(agent(`POST /tickets/${ticket.id}/resume`, {}));
  const resumed = clockOf(ticket, 'resolution')!;
  expect(resumed).toMatchObject({ state: 'running', elapsedMs: hour, pausedMs: 2 * hour });
  expect(Date.parse(resumed.dueAt!)).toBe(due + 2 * hour);
});
