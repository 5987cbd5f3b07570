import { beforeAll, describe, expect, test } from 'vitest';
import { seedWording } from './index.ts';
import { type CallAs, testCentre } from '../testing/test-centre.ts';

const centre = await testCentre();
const { shell } = centre;
let agent: CallAs;
let admin: CallAs;
let ticketId: string;

const why = { zh: '不合适', en: 'Not fit' };
const facts = { language: 'zh', text: '傻不傻', severity: 'blocked', why, better: '', exceptions: [] as string[], active: true };
const say = (call: CallAs, body: string, rest: object = {}) => call(`POST /tickets/${ticketId}/messages`, { body, visibility: 'public', ...rest });
const codeOf = async (reply: ReturnType<CallAs>) => (await reply).json().code as string;

beforeAll(async () => {
  [agent, admin] = [await centre.as('agent'), await centre.as('admin')];
  const opened = await agent('POST /tickets', { channel: 'phone', customer: { name: '吴急', phone: '13900000001' }, body: '等了三天还没发货，你们这是什么态度', category: 'product' });
  ticketId = opened.json().id;
  expect((await agent(`POST /tickets/${ticketId}/take`, {})).statusCode).toBe(200);
});

describe('a blocked phrase', () => {
  test('is not sent, and the refusal says what, why and what to say instead', async () => {
    const refused = await say(agent, '这 不.归 我 管 哦');
    expect(refused.statusCode).toBe(422);
    const { code, facts: { said, phrases } } = refused.json();
    expect({ code, said }).toEqual({ code: 'message.wording', said: '不.归 我 管' });
    expect(phrases).toMatchObject([{ phrase: '不归我管', severity: 'blocked', found: '不.归 我 管', from: 2, to: 9, better: expect.stringContaining('专门的同事') }]);
    expect(phrases[0].why).toEqual({ zh: expect.any(String), en: expect.any(String) });
    const { items } = (await agent(`GET /tickets/${ticketId}/messages`)).json();
    expect(items.filter(({ author }: { author: { kind: string } }) => author.kind === 'person')).toEqual([]);
  });

  test('in traditional characters is not sent either', async () => {
    expect(await codeOf(say(agent, '這不歸我管'))).toBe('message.wording');
  });

  test('is no more sent with a key than by a person', async () => {
    const { secret } = (await admin('POST /api-keys', { name: '外部系统', grants: [{ permission: 'ticket.work', scope: 'all' }, { permission: 'ticket.read', scope: 'all' }] })).json();
    expect(await codeOf(say(centre.withKey(secret), '随便你'))).toBe('message.wording');
  });

  test('is kept in no canned reply and proposed in no solution', async () => {
    const macro = { shortcut: 'away', title: '推走', body: '您自己看一下', teamId: null };
    expect(await codeOf(admin('POST /macros', macro))).toBe('message.wording');
    const { id } = (await admin('POST /macros', { ...macro, body: '您好' })).json();
    expect(await codeOf(admin(`PUT /macros/${id}`, macro))).toBe('message.wording');
    expect(await codeOf(agent(`POST /tickets/${ticketId}/solution`, { text: '不关我的事' }))).toBe('message.wording');
  });

  test('may stand in a note among ourselves', async () => {
    expect((await say(agent, '客户转述：前一位同事说“不归我管”', { visibility: 'internal' })).statusCode).toBe(201);
  });

  test('leaves the draft and the wait as they were', async () => {
    await agent(`PUT /tickets/${ticketId}/draft`, { body: '闭嘴', visibility: 'public' });
    const { version, waitingSince } = (await agent(`GET /tickets/${ticketId}`)).json();
    expect(await codeOf(say(agent, '闭嘴'))).toBe('message.wording');
    expect((await agent(`GET /tickets/${ticketId}/draft`)).json().draft).toMatchObject({ body: '闭嘴' });
    expect((await agent(`GET /tickets/${ticketId}`)).json()).toMatchObject({ version, waitingSince });
  });
});

test('a phrase that warns is sent, and kept as sent all the same, once for a message sent twice', async () => {
  const before = await sentLately('不知道');
  for (let turn = 0; turn < 2; turn += 1) expect((await say(agent, '您好，这个我不知道，不知道哦', { clientId: 'warned-1' })).statusCode).toBe(201);
  expect(await sentLately('不知道')).toBe(before + 1);
});

test('a message that went out before its phrase was forbidden is still answered with its first result', async () => {
  expect((await say(agent, '您好，傻不傻瓜都看得懂', { clientId: 'early-1' })).statusCode).toBe(201);
  const { id } = (await admin('POST /forbidden-phrases', facts)).json();
  expect((await say(agent, '您好，傻不傻瓜都看得懂', { clientId: 'early-1' })).statusCode).toBe(201);
  expect(await codeOf(say(agent, '您好，傻不傻瓜都看得懂', { clientId: 'late-1' }))).toBe('message.wording');
  expect((await admin(`DELETE /forbidden-phrases/${id}`)).statusCode).toBe(204);
  expect((await say(agent, '您好，傻不傻瓜都看得懂', { clientId: 'late-1' })).statusCode).toBe(201);
});

describe('the check while writing', () => {
  test('shows phrases and how it sounds to this customer, and keeps nothing', async () => {
    const before = await sentLately('没办法');
    const reply = await agent(`POST /tickets/${ticketId}/wording`, { text: '没办法，是您自己没看清！！' });
    expect(reply.statusCode).toBe(200);
    expect(reply.json().findings).toMatchObject([{ phrase: '没办法', severity: 'warned', from: 0, to: 3 }]);
    expect(reply.json().hints.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['exclamations', 'blame', 'no_apology']));
    expect(await sentLately('没办法')).toBe(before);
  });

  test('tells nobody anything of a ticket out of reach', async () => {
    expect(await codeOf((await centre.as('presales1'))(`POST /tickets/${ticketId}/wording`, { text: '您好' }))).toBe('ticket.unknown');
  });
});

describe('the list', () => {
  test('is read by everybody who works here, and changed by few', async () => {
    expect((await agent('GET /forbidden-phrases')).json().items.length).toBeGreaterThan(40);
    expect((await agent('POST /forbidden-phrases', facts)).statusCode).toBe(403);
    expect((await (await centre.as('supervisor'))('POST /forbidden-phrases', facts)).statusCode).toBe(201);
  });

  test('refuses what has no effect, and what is there', async () => {
    expect(await codeOf(admin('POST /forbidden-phrases', { ...facts, text: '。傻。' }))).toBe('forbidden_phrase.invalid');
    expect(await codeOf(admin('POST /forbidden-phrases', { ...facts, text: '好傻', better: '不好傻' }))).toBe('forbidden_phrase.invalid');
    expect(await codeOf(admin('POST /forbidden-phrases', { ...facts, text: '好傻', exceptions: ['傻瓜相机'] }))).toBe('forbidden_phrase.invalid');
    expect(await codeOf(admin('POST /forbidden-phrases', { ...facts, text: ' 不归我管 ' }))).toBe('forbidden_phrase.taken');
  });

  test('is not overwritten by whoever saw an older state, and every change is in the audit log', async () => {
    const made = (await admin('POST /forbidden-phrases', { ...facts, text: '真笨' })).json();
    const body = { ...facts, text: '真笨', severity: 'warned', exceptions: ['真笨重'], version: made.version };
    expect((await admin(`PUT /forbidden-phrases/${made.id}`, body)).json()).toMatchObject({ severity: 'warned', version: made.version + 1 });
    expect(await codeOf(admin(`PUT /forbidden-phrases/${made.id}`, body))).toBe('forbidden_phrase.changed');
    expect((await admin('POST /forbidden-phrases/try', { text: '这箱子真笨重，真笨' })).json().findings).toMatchObject([{ found: '真笨', from: 7 }]);
    await admin(`DELETE /forbidden-phrases/${made.id}`);
    const { items } = (await admin('GET /audit?limit=50')).json();
    const acts = items.filter(({ target }: { target: string }) => target === `forbidden_phrase:${made.id}`).map(({ action }: { action: string }) => action);
    expect(acts.toSorted()).toEqual(['forbidden_phrase.changed', 'forbidden_phrase.created', 'forbidden_phrase.removed']);
  });

  test('keeps what the centre made of it when the server starts again', async () => {
    const { items } = (await admin('GET /forbidden-phrases')).json();
    const removed = items.find(({ text }: { text: string }) => text === '神经病');
    const changed = items.find(({ text }: { text: string }) => text === '白痴');
    await admin(`DELETE /forbidden-phrases/${removed.id}`);
    const { id, shipped: _shipped, sentLately: _sent, version, ...rest } = changed;
    await admin(`PUT /forbidden-phrases/${id}`, { ...rest, severity: 'warned', version });
    await shell.db.transaction().execute((tx) => seedWording(tx, shell));
    const after = (await admin('GET /forbidden-phrases')).json().items;
    expect(after.length).toBe(items.length - 1);
    expect(after.find(({ text }: { text: string }) => text === '白痴')).toMatchObject({ severity: 'warned', shipped: true });
  });
});

async function sentLately(text: string): Promise<number> {
  const { items } = (await admin('GET /forbidden-phrases')).json();
  return items.find((phrase: { text: string }) => phrase.text === text).sentLately;
}
