import { newPhone } from './centre.ts';
import { expect, openChat, type Page, say, test, unique } from './journey.ts';

test('a waiting customer asks for a call on the phone’s small screen, changes their mind about the number, and is called', async ({ places, centre }) => {
  const question = unique('礼盒少了一袋');
  const shop = await places.shop({ viewport: { width: 390, height: 844 } });
  await openChat(shop);
  await say(shop, question);
  const queue = shop.getByRole('region', { name: '排队情况' });

  await queue.getByRole('button', { name: '电话回拨' }).click();
  await expect(queue.getByLabel('回拨号码')).toBeFocused();
  await queue.getByLabel('回拨号码').fill('不告诉你');
  await queue.getByLabel('回拨号码').press('Enter');
  await expect(queue.getByText('请填写正确的手机号码。')).toBeVisible();
  // Looks like a number, and is none: said by the server, at the field.
  await queue.getByLabel('回拨号码').fill('11800138000');
  await queue.getByRole('button', { name: '预约回拨' }).click();
  await expect(queue.getByText('请填写正确的手机号码。')).toBeVisible();
  const [first, second] = [newPhone(), newPhone()];
  await ask(queue, first);
  await expect(queue.getByText(`已预约回拨 ${masked(first)}（尽快）。`)).toBeVisible();
  await expect(queue.getByRole('button', { name: '不等了' })).toHaveCount(0);

  await queue.getByRole('button', { name: '修改' }).click();
  await queue.getByRole('button', { name: '换个号码' }).click();
  await ask(queue, second);
  await expect(queue.getByText(`已预约回拨 ${masked(second)}`)).toBeVisible();
  await shop.reload();
  await shop.getByRole('button', { name: '打开在线客服' }).click();
  await expect(queue.getByText(`已预约回拨 ${masked(second)}`)).toBeVisible();

  const agent = await centre.as('agent');
  const { items } = await agent.call<{ items: { id: string; kind: string; ticket: { subject: string }; customer: { contact: string } }[] }>('GET /sub-tasks?whose=team&kind=call_back&limit=100');
  const asked = items.filter(({ ticket }) => ticket.subject.includes(question));
  expect(asked).toMatchObject([{ customer: { contact: masked(second) } }]);
  await agent.call(`POST /sub-tasks/${asked[0]!.id}/calls`, { reached: true });
  await expect(queue.getByText('已预约回拨')).toHaveCount(0);
});

async function ask(queue: ReturnType<Page['getByRole']>, phone: string): Promise<void> {
  await queue.getByLabel('回拨号码').fill(phone);
  await queue.getByRole('button', { name: '预约回拨' }).click();
}

function masked(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
