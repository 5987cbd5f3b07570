import { shippedRules } from '@huiyin/domain/dispatch/shipped.ts';
import { findTicket } from './centre.ts';
import { test } from './hours.ts';
import { expect, openChat, type Page, say, unique } from './journey.ts';

test('an agent goes offline, and the customer they had not answered is given to a colleague', async ({ hours, places, centre }) => {
  await hours.toTuesdayMorning();
  const admin = await centre.as('admin');
  const aftersales = (await admin.call<{ items: { id: string; key: string }[] }>('GET /teams')).items.find(({ key }) => key === 'aftersales')!.id;
  const rules = (strategy: string) => admin.call(`PUT /dispatch/teams/${aftersales}`, { rules: { ...shippedRules, strategy, returnAfterMinutes: 10 } });
  await rules('least_loaded');

  const leaving = await places.desk('aftersales3', '/?queue=mine');
  await switchTo(leaving, '离线', /开始接单/);
  const shop = await places.shop();
  const ask = unique('电饭煲冒烟了');
  await openChat(shop);
  await say(shop, ask);
  const atDesk = (desk: Page) => desk.getByRole('option').filter({ hasText: ask });
  await expect(atDesk(leaving)).toBeVisible();

  await switchTo(leaving, '接单中', /下班，不再接新工单/);
  await expect(leaving.getByRole('button', { name: '我的状态：离线' })).toBeVisible();
  await hours.pass({ minutes: 11 });
  await expect(atDesk(leaving)).toHaveCount(0, { timeout: 20_000 });

  const staying = await places.desk('aftersales4', '/?queue=mine');
  await switchTo(staying, '离线', /开始接单/);
  await expect(atDesk(staying)).toBeVisible();
  const { id } = await findTicket(admin, ask);
  const { items: events } = await admin.call<{ items: { kind: string; facts: { how?: string } }[] }>(`GET /tickets/${id}/events?limit=200`);
  expect(events.filter(({ facts }) => facts.how === 'returned')).toHaveLength(1);
  await switchTo(staying, '接单中', /下班，不再接新工单/);
  await rules('manual');
});

async function switchTo(desk: Page, from: string, choice: RegExp): Promise<void> {
  await desk.getByRole('button', { name: `我的状态：${from}` }).click();
  await desk.getByRole('menuitem', { name: choice }).click();
}
