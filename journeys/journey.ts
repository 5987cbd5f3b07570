/** What every journey begins with: a desk in the console, a place in the shop, each in a browser of its own. */

import { type CDPSession, expect, test as base, type BrowserContextOptions, type Locator, type Page } from '@playwright/test';
import { type Centre, connect } from './centre.ts';

export interface Places {
  /** The console, with the person signed in. */
  desk(account: string, path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** The shop that embeds the widget, as a customer who has never been here. */
  shop(options?: BrowserContextOptions & { readonly language?: 'zh' | 'en' }): Promise<Page>;
  /** Any page, as nobody in particular. */
  visit(path: string, options?: BrowserContextOptions): Promise<Page>;
}

export const test = base.extend<{ centre: Centre; places: Places }>({
  centre: async ({ baseURL }, use) => use(connect(baseURL!)),
  places: async ({ browser, centre, contextOptions }, use) => {
    const open = async (path: string, options: BrowserContextOptions = {}, cookie = '') => {
      const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 }, ...contextOptions, baseURL: centre.url, ...options });
      if (centre.now) await context.clock.setSystemTime(centre.now());
      const page = await context.newPage();
      for (const pair of cookie.split('; ').filter((pair) => pair !== '')) {
        const at = pair.indexOf('=');
        await context.addCookies([{ name: pair.slice(0, at), value: pair.slice(at + 1), url: centre.url, httpOnly: true, sameSite: 'Lax' }]);
      }
      // A page that breaks is a failure even where nobody looks at what it broke.
      page.on('pageerror', (error) => broken.push(`${path}: ${error.message}`));
      await page.goto(path);
      return page;
    };
    const broken: string[] = [];
    await use({
      desk: async (account, path = '/', options) => open(path, options, (await centre.as(account)).cookie),
      shop: ({ language = 'zh', ...options } = {}) => open(language === 'zh' ? '/chat' : '/chat?lang=en', options),
      visit: (path, options) => open(path, options),
    });
    for (const context of browser.contexts()) await context.close();
    expect(broken).toEqual([]);
  },
});

export { type CDPSession, expect, type Locator, type Page };

/** The chat window, open and ready to be written in. */
export async function openChat(page: Page): Promise<void> {
  await page.getByRole('button', { name: '打开在线客服' }).click();
  await page.getByRole('button', { name: '跳过，直接咨询' }).click();
  await expect(page.getByRole('textbox', { name: '消息内容' })).toBeVisible();
}

/** Says something in the chat window and waits until the server has it. */
export async function say(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: '消息内容' }).fill(words);
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await expect(page.getByRole('log', { name: '聊天记录' }).getByText(words)).toBeVisible();
  await expect(page.getByRole('log', { name: '聊天记录' }).getByText('发送中…')).toHaveCount(0);
}

/** Takes the ticket that is open at the desk. */
export async function take(desk: Page): Promise<void> {
  const button = desk.getByRole('button', { name: /^(loading )?领取$/ });
  await button.first().click();
  await expect(button).toHaveCount(0);
}

/** One message at the visitor's side or the agent's, found by its words. */
export function said(page: Page, words: string | RegExp) {
  return page.getByRole('log').getByText(words, typeof words === 'string' ? { exact: true } : {});
}

/** Distinguishes this run's customers and matters from those of the other journeys. */
export function unique(words: string): string {
  return `${words}${Math.random().toString(36).slice(2, 8)}`;
}
