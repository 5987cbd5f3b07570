import { test } from './hours.ts';
import { expect, openChat, type Page, say, take, unique } from './journey.ts';

test('a clock rests while the customer is awaited, and runs on when they write', async ({ hours, places }) => {
  await hours.toTuesdayMorning();
  const hello = unique('蒸烤箱按了没反应');
  const shop = await places.shop();
  await openChat(shop);
  await say(shop, hello);

  const desk = await places.desk('aftersales1', '/?queue=unassigned');
  await desk.getByRole('option').filter({ hasText: hello }).click();
  await take(desk);
  const answer = desk.getByRole('textbox', { name: '回复客户' });
  await answer.fill('您好，请告诉我机身上的型号。');
  await answer.press('Enter');
  await expect(shop.getByText('请告诉我机身上的型号')).toBeVisible();

  const clocks = desk.getByRole('region', { name: '服务计时' });
  const resolution = clocks.getByRole('listitem').filter({ hasText: '解决时限' });
  await expect(resolution.getByText(/^剩 /)).toBeVisible();
  // Three working days from Tuesday morning.
  await resolution.getByText('解决时限').click();
  const dueBefore = await due(resolution.getByText(/^截止 /));

  await desk.getByRole('button', { name: '更多操作' }).click();
  await desk.getByRole('menuitem', { name: '暂停' }).click();
  await desk.getByRole('dialog', { name: '暂停工单' }).getByRole('button', { name: /^暂\s?停$/ }).click();
  await expect(resolution.getByText('已暂停', { exact: true })).toBeVisible();
  await expect(resolution.getByText(/^(?:暂停 .+|已暂停) · 等待客户$/)).toBeVisible();

  await hours.pass({ hours: 2 });
  await desk.reload();
  await expect(resolution.getByText('已暂停', { exact: true })).toBeVisible();

  await say(shop, '型号是 ZK-60');
  await expect(resolution.getByText(/^剩 /)).toBeVisible();
  await resolution.getByText('解决时限').click();
  await expect(resolution.getByText(/^暂停 2小时/)).toBeVisible();
  expect(await due(resolution.getByText(/^截止 /))).not.toBe(dueBefore);
});

async function due(line: ReturnType<Page['getByText']>): Promise<string> {
  return /\d\d:\d\d/.exec((await line.textContent()) ?? '')?.[0] ?? '';
}
