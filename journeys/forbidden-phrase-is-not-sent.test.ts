import { openTicket } from './centre.ts';
import { expect, said, take, test, unique } from './journey.ts';

test('an agent is kept from a forbidden phrase and sends the better wording', async ({ centre, places }) => {
  const ticket = await openTicket(await centre.as('agent'), { subject: unique('路由器坏了 ') });
  const desk = await places.desk('agent', `/tickets/${ticket.id}`);
  await take(desk);
  const box = desk.getByRole('textbox', { name: '回复客户' });
  await box.fill('您好，这个不 归.我 管');
  await expect(desk.getByText('不能发送: 不 归.我 管')).toBeVisible();
  await expect(desk.getByRole('button', { name: '发送', exact: true })).toBeDisabled();
  await box.press('Enter');
  await expect(box).toHaveValue('您好，这个不 归.我 管');

  await desk.getByRole('button', { name: '替换' }).click();
  await expect(box).toHaveValue(/^您好，这个这件事由专门的同事负责/);
  await expect(desk.getByText(/不能发送/)).toHaveCount(0);
  await desk.getByRole('button', { name: '发送', exact: true }).click();
  await expect(said(desk, /专门的同事负责/)).toBeVisible();
});
