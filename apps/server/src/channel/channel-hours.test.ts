import type { ChannelView } from '@huiyin/domain/channel/channel.contract.ts';
import type { CalendarSummary } from '@huiyin/domain/calendar/calendar.contract.ts';
import { isOpen } from '@huiyin/domain/calendar/working-time.ts';
import { day, hour, minute } from '@huiyin/domain/kernel/instant.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { calendarsOf } from '../calendar/index.ts';
import { type Reply, testCentre } from '../testing/test-centre.ts';
import { forgetChannels, hoursOf, readChannels } from './index.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const admin = await centre.as('admin');
/** That hour of a Tuesday in Shanghai. */
const tuesday = (hours: number) => Date.UTC(2025, 7, 12) + (hours - 8) * hour;

async function ok(call: Promise<Reply>) {
  const reply = await call;
  expect(reply.statusCode, reply.body).toBeLessThan(300);
  return reply.body === '' ? null : reply.json();
}

const calendars = async () => (await ok(admin('GET /calendars'))).items as CalendarSummary[];
const weekOf = (from: string, to: string) => Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((weekday) => [weekday, [{ from, to }]]));
const calendarOf = async (key: string, from: string, to: string): Promise<string> =>
  (await ok(admin('POST /calendars', { key, name: { zh: key, en: key }, document: { timeZone: 'Asia/Shanghai', weekly: weekOf(from, to), holidays: null, makeUpHours: null, overrides: [] } }))).id;
const web = async () => ((await ok(admin('GET /channels'))).items as ChannelView[]).find(({ key }) => key === 'web')!;
const change = async (more: Partial<ChannelView>) => {
  const { id, name, settings, teamId, active } = await web();
  return ok(admin(`PUT /channels/${id}`, { name, settings, teamId, active, ...more }));
};
const isOnline = async () => (await ok(centre.nobody('GET /widget/web/settings'))).online as boolean;

async function asks(): Promise<{ ticket: TicketView; waiting: { peopleOnDuty: boolean; opensAt: string | null; callBackOffer: { windows: { from: string }[] } | null } }> {
  const { token, visitorId } = await ok(centre.nobody('POST /widget/web/visitors', { language: 'zh' }));
  const visitor = centre.withKey(token);
  await ok(visitor('POST /widget/messages', { clientId: `client-${shell.ids.next()}`, body: '请问什么时候发货' }));
  const { rows } = await shell.pool.query<{ id: string }>('select id from ticket where visitor_id = $1', [visitorId]);
  return { ticket: await ok(admin(`GET /tickets/${rows[0]!.id}`)), waiting: await ok(visitor('GET /widget/waiting')) };
}

describe('the hours of a channel', () => {
  test('are one for what customers are told, for duty, and for the promise of a first answer', async () => {
    const evening = await calendarOf('evening', '14:00', '22:00');
    await change({ calendarId: evening });
    expect((await calendars()).find(({ id }) => id === evening)!.uses).toMatchObject([{ what: { en: 'Channels' }, count: 1 }]);
    shell.clock.set(tuesday(10));
    expect(await isOnline()).toBe(false);
    const { ticket, waiting } = await asks();
    const opening = tuesday(14);
    expect(waiting).toMatchObject({ peopleOnDuty: false, opensAt: new Date(opening).toISOString() });
    expect(waiting.callBackOffer!.windows[0]!.from).toBe(new Date(opening).toISOString());
    const first = ticket.clocks.find(({ kind }) => kind === 'first_response')!;
    expect(first).toMatchObject({ calendarId: evening, dueAt: new Date(opening + first.limitMs).toISOString() });
    shell.clock.set(tuesday(21));
    expect(await isOnline()).toBe(true);
    expect((await admin(`POST /calendars/${evening}/retire`, {})).json().code).toBe('calendar.in_use');
  });

  test('are those of its team where it has none of its own, and else the standard ones', async () => {
    const { items: teams } = await ok(admin('GET /teams'));
    const teamId = teams.find(({ key }: { key: string }) => key === 'aftersales').id as string;
    const early = await calendarOf('early', '06:00', '12:00');
    await change({ calendarId: null, teamId });
    shell.clock.set(tuesday(7));
    expect(await isOnline()).toBe(false);
    await ok(admin(`PUT /calendars/${early}/teams`, { teamIds: [teamId] }));
    expect(await isOnline()).toBe(true);
    shell.clock.set(tuesday(13));
    expect(await isOnline()).toBe(false);
    expect((await calendars()).find(({ id }) => id === early)).toMatchObject({ teamIds: [teamId], uses: [{ what: { en: 'Teams' }, count: 1 }] });
    await ok(admin(`PUT /calendars/${early}/teams`, { teamIds: [] }));
    expect(await isOnline()).toBe(true);
    expect((await admin(`PUT /calendars/${early}/teams`, { teamIds: ['01900000-0000-7000-8000-000000000000'] })).json().code).toBe('team.unknown');
    const { rows } = await shell.pool.query("select count(*)::int as n from audit_entry where action = 'calendar.teams_chosen'");
    expect(rows).toEqual([{ n: 2 }]);
    await change({ calendarId: null, teamId: null });
  });

  test('once changed let the clocks of answers be worked out anew', async () => {
    const before = shell.jobs.added.length;
    await change({ calendarId: (await calendars()).find(({ key }) => key === 'always')!.id });
    expect(shell.jobs.added.slice(before).map(({ name }) => name)).toEqual(['sla.recount']);
    await change({ active: true });
    expect(shell.jobs.added.length).toBe(before + 1);
    expect((await admin(`PUT /channels/${(await web()).id}`, { name: { zh: '网', en: 'Web' }, settings: {}, teamId: null, active: true, calendarId: '01900000-0000-7000-8000-000000000000' })).json().code).toBe('calendar.unknown');
    await change({ calendarId: null });
  });
});

/** As channels reckoned with hours of their own before they had calendars. */
interface Hours {
  readonly timeZone: string;
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly to: string;
}
function wasOnDuty({ timeZone, weekdays, from, to }: Hours, at: number): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)!.value;
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday')) + 1;
  const time = `${part('hour')}:${part('minute')}`;
  if (from < to) return weekdays.includes(weekday) && time >= from && time < to;
  return (weekdays.includes(weekday) && time >= from) || (weekdays.includes(weekday === 1 ? 7 : weekday - 1) && time < to);
}

test('hours that channels kept for themselves become calendars that say the same, equal ones one', async () => {
  const time = fc.tuple(fc.nat(23), fc.constantFrom('00', '30')).map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${minutes}`);
  const anyHours = fc.record<Hours>({ timeZone: fc.constantFrom('Asia/Shanghai', 'America/New_York'), weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), from: time, to: fc.oneof(time, fc.constant('24:00')) });
  const given = fc.sample(anyHours, { numRuns: 40, seed: 7 });
  const twice = [...given, given[0]!];
  for (const [index, hours] of twice.entries()) {
    await shell.pool.query("insert into channel (id, key, kind, name, settings, created_at) values (gen_random_uuid(), $1, 'web', '{}', $2, now())", [`old-${index}`, JSON.stringify({ files: true, hours })]);
  }
  const migration = await readFile(new URL('../../migrations/0018-promises-kept.sql', import.meta.url), 'utf8');
  const client = await shell.pool.connect();
  await client.query('begin');
  await client.query(migration.slice(migration.indexOf('-- —— Hours that channels kept'), migration.indexOf('-- —— until here')));
  await client.query('commit');
  client.release();
  forgetChannels(shell);
  await ok(admin('POST /calendars', { key: 'makes-them-forgotten', name: { zh: '新', en: 'New' }, document: { timeZone: 'Asia/Shanghai', weekly: weekOf('09:00', '18:00'), holidays: null, makeUpHours: null, overrides: [] } }));
  const known = await calendarsOf(shell);
  const channels = new Map((await readChannels(shell.db)).map((channel) => [channel.key, channel]));
  for (const [index, hours] of twice.entries()) {
    const channel = channels.get(`old-${index}`)!;
    expect(channel.settings).toEqual({ files: true });
    const compiled = known.compiled(hoursOf(known, channel));
    for (let at = Date.UTC(2025, 8, 1); at < Date.UTC(2025, 8, 1) + 14 * day; at += 30 * minute) {
      if (isOpen(compiled, at) !== wasOnDuty(hours, at)) throw new Error(`${JSON.stringify(hours)} at ${new Date(at).toISOString()}`);
    }
  }
  expect(channels.get('old-0')!.calendarId).toBe(channels.get(`old-${given.length}`)!.calendarId);
  const { rows } = await shell.pool.query<{ n: number }>("select count(*)::int as n from policy p, jsonb_array_elements(p.targets) t join calendar c on c.id::text = t ->> 'calendarId' where t ->> 'clock' = 'first_response' and c.key = 'standard'");
  expect(rows[0]!.n).toBe(0);
});
