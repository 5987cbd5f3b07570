import type { Notice } from '@huiyin/domain/delivery/notice.ts';
import { markOf } from '@huiyin/domain/delivery/notice.ts';
import { outletKinds } from '@huiyin/domain/delivery/outlet.ts';
import type { Actor } from '@huiyin/domain/identity/actor.ts';
import { day, minute, second } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testShell } from '../platform/testing/test-shell.ts';
import { claimMessage, deliverDue, settleMessage } from './deliver.ts';
import { removeOldNotices } from './delivery.store.ts';
import { changeOutlet, createOutlet, type OutletWish, removeOutlet } from './keep-outlets.ts';
import { sendMessage } from './send-message.ts';
import { sendNotice } from './send-notice.ts';
import { testOutlet } from './test-outlet.ts';
import { type Robot, robotStandIn, type RobotManner } from './testing/robot-stand-in.ts';

const now = Date.UTC(2025, 7, 12, 2, 7);
const robots = await robotStandIn(() => shell.clock.now());
const shell = await testShell({ now, config: { robotOrigin: robots.origin, publicUrl: 'https://help.example.com' } });

const actor: Actor = { kind: 'key', id: shell.ids.next(), name: 'test', teamIds: [], roles: [], grants: new Map() };
const by = { actor, address: '127.0.0.1', userAgent: 'test' };

beforeEach(async () => {
  await sql`truncate delivery, notice, outlet_message, outlet cascade`.execute(shell.db);
  robots.heard.length = 0;
  shell.clock.advance(day);
});

let made = 0;
/** An outlet whose robot behaves so; its token. */
async function outlet(kind: Robot, manner: RobotManner = {}, wish: Partial<OutletWish> = {}) {
  const token = `robot-token-${++made}`;
  robots.set(token, manner);
  const result = await createOutlet(shell, by, kind, {
    name: token, language: 'zh', style: 'rich', enabled: true, standInId: null, recipients: [], webhook: robots.webhook(kind, token), ...(manner.secret !== undefined && { secret: manner.secret }), ...wish,
  });
  if (!result.ok) throw new Error(result.code);
  return { id: result.value.id, token };
}

const notice = (key: string, more: Partial<Notice> = {}): Notice => ({ key, level: 'warning', title: { zh: `事情 ${key}`, en: `Thing ${key}` }, lines: [{ zh: '售后组 12 人在等', en: '12 waiting' }], path: '/floor', ...more });

const tell = (one: Notice, ...outletIds: string[]) => shell.db.transaction().execute((tx) => sendNotice(tx, shell, one, outletIds));

/** Until nothing is due any more. */
async function deliver(): Promise<void> {
  for (let rounds = 0; rounds < 50; rounds++) {
    const handled = await Promise.all(outletKinds.map((kind) => deliverDue(shell, kind)));
    if (handled.every((count) => count === 0)) return;
  }
  throw new Error('it never ends');
}

async function states() {
  const { rows } = await sql<{ outletId: string; key: string; state: string; attempts: number; fault: string | null; code: string | null }>`
    select d.outlet_id as "outletId", n.key, d.state, d.attempts, d.fault, d.code from delivery d join notice n on n.id = d.notice_id order by d.at, d.id`.execute(shell.db);
  return rows;
}

describe.each<[Robot, RobotManner]>([
  ['feishu', { secret: 'feishu-secret' }],
  ['dingtalk', { secret: 'SECdingtalk' }],
  ['wecom', {}],
])('%s', (kind, manner) => {
  test('hears a signed notice once, with its mark and a link that asks for signing in', async () => {
    const { id, token } = await outlet(kind, manner);
    expect(await tell(notice('k1'), id)).toBe(1);
    await deliver();
    expect(robots.said(token)).toHaveLength(1);
    expect(robots.said(token)[0]!.text).toMatch(/事情 k1/);
    expect(robots.said(token)[0]!.text).toContain(`编号 ${markOf('k1')}`);
    expect(robots.said(token)[0]!.text).toContain('https://help.example.com/floor');
    expect(await states()).toMatchObject([{ state: 'sent', attempts: 1, fault: null }]);
    await deliver();
    expect(robots.said(token)).toHaveLength(1);
  });

  test('is told the same key once, however often it is promised', async () => {
    const { id, token } = await outlet(kind, manner);
    expect([await tell(notice('twice'), id, id), await tell(notice('twice'), id)]).toEqual([1, 0]);
    await deliver();
    expect(robots.said(token)).toHaveLength(1);
  });

  test('hears a burst of a hundred in messages that it bears, and all of it', async () => {
    const { id, token } = await outlet(kind, manner);
    for (let index = 0; index < 100; index++) await tell(notice(`burst-${index}`), id);
    for (let seconds = 0; seconds < 130; seconds += 10) {
      await deliver();
      shell.clock.advance(10 * second);
    }
    const text = robots.said(token).map((one) => one.text).join('\n');
    expect(Array.from({ length: 100 }, (_, index) => markOf(`burst-${index}`)).filter((mark) => !text.includes(mark))).toEqual([]);
    expect(robots.heard.every(({ accepted }) => accepted)).toBe(true);
    expect(robots.said(token).length).toBeLessThanOrEqual(12);
  });

  test('in a trickle of one a second is never told more than it bears', async () => {
    const { id } = await outlet(kind, manner);
    for (let index = 0; index < 90; index++) {
      await tell(notice(`trickle-${index}`), id);
      await deliver();
      shell.clock.advance(second);
    }
    shell.clock.advance(2 * minute);
    await deliver();
    expect(robots.heard.every(({ accepted }) => accepted)).toBe(true);
    expect((await states()).filter(({ state }) => state !== 'sent')).toEqual([]);
  });

  test('that is gone is not asked again', async () => {
    const { id } = await outlet(kind, { ...manner, removed: true });
    await tell(notice('k'), id);
    await deliver();
    expect(await states()).toMatchObject([{ state: 'failed', attempts: 1, fault: 'robot_gone' }]);
    shell.clock.advance(day);
    await deliver();
    expect(robots.heard).toHaveLength(1);
  });

  test('whose server fails is asked three times, then no more', async () => {
    const { id } = await outlet(kind, { ...manner, broken: { status: 503, times: 9 } });
    await tell(notice('k'), id);
    for (let minutes = 0; minutes < 5; minutes++) {
      await deliver();
      shell.clock.advance(minute);
    }
    expect(await states()).toMatchObject([{ state: 'failed', attempts: 3, fault: 'server_error', code: '503' }]);
  });

  test('whose server fails twice hears it the third time', async () => {
    const { id, token } = await outlet(kind, { ...manner, broken: { status: 500, times: 2 } });
    await tell(notice('k'), id);
    await deliver();
    expect(await states()).toMatchObject([{ state: 'waiting', attempts: 1, fault: 'server_error' }]);
    shell.clock.advance(10 * second);
    await deliver();
    shell.clock.advance(minute);
    await deliver();
    expect(await states()).toMatchObject([{ state: 'sent', attempts: 3, fault: null }]);
    expect(robots.said(token)).toHaveLength(1);
  });

  test('that answers no JSON, or without end, or sends us elsewhere, was not told, and elsewhere heard nothing', async () => {
    const elsewhere = robots.webhook('wecom', 'elsewhere-0001');
    for (const [more, fault] of [[{ says: '<html>' }, 'unreadable'], [{ says: `{"errcode":0,"x":"${'x'.repeat(100_000)}"}` }, 'unreadable'], [{ redirectTo: elsewhere }, 'redirected']] as const) {
      const { id } = await outlet(kind, { ...manner, ...more });
      expect(await testOutlet(shell, by, id)).toMatchObject({ ok: true, value: { sent: false, failure: { fault } } });
    }
    expect(robots.said('elsewhere-0001')).toEqual([]);
  });
});

describe('what the robots refuse inside of HTTP 200', () => {
  test.each<[Robot, RobotManner, string | null, string]>([
    ['feishu', { secret: 'right' }, 'wrong', 'signature'],
    ['feishu', { secret: 'right' }, null, 'signature'],
    ['feishu', { keyword: '告急' }, null, 'keyword'],
    ['dingtalk', { secret: 'SECright' }, 'SECwrong', 'signature'],
    ['dingtalk', { keyword: '告急' }, null, 'keyword'],
  ])('%s %j with the secret %s: %s, and not again', async (kind, manner, secret, fault) => {
    const { id, token } = await outlet(kind, manner, { secret });
    await tell(notice('k'), id);
    await deliver();
    shell.clock.advance(day);
    await deliver();
    expect(await states()).toMatchObject([{ state: 'failed', attempts: 1, fault }]);
    expect(robots.said(token)).toEqual([]);
  });

  test('a keyword that every message has is enough', async () => {
    const { id, token } = await outlet('dingtalk', { keyword: '回音' });
    await tell(notice('k'), id);
    await deliver();
    expect(robots.said(token)).toHaveLength(1);
  });

  test('DingTalk bans for ten minutes; so long it is left alone, and then told', async () => {
    const { id, token } = await outlet('dingtalk');
    // Somebody else writes to the same group.
    for (let index = 0; index < 21; index++) await fetch(robots.webhook('dingtalk', token), { method: 'POST', body: '{"msgtype":"text","text":{"content":"x"}}' });
    await tell(notice('k1'), id);
    await deliver();
    expect(await states()).toMatchObject([{ state: 'waiting', fault: 'throttled', code: '130101' }]);
    const before = robots.heard.length;
    await tell(notice('k2', { level: 'alarm' }), id);
    for (let minutes = 0; minutes < 9; minutes++) {
      shell.clock.advance(minute);
      await deliver();
    }
    expect(robots.heard.length).toBe(before);
    shell.clock.advance(minute);
    await deliver();
    expect((await states()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });
});

test('one notice that the robot’s censor refuses takes none of its company with it', async () => {
  const b = await outlet('wecom');
  const a = await outlet('dingtalk', { forbids: '事情 c3' }, { standInId: b.id });
  for (const key of ['c1', 'c2', 'c3', 'c4', 'c5']) await tell(notice(key), a.id);
  await deliver();
  expect((await states()).map(({ outletId, key, state }) => [outletId === a.id ? 'a' : 'b', key, state])).toEqual([
    ['a', 'c1', 'sent'], ['a', 'c2', 'sent'], ['a', 'c3', 'failed'], ['a', 'c4', 'sent'], ['a', 'c5', 'sent'], ['b', 'c3', 'sent'],
  ]);
  expect(robots.said(a.token)).toHaveLength(4);
});

test('an alarm does not wait for ten minutes of silence: its stand-in is told at once, and the group afterwards', async () => {
  const b = await outlet('wecom');
  const a = await outlet('dingtalk', {}, { standInId: b.id });
  await sql`update outlet set rest_until = ${new Date(shell.clock.now() + 10 * minute)} where id = ${a.id}::uuid`.execute(shell.db);
  await tell(notice('alarm', { level: 'alarm' }), a.id);
  await tell(notice('warning'), a.id);
  await Promise.all([deliver(), deliver()]);
  shell.clock.advance(minute);
  await deliver();
  expect(robots.heard.map(({ token, text }) => [token, text.includes(markOf('alarm'))])).toEqual([[b.token, true]]);
  shell.clock.advance(9 * minute);
  await deliver();
  expect(robots.heard.map(({ token }) => token)).toEqual([b.token, a.token, a.token]);
  expect((await states()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
});

describe('when an outlet cannot be told', () => {
  test('its stand-in is, then the stand-in’s', async () => {
    const third = await outlet('wecom');
    const second_ = await outlet('dingtalk', { removed: true }, { standInId: third.id });
    const first = await outlet('feishu', { removed: true }, { standInId: second_.id });
    await tell(notice('k'), first.id);
    await deliver();
    expect(robots.said(third.token)).toHaveLength(1);
    expect((await states()).map(({ outletId, state }) => [outletId, state])).toEqual([[first.id, 'failed'], [second_.id, 'failed'], [third.id, 'sent']]);
  });

  test('outlets that stand in for each other end it', async () => {
    const a = await outlet('feishu', { removed: true });
    const b = await outlet('feishu', { removed: true }, { standInId: a.id });
    await sql`update outlet set stand_in_id = ${b.id}::uuid where id = ${a.id}::uuid`.execute(shell.db);
    await tell(notice('k'), a.id);
    await deliver();
    expect((await states()).map(({ state }) => state)).toEqual(['failed', 'failed']);
  });

  test('who was told already is not told again in another’s place', async () => {
    const b = await outlet('wecom');
    const a = await outlet('feishu', { removed: true }, { standInId: b.id });
    await tell(notice('k'), a.id, b.id);
    await deliver();
    expect(robots.said(b.token)).toHaveLength(1);
  });

  test('what waits at an outlet that is removed or switched off goes to its stand-in', async () => {
    const b = await outlet('wecom');
    const a = await outlet('feishu', {}, { standInId: b.id });
    const c = await outlet('feishu', {}, { standInId: b.id });
    await tell(notice('k'), a.id);
    await tell(notice('l'), c.id);
    await removeOutlet(shell, by, a.id);
    const wish: OutletWish = { name: c.token, language: 'zh', style: 'rich', enabled: false, standInId: b.id, recipients: [] };
    expect(await changeOutlet(shell, by, c.id, { ...wish, seen: 1 })).toMatchObject({ ok: true });
    await deliver();
    expect(robots.heard.map(({ token }) => token)).toEqual([b.token, b.token]);
    expect(await tell(notice('m'), a.id, c.id)).toBe(0);
  });
});

describe('a promise', () => {
  test('that is undone is never told', async () => {
    const { id } = await outlet('wecom');
    await shell.db.transaction().execute(async (tx) => {
      await sendNotice(tx, shell, notice('undone'), [id]);
      throw new Error('undone');
    }).catch(() => undefined);
    await deliver();
    expect([robots.heard, await states()]).toEqual([[], []]);
  });

  test('is made good once by two workers at the same time', async () => {
    const outlets = [await outlet('feishu'), await outlet('dingtalk'), await outlet('wecom')];
    for (let index = 0; index < 12; index++) await tell(notice(`w${index}`), ...outlets.map(({ id }) => id));
    for (let rounds = 0; rounds < 10; rounds++) {
      await Promise.all([deliver(), deliver(), deliver()]);
      shell.clock.advance(10 * second);
    }
    for (const { token } of outlets) {
      const text = robots.said(token).map((one) => one.text).join('\n');
      for (let index = 0; index < 12; index++) expect(text.split(markOf(`w${index}`)).length - 1).toBe(1);
    }
  });

  test('survives a worker that dies before it sends: another does, after a minute', async () => {
    const { id, token } = await outlet('wecom');
    await tell(notice('k'), id);
    expect(await claimMessage(shell, id)).not.toBeNull();
    await deliver();
    expect(robots.said(token)).toHaveLength(0);
    shell.clock.advance(minute);
    await deliver();
    expect(robots.said(token)).toHaveLength(1);
  });

  test('survives a worker that dies between sending and settling: it is told again, and whoever reads it sees the same mark', async () => {
    const { id, token } = await outlet('feishu');
    await tell(notice('k'), id);
    const { outlet: kept, deliveries } = (await claimMessage(shell, id))!;
    expect(await sendMessage(shell, kept, deliveries.map((one) => one.notice))).toEqual({ sent: true });
    await deliver();
    expect(robots.said(token)).toHaveLength(1);
    shell.clock.advance(minute);
    await deliver();
    shell.clock.advance(day);
    await deliver();
    expect(robots.said(token).map(({ text }) => text.includes(markOf('k')))).toEqual([true, true]);
    expect(await states()).toMatchObject([{ state: 'sent' }]);
  });

  test('whose answer was lost is told again, with the same mark, since nobody can know', async () => {
    const { id, token } = await outlet('wecom', { hangsUp: true });
    await tell(notice('k'), id);
    await deliver();
    robots.set(token, {});
    shell.clock.advance(10 * second);
    await deliver();
    expect(robots.said(token).map(({ text }) => text.includes(markOf('k')))).toEqual([true, true]);
    expect(await states()).toMatchObject([{ state: 'sent' }]);
  });

  test('that was settled stays so, whatever a worker says that was taken for dead', async () => {
    const { id, token } = await outlet('wecom');
    await tell(notice('k'), id);
    const dead = (await claimMessage(shell, id))!;
    shell.clock.advance(minute);
    await deliver();
    await settleMessage(shell, dead, { sent: false, fault: 'unreachable', code: null });
    await settleMessage(shell, dead, { sent: false, fault: 'robot_gone', code: null });
    expect(await states()).toMatchObject([{ state: 'sent', attempts: 2 }]);
    shell.clock.advance(day);
    await deliver();
    expect(robots.said(token)).toHaveLength(1);
  });

  test('with a flaw is a mistake of the programme’s, and breaks its transaction', async () => {
    const { id } = await outlet('wecom');
    await expect(tell(notice('k', { path: 'https://evil.example' }), id)).rejects.toThrow(/path/);
  });
});

test('a stand-in of a centre that was tried out is not spoken to any more once there is none', async () => {
  const { id, token } = await outlet('wecom');
  const claim = (await tell(notice('k'), id), await claimMessage(shell, id))!;
  expect(await sendMessage({ ...shell, config: { ...shell.config, robotOrigin: null } }, claim.outlet, [notice('k')])).toEqual({ sent: false, fault: 'robot_gone', code: null });
  expect(robots.said(token)).toEqual([]);
});

test('old notices go, but none that still waits', async () => {
  const { id } = await outlet('wecom');
  await tell(notice('old'), id);
  await deliver();
  await tell(notice('waits'), id);
  shell.clock.advance(100 * day);
  const at = shell.clock.now();
  const remove = () => shell.db.transaction().execute((tx) => removeOldNotices(tx, { before: at - 90 * day, messagesBefore: at - 10 * minute, batch: 100 }));
  expect(await remove()).toBe(1);
  expect((await states()).map(({ key }) => key)).toEqual(['waits']);
  expect(await remove()).toBe(0);
});

test('no address and no secret is kept in clear, nor told to the audit log', async () => {
  const { id, token } = await outlet('dingtalk', { secret: 'SECveryhidden' });
  await tell(notice('k'), id);
  await deliver();
  for (const table of ['outlet', 'delivery', 'notice', 'audit_entry']) {
    const { rows } = await shell.pool.query<{ all: string | null }>(`select string_agg(to_jsonb(t)::text, ' ') as all from ${table} t`);
    expect(rows[0]!.all!.replaceAll(`"name": "${token}"`, '')).not.toMatch(new RegExp(`SECveryhidden|access_token=`));
  }
});
