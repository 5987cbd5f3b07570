import { type CDPSession, expect, type Locator, openChat, type Page, say, take, test, unique } from './journey.ts';

/** What an input method does to a page: letters under way, then Enter to choose, which browsers tell of as key 229. */
async function composeAndChoose(page: Page, box: Locator, letters: string, words: string, order: 'key first' | 'words first'): Promise<void> {
  await box.focus();
  const keyboard = await page.context().newCDPSession(page);
  for (let length = 1; length <= letters.length; length++) {
    await keyboard.send('Input.imeSetComposition', { text: letters.slice(0, length), selectionStart: length, selectionEnd: length });
  }
  // Safari ends the composition before it tells of the key that ended it.
  if (order === 'words first') await keyboard.send('Input.insertText', { text: words });
  await pressEnterOfInputMethod(keyboard);
  if (order === 'key first') await keyboard.send('Input.insertText', { text: words });
  await keyboard.detach();
}

async function pressEnterOfInputMethod(keyboard: CDPSession): Promise<void> {
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

test('Enter that chooses a word never sends, in the widget and at the desk', async ({ places }) => {
  const first = unique('你好');
  const shop = await places.shop();
  await openChat(shop);
  await say(shop, first);
  const desk = await places.desk('agent', '/?queue=unassigned');
  await desk.getByRole('option').filter({ hasText: first }).click();
  await take(desk);

  for (const [page, box] of [[shop, shop.getByRole('textbox', { name: '消息内容' })], [desk, desk.getByRole('textbox', { name: '回复客户' })]] as const) {
    for (const [order, letters, words] of [['key first', 'tuikuan', '退款'], ['words first', 'haode', '好的']] as const) {
      await composeAndChoose(page, box, letters, words, order);
      await expect(box).toHaveValue(words);
      // It would be under way at once.
      await expect(page.getByRole('log').getByText(words, { exact: true })).toHaveCount(page === shop ? 0 : 1);
      await page.waitForTimeout(100);
      await box.press('Enter');
      await expect(box).toHaveValue('');
      await expect(shop.getByRole('log').getByText(words, { exact: true })).toHaveCount(page === shop ? 1 : 2);
    }
  }
});
