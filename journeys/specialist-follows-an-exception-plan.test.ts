import { act, openTicket, walkTo } from './centre.ts';
import { expect, take, test, unique } from './journey.ts';

test('a customer who refuses the parcel: the plan is shown and runs by its own clock, the customer is told, and it ends in words', async ({ centre, places }) => {
  const agent = await centre.as('aftersales2');
  const opened = await openTicket(agent, { subject: unique('拒收了，要求退款'), kind: 'refund' });
  const ticket = await walkTo(agent, opened, 'accept');
  await act(agent, ticket, 'exit', { exit: 'registered', fields: { order_number: 'A100123', amount: 88, reason: 'other' } });

  const desk = await places.desk('refunds2', `/tickets/${ticket.id}`);
  await take(desk);
  const guide = desk.getByRole('tabpanel', { name: '步骤指引' });
  await guide.getByText('客户拒收', { exact: true }).click();
  await expect(guide.getByText('转专项客服 · 1天内 · 会通知客户')).toBeVisible();
  await guide.getByRole('button', { name: '启动预案' }).first().click();
  const dialog = desk.getByRole('dialog', { name: /客户拒收/ });
  await dialog.getByRole('textbox').fill('快递员来电说客户拒收');
  await dialog.getByRole('button', { name: '启动预案' }).click();
  await expect(dialog).toBeHidden();

  await expect(desk.getByText('异常处理中：客户拒收')).toBeVisible();
  await expect(desk.getByText('已告知客户')).toBeVisible();
  await expect(desk.getByRole('region', { name: '服务计时' }).getByRole('listitem').filter({ hasText: '异常处理' }).getByText(/^剩 /)).toBeVisible();
  const own = await places.visit(new URL(opened.customerUrl).pathname);
  await expect(own.getByText(/已了解您拒收/)).toBeVisible();

  await desk.getByRole('button', { name: '已处理', exact: true }).click();
  const end = desk.getByRole('dialog', { name: '结束异常：客户拒收' });
  await end.getByRole('button', { name: /^确[定认]$|^已处理$/ }).click();
  // Nothing ends without a word of how.
  await expect(end.getByText('请写明处理结果')).toBeVisible();
  await end.getByRole('textbox').fill('物流已退回仓库');
  await end.getByRole('button', { name: /^确[定认]$|^已处理$/ }).click();
  await expect(end).toBeHidden();
  await expect(desk.getByText('异常处理中：客户拒收')).toHaveCount(0);
  await desk.getByRole('tab', { name: '时间线' }).click();
  await expect(desk.getByText('确认异常“客户拒收”已处理').first()).toBeVisible();
});
