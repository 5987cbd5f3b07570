import { act, findTicket, openTicket } from './centre.ts';
import { expect, test, unique } from './journey.ts';

test('an agent of another team sees nothing of a ticket', async ({ centre, places }) => {
  const secret = unique('账单上多扣了一笔钱');
  const agent = await centre.as('aftersales4');
  const ticket = await act(agent, await openTicket(agent, { subject: secret, kind: 'question' }), 'take');

  const stranger = await places.desk('presales1', '/?queue=all');
  const heard: string[] = [];
  stranger.on('websocket', (line) => line.on('framereceived', ({ payload }) => void heard.push(String(payload))));
  await stranger.reload();
  await findTicket(agent, ticket.number);
  await stranger.getByRole('textbox', { name: '工单号、主题、客户、尾号' }).fill(ticket.number);
  await expect(stranger.getByText('没有符合条件的工单')).toBeVisible();

  await agent.call(`POST /tickets/${ticket.id}/messages`, { body: '正在为您核实。', visibility: 'public' });
  await stranger.goto(`/tickets/${ticket.id}`);
  await expect(stranger.getByText('找不到这张工单')).toBeVisible();
  await expect(stranger.getByText(secret)).toHaveCount(0);
  expect(heard.filter((frame) => frame.includes(ticket.id))).toEqual([]);

  const other = await centre.as('presales1');
  for (const path of ['', '/messages', '/events']) await expect(other.call(`GET /tickets/${ticket.id}${path}`)).rejects.toThrow(/404/);
  for (const [verb, body] of Object.entries({ take: {}, messages: { body: '我也看看', visibility: 'public' }, exit: { exit: 'accept' } })) {
    await expect(other.call(`POST /tickets/${ticket.id}/${verb}`, body)).rejects.toThrow(/404/);
  }

  // The one whose it is sees it, so that all this proves something.
  const own = await places.desk('aftersales4', '/?queue=mine');
  await expect(own.getByRole('option').filter({ hasText: secret })).toBeVisible();
});
