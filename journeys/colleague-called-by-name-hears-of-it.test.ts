import { act, hire, openTicket } from './centre.ts';
import { expect, test, unique } from './journey.ts';

test('a colleague who is called by name in a note hears of it at once, and is led to the ticket', async ({ centre, places }) => {
  const account = await hire(await centre.as('admin'), 'agent', 'zh', 'aftersales');
  const colleague = await centre.as(account);
  const me = await colleague.call<{ id: string }>('GET /me');
  const agent = await centre.as('aftersales4');
  const subject = unique('发票抬头开错了');
  const ticket = await act(agent, await openTicket(agent, { subject, kind: 'question' }), 'take');

  const desk = await places.desk(account, '/');
  await Promise.all([desk.waitForEvent('websocket'), desk.reload()]);
  const bell = desk.getByRole('button', { name: /^提醒/ });
  await expect(bell).toHaveAccessibleName('提醒');

  await agent.call(`POST /tickets/${ticket.id}/messages`, { body: '@Kim 抬头该怎么改？', visibility: 'internal', mentions: [me.id] });
  await expect(bell).toHaveAccessibleName('提醒，1 条未读');

  await desk.keyboard.press('b');
  const told = desk.getByRole('dialog').getByRole('button', { name: /在备注中提到了你/ });
  await expect(told).toContainText(subject);
  await expect(told).toContainText('抬头该怎么改？');
  await told.focus();
  await desk.keyboard.press('Enter');
  await expect(desk).toHaveURL(new RegExp(`/tickets/${ticket.id}`));
  await expect(bell).toHaveAccessibleName('提醒');

  // What is said while the ticket is in front of one's eyes needs no bell.
  await agent.call(`POST /tickets/${ticket.id}/messages`, { body: '@Kim 客户很急', visibility: 'internal', mentions: [me.id] });
  await expect(desk.getByRole('log').getByText('客户很急')).toBeVisible();
  await expect.poll(async () => (await colleague.call<{ unread: number }>('GET /me/reminders/count')).unread).toBe(0);
});
