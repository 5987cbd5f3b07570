import { chromium } from '@playwright/test';
import { browserFolder, launchOptions } from './browser.ts';
const base = 'http://127.0.0.1:8097';
const browser = await chromium.launch(launchOptions(browserFolder()));
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
const page = await context.newPage();
const api = async (method: string, path: string, body?: object) => {
  const r = await context.request.fetch(`${base}/api${path}`, { method, headers: { 'x-huiyin': '1', origin: base }, ...(body && { data: body }) });
  return r.status() === 204 ? null : r.json();
};
await api('POST', '/auth/sign-in/email', { email: 'supervisor@demo.huiyin', password: 'huiyin-demo' });
let list = await api('GET', '/v1/reviews');
if (!list.items.some((r: { month: string }) => r.month === '2025-08')) {
  console.log(JSON.stringify(await api('POST', '/v1/reviews', { month: '2025-08' })));
  for (let i = 0; i < 60; i++) { await new Promise((r) => setTimeout(r, 1000)); list = await api('GET', '/v1/reviews'); console.log(list.run.state, list.run.done, list.run.total); if (list.run.state !== 'running') break; }
}
const id = list.items.find((r: { month: string }) => r.month === '2025-08').id;
const doc = await api('GET', `/v1/reviews/${id}`);
const { writeFileSync } = await import('node:fs');
writeFileSync('/tmp/review-try/doc.json', JSON.stringify(doc, null, 1));
const shoot = async (name: string, path: string, width: number, full = true) => {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(base + path); await page.waitForTimeout(1500);
  if (full) { const h = await page.evaluate(() => { const m = [...document.querySelectorAll('*')].reduce((a, e) => Math.max(a, e.scrollHeight), 0); return m; }); await page.setViewportSize({ width, height: Math.min(h + 40, 15000) }); await page.waitForTimeout(700); }
  await page.screenshot({ path: `/tmp/review-try/${name}.png` });
};
await shoot('list', '/reviews', 1440, false);
await shoot('zh', `/reviews/${id}`, 1440);
await shoot('zh390', `/reviews/${id}`, 390);
for (const format of ['pdf', 'docx', 'pptx']) { const r = await context.request.get(`${base}/api/v1/reviews/${id}/export?format=${format}&language=zh`); writeFileSync(`/tmp/review-try/demo.${format}`, await r.body()); }
await page.evaluate(() => localStorage.setItem('huiyin.language', 'en'));
console.log(await page.evaluate(() => Object.keys(localStorage).join()));
await browser.close();
