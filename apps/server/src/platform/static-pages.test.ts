import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { nobody } from './caller.ts';
import { buildHttp } from './http.ts';
import { testShell } from './testing/test-shell.ts';

const shell = await testShell();
const folder = mkdtempSync(join(tmpdir(), 'huiyin-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pages = { console: join(folder, 'console/dist'), widget: join(folder, 'widget/dist') };
mkdirSync(join(pages.console, 'assets'), { recursive: true });
mkdirSync(pages.widget, { recursive: true });
writeFileSync(join(pages.console, 'index.html'), 'console');
writeFileSync(join(pages.console, 'assets/main-Ab12Cd34.js'), 'script');
writeFileSync(join(pages.console, 'assets/main-Ab12Cd34.js.br'), brotliCompressSync('script'));
writeFileSync(join(pages.widget, 'widget.js'), 'widget');
writeFileSync(join(pages.widget, 'chat.html'), 'chat');
const doors = { authenticate: async () => nobody };
const app = await buildHttp(shell, [], { ...doors, pages });
const bare = await buildHttp(shell, [], { ...doors, pages: { console: join(folder, 'none'), widget: join(folder, 'none') } });
afterAll(async () => void (await Promise.all([app.close(), bare.close()])));
const html = { accept: 'text/html' };

test.each([
  ['/', 'console'],
  ['/tickets/1?queue=mine', 'console'],
  ['/t/some-token', 'console'],
  ['/chat', 'chat'],
  ['/widget.js', 'widget'],
])('%s is answered by the %s', async (url, body) => {
  const answer = await app.inject({ url, headers: html });
  expect([answer.statusCode, answer.body]).toEqual([200, body]);
});

test.each(['/api/nothing', '/api/v1/nothing', '/assets/gone-12345678.js', '/favicon.ico', '/%2e%2e/%2e%2e/package.json', '//', '/%00', '/%zz'])('%s is not mistaken for a page', async (url) => {
  const answer = await app.inject({ url, headers: html });
  expect([400, 404]).toContain(answer.statusCode);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});

test('hashed assets are kept for ever and travel compressed; pages are asked for again', async () => {
  const asset = await app.inject({ url: '/assets/main-Ab12Cd34.js', headers: { 'accept-encoding': 'br' } });
  expect(asset.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable' });
  const page = await app.inject({ url: '/', headers: html });
  expect(page.headers['cache-control']).toBe('no-cache');
  expect((await app.inject({ url: '/', headers: { ...html, 'if-none-match': String(page.headers.etag) } })).statusCode).toBe(304);
});

test('other sites may load the widget', async () => {
  expect((await app.inject('/widget.js')).headers).toMatchObject({ 'cross-origin-resource-policy': 'cross-origin', 'content-type': expect.stringContaining('javascript') });
});

test('what was not built is said plainly, in both languages', async () => {
  for (const url of ['/', '/chat', '/widget.js']) {
    const answer = await bare.inject({ url, headers: html });
    expect([answer.statusCode, answer.body.includes('尚未构建'), answer.body.includes('not built')]).toEqual([503, true, true]);
  }
});
