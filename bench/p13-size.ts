/** P13: the JavaScript that a browser loads until an agent sees the queue, as a browser really asks for it, and the widget. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { browserFolder, launchOptions, unpackBrowser } from '../journeys/browser.ts';
import { type Centre, makeKey, openCentre } from './centre.ts';
import { figure, type Figure } from './figures.ts';
import { HttpClient } from './http-client.ts';
import { opening } from './lanes/open.ts';
import type { Question, Setting } from './main.ts';

export const p13: Question = { name: 'P13', asks: 'JavaScript to the first useful screen', answer };

const apps = join(import.meta.dirname, '..', 'apps');
const consoleFolder = join(apps, 'console', 'dist');
const widget = join(apps, 'widget', 'dist', 'widget.js');

async function answer({ progress }: Setting): Promise<Figure[]> {
  for (const path of [join(consoleFolder, 'index.html'), widget]) if (!existsSync(path)) throw new Error(`${path} is missing; npm run bench builds it first`);
  const centre = await openCentre();
  try {
    progress('an agent opens the queue in a browser');
    const loaded = await scriptsUntilQueue(centre);
    const bytes = loaded.reduce((sum, path) => sum + zipped(join(consoleFolder, path)), 0);
    return [
      figure(`console until the queue is shown, ${loaded.length} files, gzip`, 'KB', bytes / 1_000, null, { says: '< 350 KB', test: (value) => value < 350 }),
      figure('widget, gzip', 'KB', zipped(widget) / 1_000, null, { says: '< 35 KB', test: (value) => value < 35 }),
    ];
  } finally {
    await centre.close();
  }
}

/** What was asked for by the time the first ticket stands in the list, imports of imports and all. */
async function scriptsUntilQueue(centre: Centre): Promise<string[]> {
  const { url } = await centre.serve();
  const api = new HttpClient(url, { authorization: `Bearer ${await makeKey(centre, url, ['ticket.open', 'ticket.read'])}` });
  await api.call('POST', '/tickets', { ...opening('bench-shown'), subject: '第一张工单' });
  api.close();
  const [name, value] = (await centre.cookieOf('owner')).split('=') as [string, string];
  await unpackBrowser(browserFolder());
  const browser = await chromium.launch(launchOptions(browserFolder()));
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    const asked = new Set<string>();
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.endsWith('.js')) asked.add(pathname);
    });
    await page.goto(`${url}/?queue=all`);
    await page.getByRole('listbox').getByText('第一张工单').waitFor();
    return [...asked].filter((path) => existsSync(join(consoleFolder, path)));
  } finally {
    await browser.close();
  }
}

function zipped(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}
