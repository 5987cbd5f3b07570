import type { ArticleView } from '@huiyin/domain/knowledge/article-view.schema.ts';
import type { Centre } from './centre.ts';
import { expect, openChat, said, say, take, test, unique } from './journey.ts';

test('an agent inserts an article and the customer sees the cited version; the help centre is searched, read and judged', async ({ places, centre }) => {
  const subject = unique('刻字');
  const first = await publish(centre, { question: `${subject}服务怎么预约？`, body: '下单时勾选“刻字”，最多八个字。' });

  const desk = await places.desk('agent');
  const shop = await places.shop();
  await openChat(shop);
  const question = unique(`${subject}服务怎么弄？`);
  await say(shop, question);
  await desk.getByRole('tab', { name: '待领取' }).click();
  await desk.getByRole('option').filter({ hasText: question }).click();
  await take(desk);

  await desk.getByRole('tab', { name: '查知识' }).click();
  await desk.getByRole('textbox', { name: '搜索知识，公开和内部的都能查到' }).fill(`${subject}服务`);
  const found = desk.getByRole('listitem', { name: first.question });
  await found.getByRole('button', { name: '插入并引用' }).click();
  const box = desk.getByRole('textbox', { name: '回复客户' });
  await expect(box).toHaveValue(/最多八个字。 \[1\]$/);
  await box.press('Enter');
  await expect(said(shop, /最多八个字/)).toBeVisible();

  // It is said otherwise by the time the customer looks.
  await publish(centre, { question: first.question, body: '下单时勾选“刻字”，最多十个字。' }, first);
  const source = shop.getByRole('link', { name: first.question });
  const page = await places.visit(new URL((await source.getAttribute('href'))!).pathname + new URL((await source.getAttribute('href'))!).search);
  await expect(page.getByText('最多八个字')).toBeVisible();
  await page.getByRole('link', { name: '现在的说法有更新：查看最新版本' }).click();
  await expect(page.getByText('最多十个字')).toBeVisible();

  await page.getByRole('searchbox').fill(`${subject}服务预约`);
  await page.getByRole('searchbox').press('Enter');
  await page.getByRole('main').getByRole('link', { name: first.question }).click();
  await page.getByRole('button', { name: '没有帮助' }).click();
  await page.getByLabel('您想知道的是').fill(unique('可以刻图案吗？'));
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('收到了，谢谢。')).toBeVisible();

  const keeper = await centre.as('knowledge');
  const { version, id } = await keeper.call<ArticleView>(`GET /articles/${first.id}`);
  await keeper.call(`POST /articles/${id}/retire`, { reason: '不再提供', version });
  await page.goto(`${centre.url}/help/articles/${first.key}`);
  await expect(page.getByRole('heading', { name: '这篇文章已经失效' })).toBeVisible();
});

/** Written by one, judged by another. */
async function publish(centre: Centre, content: { readonly question: string; readonly body: string }, before?: ArticleView): Promise<ArticleView> {
  const [writer, judge] = [await centre.as('knowledge'), await centre.as('admin')];
  const whole = { variants: [], categoryKey: 'order-payment', products: [], channels: [], audience: 'public', validFrom: null, validUntil: null, flowSteps: [], ...content };
  const { items: teams } = await judge.call<{ items: readonly { readonly id: string }[] }>('GET /teams');
  const me = await writer.call<{ readonly id: string }>('GET /me');
  const begun = before
    ? await writer.call<ArticleView>(`PUT /articles/${before.id}/draft`, { content: whole, version: before.version })
    : await writer.call<ArticleView>('POST /articles', { language: 'zh', content: whole, ownerId: me.id, teamId: teams[0]!.id, reviewOn: '2030-01-01', counterpartId: null });
  const handedIn = await writer.call<ArticleView>(`POST /articles/${begun.id}/submit`, { version: begun.version });
  return judge.call<ArticleView>(`POST /articles/${begun.id}/publish`, { version: handedIn.version });
}
