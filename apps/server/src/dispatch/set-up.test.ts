import { shippedRules, shippedSettings } from '@huiyin/domain/dispatch/shipped.ts';
import { weekOf } from '@huiyin/domain/calendar/shipped.ts';
import type { PersonPresence, ShiftView } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { minute } from '@huiyin/domain/kernel/instant.ts';
import { describe, expect, test } from 'vitest';
import { type CallAs, type Reply, testCentre } from '../testing/test-centre.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const admin = await centre.as('admin');
const [agent, supervisor] = [await centre.as('agent'), await centre.as('supervisor')];
const agentId = await centre.personId('agent');
const teams = new Map(((await admin('GET /teams')).json().items as { id: string; key: string }[]).map(({ key, id }) => [key, id]));
const [aftersales, presales, refunds] = [teams.get('aftersales')!, teams.get('presales')!, teams.get('refunds')!];
const name = { zh: '试', en: 'Try' };
const nowhere = '01900000-0000-7000-8000-000000000000';
const ok = async (call: Promise<Reply>) => {
  const reply = await call;
  expect([reply.statusCode < 300, reply.statusCode < 300 ? '' : reply.body]).toEqual([true, '']);
  return reply.body === '' ? null : reply.json();
};
const refusalOf = async (call: Promise<Reply>) => {
  const { statusCode, ...reply } = await call;
  const body = reply.json?.() ?? JSON.parse((reply as { body: string }).body);
  return [statusCode, body.code, body.facts?.fields ?? (body.fields as { path: string }[] | undefined)?.map(({ path }) => path) ?? null];
};

describe('settings', () => {
  const put = (settings: object, version?: number) => admin('PUT /dispatch/settings', { settings: { ...shippedSettings, ...settings }, ...(version === undefined ? {} : { version }) });

  test.each<[string, object, string]>([
    ['a weight that is no quarter', { weights: { ...shippedSettings.weights, web: 0.3 } }, 'weights.web'],
    ['a weight of nothing', { weights: { ...shippedSettings.weights, web: 0 } }, 'weights.web'],
    ['no capacity', { capacity: 0 }, 'capacity'],
    ['a share over one', { restingShare: 1.25 }, 'restingShare'],
    ['a grace period shorter than two beats', { graceSeconds: 5 }, 'graceSeconds'],
    ['no reason at all', { awayReasons: [] }, 'awayReasons'],
    ['a key with blanks', { awayReasons: [{ key: 'a b', name }] }, 'awayReasons'],
    ['a weight heavier than a person', { weights: { ...shippedSettings.weights, phone: 11 } }, 'weights.phone'],
    ['a reason twice', { awayReasons: [{ key: 'meal', name }, { key: 'meal', name }] }, 'awayReasons.1.key'],
    ['a word nobody knows', { colour: 'red' }, ''],
  ])('refuse %s, at the field', async (_, settings, field) => {
    const [status, code, fields] = await refusalOf(put(settings));
    expect([400, 422]).toContain(status);
    expect(['request.invalid', 'dispatch.settings_invalid']).toContain(code);
    expect((fields as string[]).some((path) => path.includes(field))).toBe(true);
  });

  test('are changed by one at a time, and the audit log says what', async () => {
    const { version } = await ok(admin('GET /dispatch/settings'));
    expect((await ok(put({ capacity: 12 }, version))).settings.capacity).toBe(12);
    expect((await put({ capacity: 14 }, version)).json().code).toBe('dispatch.changed');
    const { rows } = await shell.pool.query("select facts from audit_entry where action = 'dispatch.settings_changed'");
    expect(rows).toEqual([{ facts: { changed: ['capacity'] } }]);
    expect((await ok(agent('GET /me/presence'))).capacity).toBe(12);
  });

  test('are read by supervisors and changed by whoever manages dispatch', async () => {
    expect((await supervisor('GET /dispatch/settings')).statusCode).toBe(200);
    expect((await supervisor('PUT /dispatch/settings', { settings: shippedSettings })).statusCode).toBe(403);
    expect((await agent('GET /dispatch/settings')).statusCode).toBe(403);
  });
});

describe('team rules', () => {
  const put = (facts: object, more: object = {}) => admin(`PUT /dispatch/teams/${aftersales}`, { rules: { ...shippedRules, ...facts }, ...more });
  const overflow = (facts: object) => ({ overflows: [{ toTeamId: presales, afterMinutes: 5, whenNobodyOnDuty: false, ...facts }] });

  test.each<[string, object, string]>([
    ['overflow into itself', overflow({ toTeamId: aftersales }), 'overflows.0.toTeamId'],
    ['overflow into nowhere', overflow({ toTeamId: nowhere }), 'overflows.0.toTeamId'],
    ['overflow to a team that serves none of its roles', overflow({ toTeamId: refunds }), 'overflows.0.toTeamId'],
    ['overflow that never comes', overflow({ afterMinutes: null }), 'overflows.0.afterMinutes'],
    ['a strategy of its own', { strategy: 'by_mood' }, 'strategy'],
    ['patience of no minute', { returnAfterMinutes: 0 }, 'returnAfterMinutes'],
    ['no alert ever', { alertAfterMinutes: null }, 'alertAfterMinutes'],
  ])('refuse %s, at the field', async (_, facts, field) => {
    const [status, , fields] = await refusalOf(put(facts));
    expect([400, 422]).toContain(status);
    expect((fields as string[]).some((path) => path.includes(field))).toBe(true);
  });

  test('name a shift that there is, and a team that there is', async () => {
    expect((await put({}, { shiftId: nowhere })).json().code).toBe('shift.unknown');
    expect((await admin(`PUT /dispatch/teams/${nowhere}`, { rules: shippedRules })).json().code).toBe('team.unknown');
  });

  test('a new centre takes by hand until it says otherwise', async () => {
    const { items } = await ok(admin('GET /dispatch/teams'));
    expect(new Set(items.map((team: { rules: { strategy: string } }) => team.rules.strategy))).toEqual(new Set(['manual']));
  });
});

describe('skills', () => {
  test('one that is used stays', async () => {
    const skill = await ok(admin('POST /skills', { key: 'poetry', name }));
    expect((await admin('POST /skills', { key: 'poetry', name })).json().code).toBe('skill.key_taken');
    const profile = { capacity: null, channelLimits: {}, skills: [{ skillId: skill.id, level: 3 }], shiftId: null };
    await ok(admin(`PUT /dispatch/people/${agentId}`, profile));
    expect((await admin(`DELETE /skills/${skill.id}`)).json().code).toBe('skill.in_use');
    await ok(admin(`PUT /dispatch/people/${agentId}`, { ...profile, skills: [] }));
    await ok(admin(`DELETE /skills/${skill.id}`));
    expect((await admin(`PUT /dispatch/people/${agentId}`, profile)).json().code).toBe('skill.unknown');
  });

  test('rules name what there is', async () => {
    const skill = await ok(admin('POST /skills', { key: 'chess', name }));
    const rule = { kind: null, category: null, channel: null, language: null, skillId: skill.id, level: 1, relaxAfterMinutes: null };
    const put = (facts: object) => admin('PUT /skill-rules', { items: [{ ...rule, ...facts }] });
    expect((await put({ category: 'no-such' })).json().code).toBe('category.unknown');
    expect((await put({ kind: 'no-such' })).json().code).toBe('ticket_kind.unknown');
    expect((await put({ skillId: nowhere })).json().code).toBe('skill.unknown');
    expect((await put({ level: 6 })).statusCode).toBe(400);
    expect((await ok(put({ kind: 'refund', language: 'en', relaxAfterMinutes: 5 }))).items).toEqual([{ ...rule, kind: 'refund', language: 'en', relaxAfterMinutes: 5 }]);
    await ok(admin('PUT /skill-rules', { items: [] }));
  });
});

describe('shifts', () => {
  // The test's now is a Tuesday, ten in the morning in Shanghai.
  const document = { timeZone: 'Asia/Shanghai', weekly: weekOf([{ from: '09:00', to: '18:00' }]), breaks: [{ from: '12:00', to: '13:00' }], exceptions: [] };

  test('tell a person when they work and rest', async () => {
    const shift = (await ok(admin('POST /shifts', { name, document }))) as ShiftView;
    expect(shift.now).toBe('on');
    await ok(admin(`PUT /dispatch/people/${agentId}`, { capacity: null, channelLimits: {}, skills: [], shiftId: shift.id }));
    const { shift: mine } = await ok(agent('GET /me/presence'));
    expect(mine).toMatchObject({ now: 'on', to: '2025-08-12T10:00:00.000Z', breakFrom: '2025-08-12T04:00:00.000Z', breakTo: '2025-08-12T05:00:00.000Z' });
    expect((await admin(`DELETE /shifts/${shift.id}`)).json().code).toBe('shift.in_use');
    const leave = { ...document, exceptions: [{ on: '2025-08-12', kind: 'off', name: '请假' }] };
    expect((await ok(admin(`PUT /shifts/${shift.id}`, { name, document: leave, version: 1 }))).now).toBe('off');
    expect((await admin(`PUT /shifts/${shift.id}`, { name, document, version: 1 })).json().code).toBe('dispatch.changed');
  });

  test.each([
    ['a time zone of the moon', { timeZone: 'Moon/Base' }],
    ['an end before the beginning', { breaks: [{ from: '13:00', to: '12:00' }] }],
    ['no working time at all', { weekly: weekOf([]) }],
    ['a day that does not exist', { exceptions: [{ on: '2025-02-30', kind: 'off', name: '?' }] }],
  ])('refuse %s, in words at the field', async (_, facts) => {
    const reply = await admin('POST /shifts', { name, document: { ...document, ...facts } });
    expect([400, 422]).toContain(reply.statusCode);
    if (reply.statusCode === 422) expect(reply.json().facts.findings[0]).toMatchObject({ path: expect.stringMatching(/^\//), message: { zh: expect.any(String), en: expect.any(String) } });
  });
});

describe('who sees whom', () => {
  const seen = async (call: CallAs, query = '') => ((await ok(call(`GET /presence${query}`))).items as PersonPresence[]).map(({ id }) => id);
  test('a supervisor sees the own teams and nobody else', async () => {
    const presalesId = await centre.personId('presales1');
    expect(await seen(supervisor)).toContain(agentId);
    expect(await seen(supervisor)).not.toContain(presalesId);
    expect(await seen(supervisor, `?teamId=${presales}`)).toEqual([]);
    expect(await seen(admin, `?teamId=${presales}`)).toContain(presalesId);
    expect((await agent('GET /presence')).statusCode).toBe(403);
    const queues = (await ok(supervisor('GET /dispatch/queues'))).items.map(({ teamId }: { teamId: string }) => teamId);
    expect(queues.toSorted()).toEqual([aftersales, refunds].toSorted());
  });
});

describe('explain', () => {
  test('says who would get a ticket, why not the others, and what comes then', async () => {
    const skill = await ok(admin('POST /skills', { key: 'opera', name: { zh: '戏曲', en: 'Opera' } }));
    await ok(admin('PUT /skill-rules', { items: [{ kind: 'question', category: null, channel: null, language: null, skillId: skill.id, level: 2, relaxAfterMinutes: 5 }] }));
    await ok(admin(`PUT /dispatch/teams/${aftersales}`, { rules: { ...shippedRules, strategy: 'least_loaded', overflows: [{ toTeamId: presales, afterMinutes: 10, whenNobodyOnDuty: true }] } }));
    await ok(admin(`PUT /dispatch/people/${agentId}`, { capacity: null, channelLimits: {}, skills: [{ skillId: skill.id, level: 2 }], shiftId: null }));
    const mateId = await centre.personId('aftersales1');
    await ok((await centre.as('aftersales1'))('PUT /me/presence', { state: 'available' }));
    const asked = { teamId: aftersales, kind: 'question', channel: 'web' };
    const nobody = await ok(supervisor('POST /dispatch/explain', asked));
    const why = (reply: { candidates: { id: string; obstacle: string | null }[] }, id: string) => reply.candidates.find((one) => one.id === id)?.obstacle;
    expect([nobody.chosenId, why(nobody, agentId), why(nobody, mateId)]).toEqual([null, 'offline', 'skill']);
    expect(nobody.ahead.map(({ what, afterMinutes }: { what: string; afterMinutes: number }) => `${what} ${afterMinutes}`)).toEqual(['overflow_nobody_on_duty null', 'skill_relaxed 5', 'overflow 10', 'alert 30']);
    expect((await ok(supervisor('POST /dispatch/explain', { ...asked, waitedMinutes: 6 }))).chosenId).toBe(mateId);
    await ok(agent('PUT /me/presence', { state: 'available' }));
    expect((await ok(supervisor('POST /dispatch/explain', asked))).chosenId).toBe(agentId);
    expect((await ok(supervisor('POST /dispatch/explain', { ...asked, role: 'specialist' }))).chosenId).toBeNull();
  });

  test('of a real ticket only to who may read it', async () => {
    const theirs = await ok(admin('POST /tickets', { channel: 'email', customer: { phone: '13800003333' }, kind: 'question', body: '在吗' }));
    await ok(admin(`POST /tickets/${theirs.id}/assign`, { teamId: presales }));
    expect((await supervisor('POST /dispatch/explain', { ticketId: theirs.id })).json().code).toBe('ticket.unknown');
    expect(await ok(admin('POST /dispatch/explain', { ticketId: theirs.id }))).toMatchObject({ ticket: { id: theirs.id }, team: { id: presales }, chosenId: null });
    expect((await supervisor('POST /dispatch/explain', { teamId: nowhere })).json().code).toBe('team.unknown');
    expect((await supervisor('POST /dispatch/explain', { category: 'no-such' })).json().code).toBe('category.unknown');
  });
});

test('whoever brings a call to its end may write it up', async () => {
  await ok(agent('PUT /me/presence', { state: 'available' }));
  let ticket = await ok(agent('POST /tickets', { channel: 'phone', customer: { phone: '13800003334' }, kind: 'question', category: 'product', body: '怎么用' }));
  ticket = await ok(agent(`POST /tickets/${ticket.id}/take`, {}));
  while (ticket.stage !== 'feedback') {
    if (ticket.stage === 'process' && ticket.solution === null) ticket = await ok(agent(`POST /tickets/${ticket.id}/solution`, { text: '已说明' }));
    const { required = [], properties } = ticket.exits[0].form as { required?: string[]; properties: Record<string, { enum?: string[] }> };
    ticket = await ok(agent(`POST /tickets/${ticket.id}/exit`, { exit: ticket.exits[0].id, fields: Object.fromEntries(required.map((key) => [key, properties[key]?.enum?.[0] ?? '好'])) }));
  }
  const mine = await ok(agent('GET /me/presence'));
  expect([mine.availability, Date.parse(mine.wrapUpUntil) - shell.clock.now()]).toEqual(['wrap_up', minute]);
});
