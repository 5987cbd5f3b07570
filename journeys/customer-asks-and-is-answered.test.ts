import { expect, openChat, said, say, take, test, unique } from './journey.ts';

test('a customer asks in the widget and is answered', async ({ places }) => {
  const question = unique('我的蜂蜜什么时候到？');
  const answer = unique('您好，包裹明天上午送达。');

  const desk = await places.visit('/');
  await desk.getByLabel('邮箱').fill('agent@demo.huiyin');
  await desk.getByLabel('密码').fill('huiyin-demo');
  await desk.getByRole('button', { name: '登录', exact: true }).click();
  await desk.getByRole('tab', { name: '待领取' }).click();

  const shop = await places.shop();
  await openChat(shop);
  await say(shop, question);

  // It appears by itself, at somebody who was already looking.
  await desk.getByRole('option').filter({ hasText: question }).click();
  await take(desk);
  await expect(shop.getByText('周小雨 为您服务')).toBeVisible();

  const box = desk.getByRole('textbox', { name: '回复客户' });
  await box.pressSequentially(answer);
  await expect(shop.getByText('对方正在输入')).toBeAttached();
  await box.press('Enter');
  await expect(said(shop, answer)).toBeVisible();
  await expect(desk.getByText('客户已读')).toBeVisible();

  // Tomorrow, or on the next page of the shop.
  await shop.reload();
  await shop.getByRole('button', { name: '打开在线客服' }).click();
  await expect(said(shop, question)).toBeVisible();
  await expect(said(shop, answer)).toHaveCount(1);
});
