import { act, openTicket } from './centre.ts';
import { expect, test, unique } from './journey.ts';

test('an agent finds by two characters what a customer once said, opens it with the keyboard, and sees nothing of other teams', async ({ centre, places }) => {
  const agent = await centre.as('aftersales5');
  const order = `SF${Date.now()}`;
  const mine = await act(agent, await openTicket(agent, { subject: unique('蓝牙音箱咨询'), body: `訂單 ${order}，音箱的呼吸燈不亮`, customer: { name: '上官婉儿', phone: `1390000${order.slice(-4)}` } }), 'take');
  const other = await centre.as('presales2');
  await act(other, await openTicket(other, { subject: unique('呼吸灯能换颜色吗') }), 'take');

  const desk = await places.desk('aftersales5');
  await desk.getByRole('main').waitFor();
  await desk.keyboard.press('Control+k');
  const box = desk.getByRole('textbox', { name: '输入关键词、工单号、订单号、姓名或手机尾号' });
  await expect(box).toBeFocused();

  // What was written just now is in the index within seconds.
  await expect(async () => {
    await box.fill('');
    await box.fill('呼吸灯');
    await expect(desk.getByRole('link').filter({ hasText: mine.number })).toBeVisible({ timeout: 1_500 });
  }).toPass();
  await expect(desk.locator('mark', { hasText: '呼吸燈' }).first()).toBeVisible();
  await expect(desk.getByText('呼吸灯能换颜色吗')).toHaveCount(0);

  for (const words of [order, order.slice(-4), mine.number, '上官']) {
    await box.fill(words);
    await expect(desk.getByRole('link').filter({ hasText: mine.number }).first()).toBeVisible();
  }
  await desk.getByRole('tab', { name: /^客户/ }).click();
  await expect(desk.getByRole('link').filter({ hasText: '上官婉儿' })).toContainText(`139****${order.slice(-4)}`);

  await box.fill(mine.number);
  await desk.getByRole('tab', { name: /^工单/ }).click();
  await expect(desk.getByRole('link').filter({ hasText: mine.number })).toHaveCount(1);
  await box.press('ArrowDown');
  await desk.keyboard.press('Enter');
  await expect(desk).toHaveURL(new RegExp(`/tickets/${mine.id}`));

  await desk.goBack();
  await expect(box).toHaveValue(mine.number);
  await box.fill('没有人说过这句话');
  await expect(desk.getByText('没有找到', { exact: false })).toBeVisible();
});
