import { minute } from '@huiyin/domain/kernel/instant.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { expect, test } from 'vitest';
import { testCentre } from '../testing/test-centre.ts';

const centre = await testCentre();
const [agent, admin] = [await centre.as('agent'), await centre.as('admin')];
const visitor = async () => {
  const { token } = (await centre.nobody('POST /widget/web/visitors', { form: { name: '李雷', phone: '13800004101' } })).json() as { token: string };
  return centre.withKey(token);
};

test('a chat is promised a first answer within a minute, and the ticket shows by which policy and why', async () => {
  const chat = await visitor();
  await chat('POST /widget/messages', { clientId: 'first-word-1', body: '怎么开发票？' });
  const { items } = (await admin('GET /tickets?queue=all')).json() as { items: TicketView[] };
  const first = items[0]!.clocks.find(({ kind }) => kind === 'first_response')!;
  expect(first.limitMs).toBe(minute);
  expect(first.policy?.name.en).toBe('Web chat');
  expect(first.why).toEqual([{ by: 'channel_kind', is: 'web' }]);
  void agent;
});
