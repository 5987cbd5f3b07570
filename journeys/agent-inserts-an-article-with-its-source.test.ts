import type { ArticleView } from '@huiyin/domain/knowledge/article-view.schema.ts';
import { expect, openChat, said, say, take } from './journey.ts';
import { article, test } from './served.ts';

test('an agent inserts an article and the customer sees the cited version', async ({ centre, places }) => {
  const shop = await places.shop();
  await openChat(shop);
  await say(shop, '转人工');
  await say(shop, '电子发票在哪里开呀');

  const desk = await places.desk('agent');
  await desk.getByRole('tab', { name: '待领取' }).click();
  await desk.getByRole('option').first().click();
  await take(desk);
  await desk.getByRole('tab', { name: '参考' }).click();
  const suggestion = desk.getByRole('listitem', { name: article.question });
  await expect(suggestion).toContainText('把握');
  await suggestion.getByRole('button', { name: '插入并引用' }).click();
  const box = desk.getByRole('textbox', { name: '回复客户' });
  await expect(box).toHaveValue(/申请开票.*\[1\]/s);
  await expect(desk.getByRole('group', { name: '引用' })).toContainText(`[1] ${article.question}`);
  await desk.getByRole('button', { name: '发送', exact: true }).click();

  await expect(said(shop, /申请开票.*\[1\]/s)).toBeVisible();
  const source = shop.getByRole('link', { name: article.question });
  await expect(source).toHaveAttribute('href', /version=1$/);
  await expect(desk.getByRole('link', { name: article.question }).first()).toHaveAttribute('href', /version=1$/);

  // The article changes; what the customer was told stays what it was.
  const admin = await centre.as('admin');
  const { items } = await admin.call<{ items: ArticleView[] }>('GET /articles');
  const { id } = items[0]!;
  const { content } = (await admin.call<ArticleView & { published: { content: object } }>(`GET /articles/${id}`)).published;
  await admin.call(`PUT /articles/${id}/draft`, { content: { ...content, body: '发票改为随包裹寄出。' } });
  await admin.call(`POST /articles/${id}/submit`, {});
  await admin.call(`POST /articles/${id}/publish`, { ownReviewReason: '旅程演示' });
  await shop.reload();
  await shop.getByRole('button', { name: '打开在线客服' }).click();
  const cited = await places.visit(new URL((await shop.getByRole('link', { name: article.question }).getAttribute('href'))!).pathname + '?version=1');
  await expect(cited.getByText(/电子发票当天发到您的邮箱/)).toBeVisible();
  await expect(cited.getByText('随包裹寄出')).toHaveCount(0);
});
