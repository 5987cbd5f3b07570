import { shippedRules } from '@huiyin/domain/dispatch/shipped.ts';
import { findTicket } from './centre.ts';
import { test } from './hours.ts';
import { expect, openChat, type Page, said, say, unique } from './journey.ts';

test('waiting customers see where they stand, are taken in their order, or leave', async ({ hours, places, centre }) => {
  await hours.toTuesdayMorning();
  const admin = await centre.as('admin');
  const aftersales = (await admin.call<Keyed>('GET /teams')).items.find(({ key }) => key === 'aftersales')!.id;
  const { items: people } = await admin.call<{ items: { id: string; email: string; name: string }[] }>('GET /people');
  const mate = people.find(({ email }) => email.startsWith('aftersales1@'))!;
  const rules = (strategy: string) => admin.call(`PUT /dispatch/teams/${aftersales}`, { rules: { ...shippedRules, strategy } });
  await rules('least_loaded');
  // One chat at a time.
  await admin.call(`PUT /dispatch/people/${mate.id}`, { capacity: 2, channelLimits: {}, skills: [], shiftId: null });

  const [first, second] = [await places.shop(), await places.shop()];
  const [ask, askToo] = [unique('豆浆机漏水了'), unique('电饭煲打不开')];
  await asks(first, ask);
  await expect(queue(first).getByText('客服暂时都不在，回来后按顺序回复您。')).toBeVisible();
  await asks(second, askToo);
  await expect(queue(second).getByText('您前面还有 1 位。')).toBeVisible();
  await expect(second.getByRole('status').filter({ hasText: '您前面还有 1 位。' })).toBeAttached();

  const desk = await places.desk('aftersales1', '/?queue=mine');
  await desk.getByRole('button', { name: '我的状态：离线' }).click();
  await desk.getByRole('menuitem', { name: /开始接单/ }).click();

  // The one who came first is given to whoever came to work; the other moves up, though nobody reloads anything.
  await expect(queue(first).getByText(`客服 ${mate.name} 已接入`)).toBeVisible();
  await expect(queue(second).getByText('正在为您安排客服，下一位就是您。')).toBeVisible();
  await desk.getByRole('option').filter({ hasText: ask }).click();
  // Whoever answers before the customer's words are on the screen is asked to read them first.
  await expect(desk.getByRole('article').filter({ hasText: ask })).toBeVisible();
  await desk.getByRole('textbox', { name: '回复客户' }).fill('您好，马上为您查看。');
  await desk.getByRole('textbox', { name: '回复客户' }).press('Enter');
  await expect(said(first, '您好，马上为您查看。')).toBeVisible();
  await expect(queue(first)).toHaveCount(0);

  await queue(second).getByRole('button', { name: '不等了' }).click();
  await queue(second).getByRole('button', { name: '继续等待' }).click();
  await queue(second).getByRole('button', { name: '不等了' }).click();
  await queue(second).getByRole('button', { name: '离开排队' }).click();
  await expect(queue(second).getByText('您已离开排队')).toBeVisible();

  const { id, agent } = await findTicket(admin, askToo);
  expect(agent).toBeNull();
  const { items: events } = await admin.call<{ items: { kind: string }[] }>(`GET /tickets/${id}/events?limit=200`);
  expect(events.filter(({ kind }) => kind === 'abandoned')).toHaveLength(1);

  // What they asked is still there, and a word of theirs brings them back.
  await say(second, '还是想问一下');
  await expect(queue(second).getByText('下一位就是您')).toBeVisible();
  await rules('manual');
  await admin.call(`PUT /dispatch/people/${mate.id}`, { capacity: null, channelLimits: {}, skills: [], shiftId: null });
});

interface Keyed {
  readonly items: readonly { readonly id: string; readonly key: string }[];
}

async function asks(shop: Page, words: string): Promise<void> {
  await openChat(shop);
  await say(shop, words);
}

function queue(shop: Page) {
  return shop.getByRole('region', { name: '排队情况' });
}
