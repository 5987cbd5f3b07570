import { expect, openChat, said, say } from './journey.ts';
import { article, test } from './served.ts';

test('“转人工” reaches a person, who has the packet at hand', async ({ places }) => {
  const desk = await places.desk('agent', '/?queue=all');
  const shop = await places.shop();
  await openChat(shop);
  await say(shop, '电子发票怎么开？我的订单号是 A20260105-7788');
  await expect(said(shop, /点“申请开票”/)).toBeVisible();

  // The agent sees a machine at work, and what it says.
  await desk.getByRole('option').filter({ hasText: '智能接待' }).click();
  await expect(desk.getByRole('status', { name: '智能客服正在接待' })).toBeVisible();
  await desk.getByRole('button', { name: '为什么这样回复' }).click();
  await expect(desk.getByRole('tooltip').getByText(/^\d+%$/)).toBeVisible();
  await expect(desk.getByRole('tooltip').getByRole('link', { name: article.question })).toBeVisible();
  await desk.keyboard.press('Escape');

  await shop.getByRole('button', { name: '转人工' }).click();
  await expect(said(shop, /为您转人工客服/)).toBeVisible();

  const packet = desk.getByRole('region', { name: '智能客服转来：客户要求' });
  await expect(packet).toBeVisible();
  await expect(packet.getByText('电子发票怎么开')).not.toHaveCount(0);
  await expect(packet.getByRole('button', { name: '复制单号 A20260105-7788' })).toBeVisible();
  await expect(packet.getByRole('link', { name: article.question })).toBeVisible();
  await expect(packet.getByText(/申请开票/)).toBeVisible();
  await expect(desk.getByRole('status', { name: '智能客服正在接待' })).toHaveCount(0);

  await desk.getByRole('button', { name: '领取' }).first().click();
  await desk.getByRole('textbox', { name: '回复客户' }).fill('您好，发票已重新发到您的邮箱。');
  await desk.getByRole('textbox', { name: '回复客户' }).press('Enter');
  await expect(said(shop, '您好，发票已重新发到您的邮箱。')).toBeVisible();

  // Read and answered, it makes room for the conversation, and can be opened again.
  await expect(packet.getByText('已接待')).toBeVisible();
  await expect(packet.getByRole('link', { name: article.question })).toBeHidden();
  await packet.getByRole('button', { name: '展开' }).click();
  await expect(packet.getByRole('link', { name: article.question })).toBeVisible();
});
