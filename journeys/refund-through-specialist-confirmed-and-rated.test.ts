import { openTicket } from './centre.ts';
import { expect, take, test, unique } from './journey.ts';

/** A picture as small as one can be: the proof that the money has gone. */
const proof = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test('a refund goes through a specialist, is confirmed with evidence and rated on its own page', async ({ centre, places }) => {
  const subject = unique('锅盖裂了，要求退款');
  const agent = await centre.as('aftersales2');
  const ticket = await openTicket(agent, { subject, kind: 'refund' });

  const desk = await places.desk('aftersales2', `/tickets/${ticket.id}`);
  await take(desk);
  const guide = desk.getByRole('tabpanel', { name: '步骤指引' });
  await guide.getByRole('button', { name: '转入受理' }).click();
  await guide.getByLabel('订单号').fill('LZ20260815-0382');
  await guide.getByLabel('退款金额（元）').fill('219');
  await guide.getByLabel('退款原因').click();
  await desk.getByTitle('质量问题').click();
  await guide.getByRole('button', { name: '登记完成，转退款专项' }).click();
  // It is another team's now, and out of the agent's reach until it comes back.
  await expect(desk.getByText('工单已转走')).toBeVisible();

  const specialist = await places.desk('refunds1', '/?queue=unassigned');
  await specialist.getByRole('option').filter({ hasText: subject }).click();
  await take(specialist);
  await specialist.getByRole('button', { name: '更多操作' }).click();
  await specialist.getByRole('menuitem', { name: '填写解决方案' }).click();
  const dialog = specialist.getByRole('dialog', { name: '解决方案' });
  await dialog.getByLabel('说明如何解决了客户的问题').fill('已全额退款 219 元，原路退回，预计三个工作日内到账。');
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await specialist.route('**/api/v1/files', async (route) => held.then(() => route.continue()));
  const [chooser] = await Promise.all([specialist.waitForEvent('filechooser'), dialog.getByRole('button', { name: '添加附件' }).click()]);
  await chooser.setFiles({ name: '退款凭证.png', mimeType: 'image/png', buffer: proof });
  await expect(dialog.getByRole('button', { name: '移除 退款凭证.png' })).toBeVisible();
  // Sent before the proof has arrived, the form waits rather than leave it behind.
  await dialog.getByRole('button', { name: /^确[定认]$/ }).click();
  await expect(dialog.getByText('附件上传完成后即可发送')).toBeVisible();
  arrive();
  await expect(dialog.getByText('附件上传完成后即可发送')).toHaveCount(0);
  await dialog.getByRole('button', { name: /^确[定认]$/ }).click();
  await expect(dialog).toBeHidden();
  const work = specialist.getByRole('tabpanel', { name: '步骤指引' });
  await work.getByLabel('退款流水号').fill('RF20261122001');
  await work.getByLabel('退款日期').fill('2026-11-20');
  await work.getByLabel('退款日期').press('Enter');
  await work.getByRole('button', { name: '已退款，请客户确认' }).click();
  // It went back to the agent's team: the reply shows the next step, the notice that follows says whose it is now.
  await expect(work.getByRole('heading', { name: /反馈确认/ }).or(specialist.getByText('工单已转走')).first()).toBeVisible();

  const own = await places.visit(new URL(ticket.customerUrl).pathname);
  await expect(own.getByRole('list', { name: '处理进度' }).getByRole('listitem').filter({ hasText: '确认结果' })).toHaveAttribute('aria-current', 'step');
  await expect(own.getByText('已全额退款 219 元')).toBeVisible();
  await expect(own.getByRole('img', { name: '退款凭证.png' })).toHaveJSProperty('naturalWidth', 1);
  // Looking changes nothing.
  await own.reload();
  await own.getByRole('button', { name: '已解决，确认' }).click();
  await expect(own.getByText(/确认解决/)).toBeVisible();
  await own.getByRole('radio', { name: '5 星，非常满意' }).check({ force: true });
  await own.getByLabel('说说您的感受（选填）').fill('处理很快，谢谢！');
  await own.getByRole('button', { name: '提交评价' }).click();
  await expect(own.getByText('评价已提交，谢谢您！')).toBeVisible();

  await expect(guide.getByText('客户已确认')).toBeVisible();
  await expect(guide.getByText('客户评价 5 / 5')).toBeVisible();
});
