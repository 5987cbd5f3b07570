import { act, hire, openTicket } from './centre.ts';
import { expect, test, unique } from './journey.ts';

test('an agent asks another team for help and keeps the ticket; whoever helps answers without seeing it, and the ticket is handed over with its summary', async ({ centre, places }) => {
  const admin = await centre.as('admin');
  const [asker, helper, successor] = await Promise.all([hire(admin, 'agent', 'zh', 'aftersales'), hire(admin, 'agent', 'zh', 'presales'), hire(admin, 'agent', 'zh', 'aftersales')]);
  const agent = await centre.as(asker);
  const [subject, title] = [unique('想换白色'), unique('查白色库存')];
  const ticket = await act(agent, await openTicket(agent, { subject, kind: 'question' }), 'take');
  const name = (await (await centre.as(successor)).call<{ id: string }>('GET /me')).id;
  await admin.call(`PATCH /people/${name}`, { name: unique('接手人') });
  const { name: heir } = await (await centre.as(successor)).call<{ name: string }>('GET /me');

  const desk = await places.desk(asker, `/tickets/${ticket.id}`);
  await desk.getByRole('button', { name: '请求协作' }).click();
  const ask = desk.getByRole('dialog', { name: '请求协作' });
  await ask.getByRole('button', { name: '发出请求' }).click();
  await expect(ask.getByText('请写明事项')).toBeVisible();
  await ask.getByRole('textbox', { name: '事项' }).fill(title);
  await ask.getByRole('combobox', { name: '客服组' }).click();
  await desk.getByTitle('售前在线组').click();
  await ask.getByRole('button', { name: '发出请求' }).click();
  const asked = desk.getByRole('article', { name: title });
  await expect(asked).toContainText('等待接手');

  const there = await places.desk(helper, '/sub-tasks');
  const task = there.getByRole('article', { name: title });
  await task.getByRole('button', { name: '接手' }).click();
  await expect(asked).toContainText('处理中');
  await task.getByRole('button', { name: '提交结果' }).click();
  const answer = there.getByRole('dialog', { name: `提交结果：${title}` });
  await answer.getByRole('textbox', { name: '结果' }).fill('还有 3 件');
  await answer.getByRole('button', { name: '提交结果' }).click();
  await expect(task).toBeHidden();
  await expect(asked).toContainText('还有 3 件');
  await there.goto(`/tickets/${ticket.id}`);
  await expect(there.getByText(subject)).toHaveCount(0);

  await desk.getByRole('button', { name: '更多操作' }).click();
  await desk.getByRole('menuitem', { name: '移交' }).click();
  const hand = desk.getByRole('dialog', { name: '移交工单' });
  await hand.getByRole('combobox', { name: '移交给' }).fill(heir);
  await desk.getByTitle(new RegExp(heir)).click();
  for (const [part, words] of [['当前情况', '客户等白色'], ['已经做了什么', '库存已核实'], ['下一步', '登记换货']] as const) await hand.getByRole('textbox', { name: part }).fill(words);
  await hand.getByRole('button', { name: '没有承诺' }).click();
  await hand.getByRole('button', { name: '移交', exact: true }).click();
  await expect(hand).toBeHidden();

  const next = await places.desk(successor, `/tickets/${ticket.id}`);
  const summary = next.getByRole('region', { name: '移交工单' });
  for (const words of ['客户等白色', '库存已核实', '登记换货', '没有承诺']) await expect(summary).toContainText(words);
  await summary.getByRole('button', { name: '已阅，开始处理' }).click();
  await expect(summary).toBeHidden();
});
