import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { expect, openChat, said, say } from './journey.ts';
import { article, test } from './served.ts';

test('a customer is answered by the assistant with a citation and leaves satisfied, and the ticket has passed every stage', async ({ places, centre }) => {
  const shop = await places.shop();
  await openChat(shop);
  await say(shop, '你好');
  await expect(said(shop, /我是智能客服/)).toBeVisible();
  await say(shop, '怎么开电子发票');
  const answer = said(shop, /点“申请开票”/);
  await expect(answer).toBeVisible();
  await expect(shop.getByRole('list', { name: '来源' }).getByRole('link', { name: article.question })).toHaveAttribute('href', /\/help\/articles\/[0-9a-f-]{36}\?version=1$/);
  // A machine says that it is one, and the way to a person is in sight.
  await expect(shop.getByRole('button', { name: '转人工' })).toBeVisible();

  await shop.getByRole('button', { name: '解决了', exact: true }).click();
  await expect(shop.getByRole('button', { name: '解决了', exact: true })).toHaveCount(0);

  // Nobody is archived who could not be reached again (S1.29): whoever said nothing of themselves is asked now.
  await shop.getByRole('textbox', { name: '留个手机号或邮箱，我们就能为您办结并回访' }).fill('13800138000');
  await shop.getByRole('button', { name: '提交' }).click();
  await expect(shop.getByRole('textbox', { name: '留个手机号或邮箱，我们就能为您办结并回访' })).toHaveCount(0);

  const admin = await centre.as('admin');
  const { items } = await admin.call<{ items: { id: string }[] }>('GET /tickets?queue=all&state=archived');
  expect(items).toHaveLength(1);
  const ticket = await admin.call<TicketView>(`GET /tickets/${items[0]!.id}`);
  expect(ticket).toMatchObject({ state: 'archived', agent: null, assistant: { ended: 'accepted' } });
  const events = await admin.call<{ items: { kind: string; stage: string }[] }>(`GET /tickets/${ticket.id}/events`);
  expect([...new Set(events.items.map(({ stage }) => stage))]).toEqual(['consult', 'accept', 'process', 'feedback', 'follow_up']);
});

test('an unclear question gets three buttons, and a tap on one is answered', async ({ places, centre }) => {
  await publish(centre, [
    { question: '专用发票怎么开？', variants: ['增值税专用发票怎么申请'], body: '请在“我的—发票”里选择专票，填写公司名称和税号，三个工作日寄出。' },
    { question: '发票没有收到怎么办？', variants: ['发票一直没收到'], body: '请先查看邮箱的垃圾箱；仍没有的，在“我的—发票”里点“重新发送”。' },
    { question: '发票抬头写错了怎么改？', variants: ['发票抬头开错了'], body: '三十天内可以在“我的—发票”里申请换开，一天内完成。' },
  ]);
  const shop = await places.shop();
  await openChat(shop);
  await say(shop, '发票');
  const choices = shop.getByRole('list', { name: '请选择您想问的问题' });
  await expect(choices.getByRole('button')).toHaveCount(3);
  await choices.getByRole('button', { name: '发票抬头写错了怎么改？' }).click();
  await expect(said(shop, /申请换开/)).toBeVisible();
});

async function publish(centre: Parameters<Parameters<typeof test>[2]>[0]['centre'], articles: readonly { readonly question: string; readonly variants: readonly string[]; readonly body: string }[]): Promise<void> {
  const admin = await centre.as('admin');
  const [{ id: ownerId }, { items: teams }] = await Promise.all([admin.call<{ id: string }>('GET /me'), admin.call<{ items: { id: string }[] }>('GET /teams')]);
  for (const each of articles) {
    const content = { ...each, categoryKey: 'order-invoice', products: [], channels: [], audience: 'public', validFrom: null, validUntil: null, flowSteps: [] };
    const { id } = await admin.call<{ id: string }>('POST /articles', { language: 'zh', content, ownerId, teamId: teams[0]!.id, reviewOn: '2099-12-31', counterpartId: null });
    await admin.call(`POST /articles/${id}/submit`, {});
    await admin.call(`POST /articles/${id}/publish`, { ownReviewReason: '旅程演示' });
  }
}
