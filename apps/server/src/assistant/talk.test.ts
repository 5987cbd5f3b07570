import type { PacketView, TurnView } from '@huiyin/domain/assistant/assistant.contract.ts';
import { minute } from '@huiyin/domain/kernel/instant.ts';
import { describe, expect, test } from 'vitest';
import { talkingCentre } from './testing/talking-centre.ts';

const centre = await talkingCentre();
const { shell } = centre;
const agent = await centre.as('admin');

const contact = { name: '李雷', phone: '13800005678' };
const kindsOf = async (ticketId: string) => (await shell.pool.query<{ kind: string }>('select kind from ticket_event where ticket_id = $1 order by version', [ticketId])).rows.map(({ kind }) => kind);
const partOf = async (ticketId: string) => (await agent(`GET /tickets/${ticketId}/assistant`)).json<{ packet: PacketView | null; turns: TurnView[] }>();
const gaps = async (ticketId: string) => (await shell.pool.query<{ source: string; question: string }>('select source, question from article_gap where ticket_id = $1 order by at', [ticketId])).rows;

describe('a question that an article answers', () => {
  test('is answered with a citation of the very version, and no queue has the ticket meanwhile', async () => {
    const customer = await centre.visit(contact);
    await customer.say('退款多久能到账？');
    const [, answer] = await customer.hear();
    expect(answer).toMatchObject({ from: 'assistant', citations: [{ version: expect.any(Number), open: true }] });
    expect(answer!.body).toMatch(/工作日[\s\S]*\[1\]$/);
    const ticketId = await customer.ticketId();
    const { rows } = await shell.pool.query('select role, first_answered_at from ticket where id = $1', [ticketId]);
    expect(rows[0]).toEqual({ role: 'assistant', first_answered_at: null });
    expect(await shell.pool.query('select article_id, number, by_kind from article_use where message_id = $1', [answer!.id]).then(({ rows: uses }) => uses)).toEqual([{ article_id: answer!.citations[0]!.articleId, number: answer!.citations[0]!.version, by_kind: 'assistant' }]);
    expect((await customer.chat()).assistant).toMatchObject({ speaking: true, thinking: false, judge: answer!.id });
  });

  test('settles when the customer says that it helped: the ticket has passed on, and the answer counts as the first', async () => {
    const customer = await centre.visit(contact);
    await customer.say('发票怎么开？');
    const answer = (await customer.hear()).at(-1)!;
    expect((await customer.call('POST /widget/assistant', { tell: 'helped', messageId: answer.id })).statusCode).toBe(204);
    expect((await customer.call('POST /widget/assistant', { tell: 'helped', messageId: answer.id })).statusCode).toBe(204);
    const ticketId = await customer.ticketId();
    expect((await kindsOf(ticketId)).filter((kind) => kind === 'assistant_accepted')).toHaveLength(1);
    const ticket = await centre.ticket(ticketId);
    expect(ticket.stage).not.toBe('consult');
    const { rows } = await shell.pool.query('select first_answered_at is not null as answered from ticket where id = $1', [ticketId]);
    expect(rows[0]).toEqual({ answered: true });
    const turn = (await partOf(ticketId)).turns.at(-1)!;
    expect(turn).toMatchObject({ decision: 'answer', outcome: 'accepted', considered: [{ articleId: answer.citations[0]!.articleId, title: answer.citations[0]!.title, confidence: expect.closeTo(turn.confidence) as number }, ...turn.considered.slice(1)] });
    const votes = await shell.pool.query('select helpful from article_vote where ticket_id = $1', [ticketId]);
    expect(votes.rows).toEqual([{ helpful: true }]);
  });

  test('settles by itself when the customer leaves with it, and not a minute earlier', async () => {
    const customer = await centre.visit(contact);
    await customer.say('发票怎么开？');
    await customer.hear();
    const ticketId = await customer.ticketId();
    shell.clock.advance(29 * minute);
    await centre.letThink();
    expect((await kindsOf(ticketId))).not.toContain('assistant_accepted');
    shell.clock.advance(2 * minute);
    await centre.letThink();
    expect(await kindsOf(ticketId)).toContain('assistant_accepted');
    expect((await partOf(ticketId)).turns.at(-1)).toMatchObject({ outcome: 'left' });
  });

  test('is judged by its own customer only', async () => {
    const [mine, theirs] = [await centre.visit(contact), await centre.visit({ name: '韩梅梅', phone: '13800005679' })];
    await mine.say('发票怎么开？');
    await theirs.say('发票怎么开？');
    const answer = (await theirs.hear()).at(-1)!;
    await mine.hear();
    await mine.call('POST /widget/assistant', { tell: 'helped', messageId: answer.id });
    for (const customer of [mine, theirs]) expect(await kindsOf(await customer.ticketId())).not.toContain('assistant_accepted');
  });

  test('a thank-you after it settles too', async () => {
    const customer = await centre.visit(contact);
    await customer.say('发票怎么开？');
    await customer.hear();
    await customer.say('好的，谢谢');
    await customer.hear();
    expect(await kindsOf(await customer.ticketId())).toContain('assistant_accepted');
  });
});

describe('what it cannot know', () => {
  test('is handed on with a packet and told to the keepers of knowledge; personal data stay out of it', async () => {
    const customer = await centre.visit(contact);
    await customer.say('量子纠缠怎么申请专利，联系我 13912345678');
    const said = await customer.hear();
    expect(said.map(({ from }) => from)).toEqual(['customer', 'system']);
    const ticketId = await customer.ticketId();
    const { packet, turns } = await partOf(ticketId);
    expect(packet).toMatchObject({ reason: 'no_evidence', problem: '量子纠缠怎么申请专利，联系我 [phone]' });
    expect(JSON.stringify(packet)).not.toContain('13912345678');
    expect(turns).toMatchObject([{ decision: 'hand_on', reason: 'no_evidence', messageId: null }]);
    expect(await gaps(ticketId)).toEqual([{ source: 'no_answer', question: expect.stringContaining('[phone]') }]);
    expect((await shell.pool.query('select role from ticket where id = $1', [ticketId])).rows[0]).not.toEqual({ role: 'assistant' });
  });

  test('an answer doubted twice ends with a person', async () => {
    const customer = await centre.visit(contact);
    await customer.say('退款多久能到账？');
    const first = (await customer.hear()).at(-1)!;
    await customer.call('POST /widget/assistant', { tell: 'not_helped', messageId: first.id });
    expect((await customer.hear()).at(-1)!.body).toContain('换个说法');
    await customer.say('快递三天没动了');
    const second = (await customer.hear()).at(-1)!;
    expect(second.from).toBe('assistant');
    await customer.call('POST /widget/assistant', { tell: 'not_helped', messageId: second.id });
    expect((await customer.chat()).assistant!.speaking).toBe(false);
    const ticketId = await customer.ticketId();
    expect((await partOf(ticketId)).packet).toMatchObject({ reason: 'failed_twice', mood: 'negative' });
    expect((await gaps(ticketId)).map(({ source }) => source)).toEqual(['thumbs_down', 'thumbs_down']);
  });
});

describe('a person', () => {
  test('is one word away, and is given what it is about', async () => {
    const customer = await centre.visit(contact);
    await customer.say('快递三天没动了，订单号 A20250811001');
    await customer.hear();
    await customer.say('转人工');
    await customer.hear();
    const { packet } = await partOf(await customer.ticketId());
    expect(packet).toMatchObject({ reason: 'asked', problem: expect.stringContaining('快递三天没动了'), entities: [{ kind: 'order', text: 'A20250811001' }] });
  });

  test('is one tap away, and a second tap changes nothing', async () => {
    const customer = await centre.visit(contact);
    await customer.say('你好');
    expect((await customer.hear()).at(-1)!.body).toContain('智能客服');
    await Promise.all([customer.call('POST /widget/assistant', { tell: 'person' }), customer.call('POST /widget/assistant', { tell: 'person' })]);
    expect((await kindsOf(await customer.ticketId())).filter((kind) => kind === 'handed_to_person')).toHaveLength(1);
  });

  test('who took over is never talked over: neither by a thought under way nor by a later one', async () => {
    const customer = await centre.visit(contact);
    await customer.say('退款多久能到账？');
    const ticketId = await customer.ticketId();
    const ticket = await centre.ticket(ticketId);
    await Promise.all([centre.letThink(), agent(`POST /tickets/${ticketId}/take`, { version: ticket.version }), agent(`POST /tickets/${ticketId}/take`, {})]);
    await customer.say('还在吗');
    const said = await customer.hear();
    const { rows } = await shell.pool.query<{ kind: string; agent: string | null }>(`select kind, facts ->> 'agentId' as agent from ticket_event where ticket_id = $1 order by version`, [ticketId]);
    const taken = rows.findIndex(({ agent: whose }) => whose !== null);
    expect(taken).toBeGreaterThan(0);
    expect(rows.slice(taken).map(({ kind }) => kind)).not.toContain('assistant_answered');
    expect(said.at(-1)!.from).toBe('customer');
  });

  test('decides about refunds, complaints and the security of accounts, and calms the angry', async () => {
    for (const [words, reason] of [['我要投诉你们客服', 'topic'], ['你们就是骗子，气死我了！！！', 'upset'], ['我的账号被盗了，赶紧冻结', 'topic']] as const) {
      const customer = await centre.visit(contact);
      await customer.say(words);
      const said = await customer.hear();
      expect(said.filter(({ from }) => from === 'assistant'), words).toEqual([]);
      expect((await partOf(await customer.ticketId())).packet, words).toMatchObject({ reason });
    }
  });
});

describe('whether it speaks', () => {
  test('is the channel’s to say, also in the middle of a conversation', async () => {
    const customer = await centre.visit(contact);
    await customer.say('你好');
    await customer.hear();
    await centre.setAssistant({ active: false });
    try {
      await centre.letThink();
      expect((await partOf(await customer.ticketId())).packet).toMatchObject({ reason: 'switched_off' });
      const other = await centre.visit(contact);
      await other.say('退款多久能到账？');
      expect((await other.hear()).map(({ from }) => from)).toEqual(['customer']);
      expect((await other.chat()).assistant).toBeNull();
    } finally {
      await centre.setAssistant({});
    }
  });

  test('ends with the hand-over: what the customer says next waits for a person (R-K3)', async () => {
    const customer = await centre.visit(contact);
    await customer.say('转人工');
    await customer.hear();
    await customer.say('发票怎么开？');
    await customer.hear();
    expect(await kindsOf(await customer.ticketId())).not.toContain('assistant_answered');
  });

  test('does not begin again with a matter that was settled a short while ago and comes back open', async () => {
    const customer = await centre.visit(contact);
    await customer.say('发票怎么开？');
    const answer = (await customer.hear()).at(-1)!;
    await customer.call('POST /widget/assistant', { tell: 'helped', messageId: answer.id });
    const settled = await customer.ticketId();
    await customer.say('谢谢你们');
    await customer.hear();
    expect((await kindsOf(settled)).filter((kind) => kind === 'assistant_began')).toHaveLength(1);
  });
});

describe('its thinking', () => {
  test('is done once, however many workers are at it', async () => {
    const customer = await centre.visit(contact);
    await customer.say('发票怎么开？');
    await Promise.all([centre.letThink(), centre.letThink(), centre.letThink()]);
    expect((await kindsOf(await customer.ticketId())).filter((kind) => kind === 'assistant_answered')).toHaveLength(1);
  });

  test('begins anew when the customer writes more', async () => {
    const customer = await centre.visit(contact);
    await customer.say('你好');
    await customer.say('发票怎么开？');
    const said = await customer.hear();
    expect(said.filter(({ from }) => from === 'assistant')).toHaveLength(1);
    expect(said.at(-1)!.citations).toHaveLength(1);
  });
});

describe('when nobody is there', () => {
  test('it says when somebody will be, by the wall of whoever answers on the channel', async () => {
    const weekdays = { mon: [{ from: '09:00', to: '17:00' }], tue: [{ from: '09:00', to: '17:00' }], wed: [{ from: '09:00', to: '17:00' }], thu: [{ from: '09:00', to: '17:00' }], fri: [{ from: '09:00', to: '17:00' }], sat: [], sun: [] };
    const made = await agent('POST /calendars', { key: 'new-york', name: { zh: '纽约', en: 'New York' }, document: { timeZone: 'America/New_York', weekly: weekdays, holidays: null, makeUpHours: null, overrides: [] } });
    expect(made.statusCode, made.body).toBe(201);
    const web = (await agent('GET /channels')).json<{ items: { id: string; key: string; name: object; settings: object; teamId: string | null }[] }>().items.find(({ key }) => key === 'web')!;
    const change = (calendarId: string | null) => agent(`PUT /channels/${web.id}`, { name: web.name, settings: web.settings, teamId: web.teamId, active: true, calendarId });
    expect((await change(made.json<{ id: string }>().id)).statusCode).toBe(200);
    // A Saturday there.
    const saturday = Date.UTC(2026, 0, 10, 17);
    const now = shell.clock.now();
    shell.clock.advance(saturday > now ? saturday - now : Math.ceil((now - saturday) / (7 * 24 * 60 * minute)) * 7 * 24 * 60 * minute - (now - saturday));
    const customer = await centre.visit(contact);
    await customer.say('转人工');
    const said = (await customer.hear()).at(-1)!;
    expect(said.body).toContain('09:00 开始回复');
    await change(null);
  });
});
