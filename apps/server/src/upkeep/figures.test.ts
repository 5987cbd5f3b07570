import { minute } from '@huiyin/domain/kernel/instant.ts';
import type { AssistantFigures, TalkFigure } from '@huiyin/domain/upkeep/figures.contract.ts';
import { beforeAll, expect, test } from 'vitest';
import { talkingCentre } from '../assistant/testing/talking-centre.ts';

const centre = await talkingCentre();
const { shell } = centre;
const [keeper, presales, admin] = [await centre.as('knowledge'), await centre.as('presales1'), await centre.as('admin')];
const today = new Date(shell.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const period = `from=${today}&until=${today}`;
const behind = async (figure: TalkFigure, call = keeper) => (await call(`GET /assistant/figures/tickets?${period}&figure=${figure}`)).json<{ items: { id: string; reason: string | null }[] }>().items;
let [accepted, left, handed] = ['', '', ''];

beforeAll(async () => {
  const first = await centre.visit({ name: '李雷', phone: '13800009001' });
  await first.say('发票怎么开？');
  await first.call('POST /widget/assistant', { tell: 'helped', messageId: (await first.hear()).at(-1)!.id });
  accepted = await first.ticketId();
  const second = await centre.visit({ name: '李雷', phone: '13800009002' });
  await second.say('发票怎么开？');
  await second.hear();
  left = await second.ticketId();
  shell.clock.advance(31 * minute);
  await centre.letThink();
  const third = await centre.visit({ name: '李雷', phone: '13800009003' });
  await third.say('转人工');
  await third.hear();
  handed = await third.ticketId();
  await admin(`POST /tickets/${handed}/assign`, { agentId: await centre.personId('presales1') });
  await presales(`POST /tickets/${handed}/messages`, { body: '您好，请讲', visibility: 'public' });
  // The first customer comes back, by phone.
  shell.clock.advance(minute);
  const again = (await admin('POST /tickets', { channel: 'phone', customer: { phone: '13800009001' }, body: '发票还是没开出来' })).json<{ id: string }>();
  await shell.pool.query('update ticket set customer_id = (select customer_id from ticket where id = $1) where id = $2', [accepted, again.id]);
});

test('each kind of success is counted apart, and so is who came back', async () => {
  const figures = (await keeper(`GET /assistant/figures?${period}`)).json<AssistantFigures>();
  expect(figures).toMatchObject({ talks: 3, counts: { hard: 1, soft: 1, deflected: 2, recontact: 1, handed_on: 1 }, reasons: [{ reason: 'asked', count: 1 }] });
  expect(figures.byDay).toEqual([{ day: today, answered: 2, clarified: 0, handedOn: 1 }]);
});

test('a period without any conversation tells when there last was one', async () => {
  const figures = (await keeper('GET /assistant/figures?from=2024-01-01&until=2024-01-31')).json<AssistantFigures>();
  expect(figures).toMatchObject({ talks: 0, byDay: [], lastOn: today });
});

test('the tickets behind a count are those counted', async () => {
  expect((await behind('hard')).map(({ id }) => id)).toEqual([accepted]);
  expect((await behind('soft')).map(({ id }) => id)).toEqual([left]);
  expect((await behind('recontact')).map(({ id }) => id)).toEqual([accepted]);
  expect(await behind('handed_on')).toMatchObject([{ id: handed, reason: 'asked' }]);
});

test('a period that ends before it begins, or is too long, is refused', async () => {
  for (const query of ['from=2026-02-02&until=2026-02-01', 'from=2025-01-01&until=2026-01-01']) expect((await keeper(`GET /assistant/figures?${query}`)).json()).toMatchObject({ code: 'figures.period_invalid' });
});

test('days are those of the centre', async () => {
  // The first to begin a day: another one than in Shanghai for six hours of it.
  const zone = 'Pacific/Kiritimati';
  expect((await admin('PUT /figure-setting', { timeZone: zone })).statusCode).toBe(200);
  const there = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(shell.clock.now());
  const { byDay, lastOn } = (await keeper(`GET /assistant/figures?from=${there}&until=${there}`)).json<AssistantFigures>();
  expect({ byDay, lastOn }).toEqual({ byDay: [{ day: there, answered: 2, clarified: 0, handedOn: 1 }], lastOn: there });
});
