import type { FlowView } from '@huiyin/domain/flow/flow.contract.ts';
import { openTicket, type Person, walkTo } from './centre.ts';
import { expect, test, unique } from './journey.ts';

test('an administrator publishes a changed flow: a new ticket takes it, an old one keeps its own', async ({ centre, places }) => {
  const [admin, agent] = await Promise.all([centre.as('admin'), centre.as('aftersales6')]);
  const before = await newestComplaintFlow(admin);
  const old = await openTicket(agent, { subject: unique('旧投诉'), kind: 'complaint' });
  expect(old.flow).toMatchObject({ key: 'complaint', version: before.number });
  const newName = unique('登记投诉与诉求');

  const desk = await places.desk('admin', '/flows');
  const row = desk.getByRole('row').filter({ has: desk.locator(`a[href$="${before.id}"]`) });
  await expect(row).toContainText('现行');
  await row.getByRole('link').click();
  await expect(desk.getByText('这个版本已发布，不能修改。复制为草稿后再改。')).toBeVisible();
  await desk.getByRole('button', { name: '复制为草稿' }).click();
  await expect(desk.getByRole('heading', { level: 1 })).toContainText('草稿');

  await desk.getByText('节点清单').click();
  await desk.getByRole('button', { name: /^登记投诉/ }).click();
  const editor = desk.getByRole('dialog', { name: /^编辑节点/ });
  const name = editor.getByRole('textbox', { name: /^名称\s*（中文）/ });
  await name.fill('');
  await editor.getByRole('button', { name: '关闭' }).click();
  // What is wrong is counted, keeps the draft from being published, and leads to its place.
  await desk.getByRole('button', { name: '发布', exact: true }).click();
  const dialog = desk.getByRole('dialog', { name: /^发布第/ });
  await expect(dialog.getByRole('button', { name: '发布', exact: true })).toBeDisabled();
  await dialog.getByRole('button', { name: '取消' }).click();
  await desk.getByRole('button', { name: '1 个问题' }).click();
  await desk.getByRole('dialog', { name: '检查结果' }).getByRole('button', { name: /register|名称/ }).click();
  await name.fill(newName);
  await expect(desk.getByRole('button', { name: /检查$/ })).toBeVisible();
  await editor.getByRole('button', { name: '关闭' }).click();

  await desk.getByRole('button', { name: '发布', exact: true }).click();
  await expect(dialog.getByRole('heading', { name: newName })).toBeVisible();
  await dialog.getByRole('textbox', { name: '改了什么、为什么' }).fill('把诉求一并记下，免得再问一遍');
  await dialog.getByRole('button', { name: '发布', exact: true }).click();
  await expect(desk.getByText('已发布，新工单将使用这个版本')).toBeVisible();
  const after = await newestComplaintFlow(admin);
  expect(after.number).toBeGreaterThan(before.number);

  const fresh = await openTicket(agent, { subject: unique('新投诉'), kind: 'complaint' });
  expect(fresh.flow).toMatchObject({ key: 'complaint', version: after.number });
  for (const [ticket, version, step] of [[fresh, after.number, newName], [old, before.number, before.stepName]] as const) {
    await walkTo(agent, ticket, 'accept');
    const mine = await places.desk('aftersales6', `/tickets/${ticket.id}`);
    const now = mine.getByRole('region', { name: '当前节点' });
    await expect(now.getByRole('heading')).toContainText(step);
    await expect(now).toContainText(`投诉 第 ${version} 版`);
  }
});

async function newestComplaintFlow(by: Person): Promise<{ id: string; number: number; stepName: string }> {
  const { items } = await by.call<{ items: FlowView[] }>('GET /flows');
  const { id, number } = items.find(({ key }) => key === 'complaint')!.versions.find(({ state }) => state === 'published')!;
  const { document } = await by.call<{ document: { steps: { key: string; name: { zh: string } }[] } }>(`GET /flow-versions/${id}`);
  return { id, number, stepName: document.steps.find(({ key }) => key === 'register')!.name.zh };
}
