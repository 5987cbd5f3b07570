import { expect, openChat, said, test, unique } from './journey.ts';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test('a customer who reloads the page finds the words and files of an unfinished message, and sends them', async ({ places }) => {
  const words = unique('包装是破的，请看照片');
  const shop = await places.shop();
  await openChat(shop);
  const chat = shop.getByRole('dialog');
  await chat.getByRole('textbox', { name: '消息内容' }).fill(words);
  await chat.locator('input[type=file]').setInputFiles({ name: '破损.png', mimeType: 'image/png', buffer: png });
  await expect(chat.getByRole('listitem').filter({ hasText: '破损.png' }).getByText(/B$/)).toBeVisible();

  await shop.reload();
  await shop.getByRole('button', { name: '打开在线客服' }).click();
  await expect(chat.getByRole('textbox', { name: '消息内容' })).toHaveValue(words);
  await expect(chat.getByText('破损.png')).toBeVisible();
  await chat.getByRole('button', { name: '发送', exact: true }).click();
  await expect(said(shop, words)).toBeVisible();
  await expect(chat.getByRole('log').getByRole('button', { name: '查看图片 破损.png' })).toBeVisible();

  await shop.reload();
  await shop.getByRole('button', { name: '打开在线客服' }).click();
  await expect(said(shop, words)).toBeVisible();
  await expect(chat.getByRole('textbox', { name: '消息内容' })).toHaveValue('');
  await expect(chat.getByRole('button', { name: '移除 破损.png' })).toHaveCount(0);
});
