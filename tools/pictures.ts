/** `npm run pictures`: takes the guides' pictures anew from a demo centre of its own, in both languages, so that they show the pages as they are. */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { freePort } from '../apps/server/src/platform/database/cluster.ts';
import { browserFolder, launchOptions, unpackBrowser } from '../journeys/browser.ts';
import { connect, type Centre } from '../journeys/centre.ts';

type Language = 'zh' | 'en';

interface Picture {
  readonly name: string;
  /** Null: a customer. */
  readonly account: string | null;
  /** A function may first bring about what it shows. */
  readonly path: string | ((centre: Centre) => Promise<string>);
  readonly size?: { readonly width: number; readonly height: number };
  /** What is done before it is taken. */
  readonly prepare?: (page: Page, language: Language) => Promise<void>;
}

const wide = { width: 1280, height: 800 };
const inLanguage = { zh: { locale: 'zh-CN', question: '退款多久能到账？' }, en: { locale: 'en-GB', question: 'What can I return, and who pays for it?' } } as const;

const pictures: readonly Picture[] = [
  { name: 'workspace', account: 'agent', path: '/?queue=mine', prepare: async (page) => page.getByRole('option').nth(1).click() },
  { name: 'own-ticket', account: null, path: async (centre) => new URL((await firstOf<{ customerUrl: string }>(centre, 'agent', '/tickets?queue=all&stage=feedback&limit=1', '/tickets')).customerUrl).pathname, size: { width: 800, height: 760 } },
  { name: 'assistant', account: null, path: '/chat', size: { width: 960, height: 760 }, prepare: askTheAssistant },
  { name: 'flow', account: 'owner', path: async (centre) => `/flows/versions/${(await listOf<{ key: string; versions: { id: string }[] }>(centre, 'owner', '/flows')).find(({ key }) => key === 'refund')!.versions[0]!.id}` },
  { name: 'floor', account: 'supervisor', path: peopleAtWork, size: { width: 1440, height: 900 } },
  { name: 'working-calendar', account: 'admin', path: async (centre) => `/admin/calendars/${(await listOf<{ id: string }>(centre, 'admin', '/calendars'))[0]!.id}`, size: { width: 1280, height: 860 } },
  { name: 'knowledge', account: 'knowledge', path: '/knowledge' },
  { name: 'gaps', account: 'knowledge', path: '/knowledge/gaps' },
  { name: 'figures', account: 'supervisor', path: '/figures', size: { width: 1440, height: 900 } },
  { name: 'alert', account: 'supervisor', path: async (centre) => `/alerts/${(await listOf<{ id: string }>(centre, 'supervisor', '/alerts'))[0]!.id}`, size: { width: 1280, height: 900 } },
  { name: 'targets', account: 'supervisor', path: '/targets' },
  { name: 'review', account: 'supervisor', path: async (centre) => `/reviews/${(await reviewOfAugust(centre)).id}`, size: { width: 1280, height: 900 } },
];

/** A first start loads two months of work. */
const patienceMs = 300_000;
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'huiyin-pictures-'));
const port = String(await freePort());
const wanted = process.argv.slice(2);
const server = spawn(process.execPath, [join(root, 'apps/server/bin/huiyin.mjs'), 'serve'], { env: { ...process.env, HUIYIN_DATA: folder, PORT: port, HUIYIN_LOG: 'warn' }, stdio: ['ignore', 'ignore', 'inherit'] });
const ended = new Promise((resolve) => server.once('exit', resolve));
try {
  const centre = connect(`http://127.0.0.1:${port}`);
  await untilThere(async () => (await fetch(`${centre.url}/readyz`).catch(() => undefined))?.ok || undefined);
  await unpackBrowser(browserFolder());
  const browser = await chromium.launch(launchOptions(browserFolder()));
  for (const picture of pictures.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) for (const language of ['zh', 'en'] as const) await take(browser, centre, picture, language);
  await browser.close();
} finally {
  server.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

async function take(browser: Browser, centre: Centre, { name, account, path, size = wide, prepare }: Picture, language: Language): Promise<void> {
  const context = await browser.newContext({ locale: inLanguage[language].locale, timezoneId: 'Asia/Shanghai', viewport: size, reducedMotion: 'reduce', baseURL: centre.url });
  await context.addInitScript((chosen) => localStorage.setItem('huiyin.language', chosen), language);
  if (account !== null) await context.addCookies((await centre.as(account)).cookie.split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: centre.url })));
  const page = await context.newPage();
  const address = typeof path === 'string' ? path : await path(centre);
  await page.goto(account === null ? `${address}${address.includes('?') ? '&' : '?'}lang=${language}` : address);
  if (account !== null) await page.getByRole('main').filter({ hasText: /\S/ }).waitFor();
  await page.waitForLoadState('networkidle');
  await prepare?.(page, language);
  await page.locator('[aria-busy=true], .ant-skeleton, .ant-spin-spinning').first().waitFor({ state: 'detached' });
  // Pictures of charts are drawn after their data has come.
  await sleep(1_500);
  const place = join(root, 'docs/guide/pictures', language);
  mkdirSync(place, { recursive: true });
  await page.screenshot({ path: join(place, `${name}.png`) });
  console.log(`${language}/${name}.png`);
  await context.close();
}

/** A floor on which nobody works is no picture. */
async function peopleAtWork(centre: Centre): Promise<string> {
  for (const account of ['agent', 'aftersales1', 'aftersales2', 'aftersales4', 'aftersales6', 'refunds1', 'refunds3']) await (await centre.as(account)).call('PUT /me/presence', { state: 'available' });
  for (const account of ['aftersales3', 'refunds2']) await (await centre.as(account)).call('PUT /me/presence', { state: 'away', reason: 'meal' });
  return '/floor';
}

async function askTheAssistant(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', { name: language === 'zh' ? '打开在线客服' : 'Open chat' }).click();
  await page.getByRole('button', { name: language === 'zh' ? '跳过，直接咨询' : 'Skip and start' }).click();
  const box = page.getByRole('textbox', { name: language === 'zh' ? '消息内容' : 'Message' });
  await box.fill(inLanguage[language].question);
  await box.press('Enter');
  await page.getByRole('list', { name: language === 'zh' ? '来源' : 'Sources' }).waitFor();
}

async function listOf<Item>(centre: Centre, account: string, path: string): Promise<readonly Item[]> {
  return (await (await centre.as(account)).call<{ items: readonly Item[] }>(`GET ${path}`)).items;
}

/** The first of a list, whole. */
async function firstOf<Whole>(centre: Centre, account: string, list: string, one: string): Promise<Whole> {
  const [first] = await listOf<{ id: string }>(centre, account, list);
  return (await centre.as(account)).call<Whole>(`GET ${one}/${first!.id}`);
}

async function reviewOfAugust(centre: Centre): Promise<{ id: string }> {
  const supervisor = await centre.as('supervisor');
  const known = async () => (await listOf<{ id: string; month: string }>(centre, 'supervisor', '/reviews')).find(({ month }) => month === '2025-08');
  if (!(await known())) await supervisor.call('POST /reviews', { month: '2025-08' });
  return untilThere(known);
}

async function untilThere<Thing>(look: () => Promise<Thing | undefined>): Promise<Thing> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(500)) {
    const there = await look();
    if (there !== undefined) return there;
  }
  throw new Error('waited in vain');
}
