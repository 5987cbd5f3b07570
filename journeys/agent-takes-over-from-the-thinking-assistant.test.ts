import { expect, openChat, said, say } from './journey.ts';
import { test } from './served.ts';

test.use({ withModel: true });

test('an agent takes over while the assistant is thinking, and it stays silent', async ({ places, model }) => {
  const desk = await places.desk('agent', '/?queue=all');
  const shop = await places.shop();
  await openChat(shop);
  await say(shop, '电子发票怎么开？');
  await model!.asked();

  await desk.getByRole('option').filter({ hasText: '智能接待' }).click();
  const banner = desk.getByRole('status', { name: '智能客服正在接待' });
  await expect(banner.getByText('正在作答…')).toBeVisible();
  await banner.getByRole('button', { name: '接手' }).click();
  await expect(banner).toHaveCount(0);
  await expect(shop.getByText('周小雨 为您服务')).toBeVisible();

  // Its thought comes too late.
  model!.answer('打开“我的订单”，点“申请开票”，填好抬头即可，电子发票当天发到您的邮箱。[1]');
  await desk.getByRole('textbox', { name: '回复客户' }).fill('您好，我来帮您开。');
  await desk.getByRole('textbox', { name: '回复客户' }).press('Enter');
  await expect(said(shop, '您好，我来帮您开。')).toBeVisible();
  // Longer than the assistant's sweep takes.
  await shop.waitForTimeout(3_000);
  await expect(said(shop, /申请开票/)).toHaveCount(0);
  await expect(said(desk, /申请开票/)).toHaveCount(0);
});
