import type { CalendarView, DayView, OfficialYearView } from '@huiyin/domain/calendar/calendar.contract.ts';
import type { CalendarDocument } from '@huiyin/domain/calendar/calendar.ts';
import { shippedCalendars, weekOf } from '@huiyin/domain/calendar/shipped.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { audited, readNames } from '../identity/index.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { testServer } from '../platform/testing/test-server.ts';
import { calendarDomain, calendarsOf, holdCalendar, onCalendarChanged, onCalendarUse, seedCalendars, type CalendarChange } from './index.ts';

const server = await testServer([calendarDomain({ audited, namesOf: readNames })]);
const { shell } = server;
await shell.db.transaction().execute((tx) => seedCalendars(tx, shell));
const manager = server.as({ 'calendar.manage': 'all' }, { kind: 'key' });
const agent = server.as({});
const nowhere = '01900000-0000-7000-8000-000000000000';
const name = { zh: '售后工作日', en: 'After-sales days' };
const standard = shippedCalendars[0]!.document;

let told: CalendarChange[] = [];
onCalendarChanged({ name: 'test', changed: async (_, __, change) => void told.push(change) });
const used = new Map<Id, number>();
onCalendarUse({ name: 'test', what: { zh: '服务标准', en: 'Policies' }, count: async () => used });
beforeEach(() => {
  told = [];
});

let count = 0;
async function make(document: CalendarDocument = standard): Promise<CalendarView> {
  const reply = await manager.call('POST', '/calendars', { key: `days-${++count}`, name, document });
  expect(reply.statusCode).toBe(201);
  return reply.json();
}

const save = (id: Id, document: CalendarDocument, validFromOn: string | null, more: object = {}) => manager.call('POST', `/calendars/${id}/versions`, { document, validFromOn, ...more });

describe('reading', () => {
  test('anybody signed in sees the shipped ones, what holds today and when it opens', async () => {
    const { items } = (await agent.call('GET', '/calendars')).json() as { items: CalendarView[] };
    expect(items.map(({ key }) => key)).toEqual(['standard', 'always', 'calls']);
    // 2025-08-12 is a Tuesday, ten in the morning.
    expect(items[0]).toMatchObject({ open: true, changesAt: '2025-08-12T10:00:00.000Z', provisionalFrom: '2026-12-31T16:00:00.000Z', retiredAt: null, uses: [], document: standard });
    expect(items[1]).toMatchObject({ open: true, changesAt: null, provisionalFrom: null });
    expect((await server.nobody.call('GET', '/calendars')).statusCode).toBe(401);
  });

  test('each day says what it is', async () => {
    const calendars = await calendarsOf(shell);
    const reply = await agent.call('GET', `/calendars/${calendars.idOf('standard')}/days?from=2025-09-27&to=2025-10-02`);
    const { items } = reply.json() as { items: DayView[] };
    expect(items.map(({ on, kind, name: of, hours }) => `${on} ${kind} ${of ?? '-'} ${hours.length}`)).toEqual(['2025-09-27 weekly - 0', '2025-09-28 make_up 国庆节 1', '2025-09-29 weekly - 1', '2025-09-30 weekly - 1', '2025-10-01 holiday 国庆节 0', '2025-10-02 holiday 国庆节 0']);
    const unknown = (await agent.call('GET', `/calendars/${calendars.idOf('standard')}/days?from=2027-01-01&to=2027-01-01`)).json() as { items: DayView[] };
    expect(unknown.items[0]).toMatchObject({ kind: 'weekly', provisional: true });
  });

  test('a trial says when a promise falls due and what was skipped', async () => {
    const id = (await calendarsOf(shell)).idOf('standard');
    const due = (await agent.call('GET', `/calendars/${id}/due?from=2026-02-14T09:00:00Z&minutes=120`)).json();
    expect(due).toMatchObject({ dueAt: '2026-02-24T02:00:00.000Z', provisional: false, cut: false });
    expect(due.days).toHaveLength(11);
    expect((await agent.call('GET', `/calendars/${id}/due?from=2026-12-31T09:30:00Z&minutes=60`)).json()).toMatchObject({ provisional: true });
    expect((await agent.call('GET', `/calendars/${id}/due?from=1999-12-31T09:30:00Z&minutes=60`)).json().dueAt).toBeDefined();
  });

  test('each refusal', async () => {
    const id = (await calendarsOf(shell)).idOf('standard');
    const codes = [];
    for (const path of [`/calendars/${nowhere}`, `/calendars/${nowhere}/days?from=2025-01-01&to=2025-01-02`, `/calendars/${nowhere}/due?from=2025-01-01T00:00:00Z&minutes=1`, `/calendars/${id}/days?from=2025-01-02&to=2025-01-01`, `/calendars/${id}/days?from=2025-01-01&to=2027-01-01`, `/calendars/${id}/due?from=1000-01-01T00:00:00Z&minutes=1`, `/calendars/${id}/due?from=2045-01-01T00:00:00Z&minutes=1`]) {
      const reply = await agent.call('GET', path);
      codes.push(reply.json().code ?? reply.statusCode);
    }
    expect(codes).toEqual(['calendar.unknown', 'calendar.unknown', 'calendar.unknown', 'calendar.out_of_reach', 'calendar.out_of_reach', 'calendar.out_of_reach', 'calendar.out_of_reach']);
  });
});

describe('keeping', () => {
  test('a change is a version from a day on: the past stays, the listeners are told, the log has it', async () => {
    const made = await make();
    const saved = await save(made.id, { ...standard, weekly: weekOf([{ from: '10:00', to: '12:00' }], ['wed']) }, '2025-08-14', { note: '暑期', version: made.version });
    expect(saved.statusCode).toBe(201);
    const view = saved.json() as CalendarView;
    expect(view).toMatchObject({ version: 2, document: standard });
    expect(view.versions.map(({ number, validFromOn, validUntilOn, holds, note }) => ({ number, validFromOn, validUntilOn, holds, note }))).toEqual([
      { number: 2, validFromOn: '2025-08-14', validUntilOn: null, holds: true, note: '暑期' },
      { number: 1, validFromOn: null, validUntilOn: '2025-08-13', holds: true, note: '' },
    ]);
    expect(told).toEqual([{ calendarIds: [made.id], at: shell.clock.now() }]);
    const { items } = (await agent.call('GET', `/calendars/${made.id}/days?from=2025-08-13&to=2025-08-20`)).json() as { items: DayView[] };
    expect(items.filter(({ hours }) => hours.length > 0).map(({ on, hours }) => `${on} ${hours[0]!.from}`)).toEqual(['2025-08-13 09:00', '2025-08-20 10:00']);
    const { rows } = await shell.pool.query('select action, facts from audit_entry where target = $1 order by seq', [`calendar:${made.id}`]);
    expect(rows).toEqual([
      { action: 'calendar.created', facts: { key: made.key } },
      { action: 'calendar.version_saved', facts: { key: made.key, number: 2, validFromOn: '2025-08-14' } },
    ]);
  });

  test('what was saved last holds from its day on; one it took the place of says so', async () => {
    const made = await make();
    await save(made.id, standard, '2025-12-01');
    const { versions } = (await save(made.id, standard, '2025-09-01')).json() as CalendarView;
    expect(versions.map(({ holds, validUntilOn }) => [holds, validUntilOn])).toEqual([[true, null], [false, null], [true, '2025-08-31']]);
    const rewritten = (await save(made.id, standard, null)).json() as CalendarView;
    expect(rewritten.versions.map(({ holds }) => holds)).toEqual([true, false, false, false]);
  });

  test('nonsense is refused at its field, and nothing is stored', async () => {
    const bad = { ...standard, timeZone: 'Asia/Nowhere', weekly: { ...standard.weekly, mon: [{ from: '09:00', to: '08:00' }] }, overrides: [{ on: '2026-02-30', kind: 'off' as const, name: '' }] };
    const reply = await manager.call('POST', '/calendars', { key: 'bad', name, document: bad });
    expect([reply.statusCode, reply.json().code]).toEqual([422, 'calendar.invalid']);
    expect(reply.json().facts.findings.map(({ path }: { path: string }) => path)).toEqual(['/timeZone', '/weekly/mon/0/to', '/overrides/0/on', '/overrides/0/name']);
    expect((await manager.call('POST', '/calendars', { key: 'closed', name, document: { ...standard, weekly: weekOf([]) } })).json().facts.findings[0].code).toBe('calendar.never_open');
    const made = await make();
    expect((await save(made.id, bad, null)).json().code).toBe('calendar.invalid');
    expect((await manager.call('POST', '/calendars', { key: 'odd', name, document: { ...standard, extra: 1 } })).statusCode).toBe(400);
    expect((await save(made.id, standard, '2025-02-30')).statusCode).toBe(400);
  });

  test('a stale change, a taken key, and what is not there', async () => {
    const made = await make();
    expect((await manager.call('PATCH', `/calendars/${made.id}`, { name: { zh: '新名', en: 'New' } })).json()).toMatchObject({ version: 2, name: { zh: '新名' } });
    expect((await save(made.id, standard, null, { version: 1 })).json()).toMatchObject({ code: 'calendar.changed', facts: { version: 2 } });
    expect((await manager.call('POST', '/calendars', { key: made.key, name, document: standard })).json().code).toBe('calendar.key_taken');
    for (const act of ['versions', 'retire', 'restore']) {
      const body = act === 'versions' ? { document: standard, validFromOn: null } : {};
      expect((await manager.call('POST', `/calendars/${nowhere}/${act}`, body)).json().code).toBe('calendar.unknown');
    }
    expect((await manager.call('PATCH', `/calendars/${nowhere}`, { name })).json().code).toBe('calendar.unknown');
    expect((await agent.call('POST', '/calendars', { key: 'x1', name, document: standard })).json().code).toBe('permission.missing');
  });

  test('it retires only when nobody uses it; retired it takes no change, keeps its hours, and can come back', async () => {
    const made = await make();
    used.set(made.id, 2);
    expect((await manager.call('POST', `/calendars/${made.id}/retire`, {})).json()).toMatchObject({ code: 'calendar.in_use', facts: { uses: [{ what: { zh: '服务标准' }, count: 2 }] } });
    used.clear();
    expect((await manager.call('POST', `/calendars/${made.id}/retire`, {})).json()).toMatchObject({ retiredAt: '2025-08-12T02:00:00.000Z' });
    expect((await manager.call('POST', `/calendars/${made.id}/retire`, {})).json().code).toBe('calendar.retired');
    expect((await save(made.id, standard, null)).json().code).toBe('calendar.retired');
    expect((await calendarsOf(shell)).compiled(made.id).opens.length).toBeGreaterThan(0);
    const hold = () => shell.db.transaction().execute((tx) => holdCalendar(tx, made.id));
    expect(await hold()).toBe(false);
    expect((await manager.call('POST', `/calendars/${made.id}/restore`, {})).json().retiredAt).toBeNull();
    expect(await hold()).toBe(true);
  });

  test('a preview says what is wrong, else what the days would be', async () => {
    const preview = (document: CalendarDocument) => manager.call('POST', '/calendars/preview', { document, from: '2025-10-01', to: '2025-10-12' });
    expect((await preview({ ...standard, timeZone: 'x' })).json()).toMatchObject({ findings: [{ path: '/timeZone' }], days: [] });
    const { findings, days } = (await preview({ ...standard, overrides: [{ on: '2025-10-11', kind: 'off', name: '团建' }] })).json();
    expect(findings).toEqual([]);
    expect(days.at(-2)).toMatchObject({ on: '2025-10-11', kind: 'override', name: '团建', hours: [] });
  });
});

describe('official days', () => {
  const run = (month: string, from: number, to: number, holiday: string) => Array.from({ length: to - from + 1 }, (_, index) => ({ on: `2027-${month}-${String(from + index).padStart(2, '0')}`, name: holiday }));
  const year2027 = { source: 'CN', year: 2027, off: [...run('01', 1, 3, '元旦'), ...run('02', 5, 11, '春节')], work: [{ on: '2027-02-20', name: '春节' }] };

  test('entering a year makes it known to every calendar that follows it; withdrawing it makes it unknown again', async () => {
    const calendars = await calendarsOf(shell);
    const standardId = calendars.idOf('standard');
    expect((await agent.call('GET', '/official-years?from=2026')).json()).toMatchObject({ items: [{ year: 2026, origin: 'shipped' }], known: { from: 2004, to: 2026 }, missing: [] });

    const entered = await manager.call('POST', '/official-years', year2027);
    expect([entered.statusCode, (entered.json() as OfficialYearView).origin]).toEqual([201, 'entered']);
    expect(told.flatMap(({ calendarIds }) => calendarIds)).toContain(standardId);
    expect(told.flatMap(({ calendarIds }) => calendarIds)).not.toContain(calendars.idOf('always'));
    const after = await calendarsOf(shell);
    expect(after.versionOf(standardId)).toBe(calendars.versionOf(standardId) + 1);
    expect(after.compiled(standardId).provisionalFrom).toBe(Date.parse('2028-01-01T00:00+08:00'));
    expect((await agent.call('GET', `/calendars/${standardId}/days?from=2027-02-20&to=2027-02-20`)).json().items[0]).toMatchObject({ kind: 'make_up', provisional: false });

    expect((await manager.call('DELETE', '/official-years/2027')).statusCode).toBe(204);
    expect((await manager.call('DELETE', '/official-years/2027')).json().code).toBe('official_year.unknown');
    expect((await calendarsOf(shell)).compiled(standardId).provisionalFrom).toBe(Date.parse('2027-01-01T00:00+08:00'));
  });

  test('a centre’s own year stands in front of the shipped one', async () => {
    const off = [...run('10', 1, 8, '国庆节')].map(({ on, name: holiday }) => ({ on: on.replace('2027', '2026'), name: holiday }));
    await manager.call('POST', '/official-years', { source: 'CN', year: 2026, off, work: [] });
    const id = (await calendarsOf(shell)).idOf('standard');
    expect((await agent.call('GET', `/calendars/${id}/days?from=2026-10-08&to=2026-10-10`)).json().items.map(({ kind }: DayView) => kind)).toEqual(['holiday', 'weekly', 'weekly']);
    expect((await agent.call('GET', '/official-years?from=2026')).json().items[0]).toMatchObject({ origin: 'entered', shipped: true });
    await manager.call('DELETE', '/official-years/2026');
  });

  test('half a year and days elsewhere are refused at their fields', async () => {
    const reply = await manager.call('POST', '/official-years', { ...year2027, off: [{ on: '2026-05-01', name: '' }] });
    expect(reply.json()).toMatchObject({ code: 'official_year.invalid' });
    expect(reply.json().facts.findings.map(({ code, path }: { code: string; path: string }) => `${code} ${path}`)).toEqual(['official.name /off/0/name', 'official.year /off/0/on', 'official.few /off']);
    expect((await agent.call('POST', '/official-years', year2027)).json().code).toBe('permission.missing');
  });

  test('the next year is asked for, with haste from November on', async () => {
    const now = shell.clock.now();
    shell.clock.set(Date.parse('2026-11-05T00:00Z'));
    expect((await agent.call('GET', '/official-years?from=2030')).json()).toMatchObject({ items: [], missing: [{ year: 2027, pressing: true }] });
    shell.clock.set(now);
  });

  test('the doctor asks for them too', async () => {
    const [check] = calendarDomain({ audited, namesOf: readNames }).checks!(shell);
    expect(await check!.run()).toMatchObject({ well: true, says: expect.stringContaining('2026') });
    const now = shell.clock.now();
    shell.clock.set(Date.parse('2026-11-05T00:00Z'));
    expect(await check!.run()).toMatchObject({ well: true, asks: true, says: expect.stringContaining('2027') });
    shell.clock.set(now);
  });

  test('an update that knows more years is noticed once', async () => {
    await shell.pool.query(`update official_seen set digest = 'an older one'`);
    const start = () => shell.db.transaction().execute((tx) => seedCalendars(tx, shell));
    await start();
    expect(told).toHaveLength(1);
    await start();
    expect(told).toHaveLength(1);
  });
});

describe('a file of days', () => {
  const read = (text: string) => manager.call('POST', '/calendars/read-days', { text, timeZone: 'Asia/Shanghai' });

  test('is read, and its problems named', async () => {
    expect((await read('BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270504\nSUMMARY:青年节\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:x\nEND:VEVENT\nEND:VCALENDAR')).json()).toEqual({
      days: [{ on: '2027-05-04', kind: 'off', name: '青年节' }],
      problems: [{ line: 7, code: 'date' }],
    });
  });

  test('that is none is refused, and one too large is turned away', async () => {
    expect((await read('<script>alert(1)</script>')).json().code).toBe('calendar.file_unreadable');
    expect((await read('x'.repeat(600_000))).statusCode).toBe(400);
    expect((await agent.call('POST', '/calendars/read-days', { text: '[]', timeZone: 'UTC' })).json().code).toBe('permission.missing');
  });
});
