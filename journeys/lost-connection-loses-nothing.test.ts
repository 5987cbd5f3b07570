import { type Centre } from './centre.ts';
import { type Line, openLine } from './line.ts';
import { expect, openChat, type Page, said, say, take, test, unique } from './journey.ts';

test.slow();

test('a lost connection loses no message and doubles none', async ({ centre, places }) => {
  const [shopLine, deskLine] = [await openLine(centre.url), await openLine(centre.url)];
  await embedAt(centre, shopLine);
  const hello = unique('我的订单还没有发货');
  let shop = await places.visit(`${shopLine.url}/chat`);
  await openChat(shop);
  await say(shop, hello);
  const desk = await places.desk('aftersales5', `${deskLine.url}/?queue=unassigned`);
  await desk.getByRole('option').filter({ hasText: hello }).click();
  await take(desk);
  await answer(desk, '您好，我来查一下。');
  await expect(said(shop, '您好，我来查一下。')).toBeVisible();

  await test.step('both write while the customer is cut off', async () => {
    shopLine.cut();
    await write(shop, '信号不好，断网时写的第一句');
    await write(shop, '断网时写的第二句');
    await expect(shop.getByText('等待网络恢复后自动发送').first()).toBeVisible();
    await answer(desk, '订单今天下午发出。');
    await answer(desk, '单号稍后发给您。');
    shopLine.mend();
    for (const words of ['订单今天下午发出。', '单号稍后发给您。']) await expectOnce([shop], words);
    for (const words of ['信号不好，断网时写的第一句', '断网时写的第二句']) await expectOnce([shop, desk], words);
    await expect(shop.getByText('等待网络恢复后自动发送')).toHaveCount(0);
    await expectOrder(desk, ['信号不好，断网时写的第一句', '断网时写的第二句']);
    await expectOrder(shop, ['订单今天下午发出。', '单号稍后发给您。']);
  });

  await test.step('what arrived, but was not acknowledged, is not said twice', async () => {
    shopLine.deafen();
    await write(shop, '这一句到了，回执没到');
    await expectOnce([desk], '这一句到了，回执没到');
    shopLine.cut();
    await expect(shop.getByText('等待网络恢复后自动发送')).toBeVisible();
    shopLine.mend();
    await expect(shop.getByText('等待网络恢复后自动发送')).toHaveCount(0, { timeout: 20_000 });
    await expectOnce([shop, desk], '这一句到了，回执没到');
  });

  await test.step('nor what the agent says', async () => {
    deskLine.deafen();
    await answer(desk, '已经为您催促仓库。');
    await expectOnce([shop], '已经为您催促仓库。');
    deskLine.cut();
    await expect(desk.getByText('未能发送')).toBeVisible();
    await expect(desk.getByText('连接已断开，正在重新连接…')).toBeVisible();
    await write(shop, '好的，谢谢');
    deskLine.mend();
    await desk.getByRole('button', { name: '重试' }).click();
    await expect(desk.getByText('未能发送')).toHaveCount(0);
    await expectOnce([shop, desk], '已经为您催促仓库。');
    await expectOnce([shop, desk], '好的，谢谢');
  });

  await test.step('what was written before the page was closed is sent from the next', async () => {
    shopLine.cut();
    await write(shop, '关掉页面之前写的');
    await expect(shop.getByText('等待网络恢复后自动发送')).toBeVisible();
    const context = shop.context();
    await shop.close();
    shopLine.mend();
    shop = await context.newPage();
    await shop.goto(`${shopLine.url}/chat`);
    await shop.getByRole('button', { name: /^打开在线客服/ }).click();
    await expectOnce([shop, desk], '关掉页面之前写的');
    for (const words of [hello, '断网时写的第二句', '单号稍后发给您。', '已经为您催促仓库。']) await expectOnce([shop], words);
  });
  await Promise.all([shopLine.close(), deskLine.close()]);
});

test('what is asked between the reading of a list and the opening of the line is on the list', async ({ places }) => {
  const desk = await places.desk('aftersales5', '/?queue=unassigned');
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  await desk.route(/\/live\//, async (route) => {
    await opened;
    await route.continue();
  });
  await Promise.all([desk.waitForResponse(/\/api\/v1\/tickets\?/), desk.reload()]);

  const hello = unique('线路还没通时的提问');
  const shop = await places.shop();
  await openChat(shop);
  await say(shop, hello);
  await expect(desk.getByRole('option').filter({ hasText: hello })).toHaveCount(0);
  open();
  await expect(desk.getByRole('option').filter({ hasText: hello })).toHaveCount(1);
});

/** The line has an address of its own; to the centre it is another site that embeds the widget. */
async function embedAt(centre: Centre, line: Line): Promise<void> {
  const admin = await centre.as('admin');
  const { items } = await admin.call<{ items: { id: string; key: string; name: object; settings: { origins?: string[] }; active: boolean; teamId: string; version: number }[] }>('GET /channels');
  const { id, name, settings, active, teamId, version } = items.find(({ key }) => key === 'web')!;
  await admin.call(`PUT /channels/${id}`, { name, settings: { ...settings, origins: [...(settings.origins ?? []), line.url] }, active, teamId, version });
}

async function write(shop: Page, words: string): Promise<void> {
  await shop.getByRole('textbox', { name: '消息内容' }).fill(words);
  await shop.getByRole('textbox', { name: '消息内容' }).press('Enter');
}

async function answer(desk: Page, words: string): Promise<void> {
  await desk.getByRole('textbox', { name: '回复客户' }).fill(words);
  await desk.getByRole('textbox', { name: '回复客户' }).press('Enter');
}

async function expectOnce(pages: readonly Page[], words: string): Promise<void> {
  for (const page of pages) await expect(said(page, words)).toHaveCount(1, { timeout: 20_000 });
}

async function expectOrder(page: Page, words: readonly string[]): Promise<void> {
  const tops = await Promise.all(words.map(async (each) => (await said(page, each).boundingBox())!.y));
  expect(tops).toEqual(tops.toSorted((a, b) => a - b));
}
