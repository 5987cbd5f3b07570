import { expect, test } from 'vitest';
import { articlesIn, picturesIn, plainTextOf, renderMarkdown } from './render-markdown.ts';

const picture = '0190b7a1-0000-4000-8000-000000000001';
const addresses = { article: (key: string) => (key === 'known' ? '/knowledge/known' : null), picture: (id: string) => `/pictures/${id}` };
const render = (body: string) => renderMarkdown(body, addresses);

test.each([
  ['<script>alert(1)</script>'],
  ['<img src=x onerror=alert(1)>'],
  ['<svg onload=alert(1)>'],
  ['[a](javascript:alert(1))'],
  ['[a](JaVaScRiPt:alert(1))'],
  ['[a](&#106;avascript:alert(1))'],
  ['[a](java\nscript:alert(1))'],
  ['[a](\u0001javascript:alert(1))'],
  ['[a](data:text/html;base64,PHNjcmlwdD4=)'],
  ['[a](vbscript:msgbox(1))'],
  ['[a](//evil.example/x)'],
  ['[a](/api/v1/tickets)'],
  ['[a](https:/evil)'],
  ['[a](file:///etc/passwd)'],
  ['![a](javascript:alert(1))'],
  ['![a](data:image/svg+xml;base64,PHN2Zy8+)'],
  ['![a](https://tracker.example/pixel.gif)'],
  ['![a" onerror="alert(1)](file:' + picture + ')'],
  ['[a](https://ok.example/"onmouseover="alert(1))'],
  ['[a](article:known"onclick="alert(1))'],
  ['<https://ok.example/<script>>'],
  ['[x]: javascript:alert(1)\n\n[x]'],
  ['| a |\n| --- |\n| <b onclick=x> |'],
  ['```html"><script>\n<script>1</script>\n```'],
  ['<javascript:alert(1)>'],
])('%j runs nothing and asks nobody outside', (body) => {
  const html = render(body);
  const tags = [...html.matchAll(/<(\/?)([a-z0-9]+)((?:\s+[a-z-]+="[^"<>]*")*)>/g)];
  // Everything that looks like a tag is one of ours, whole.
  expect(html.replaceAll(/<(\/?)([a-z0-9]+)((?:\s+[a-z-]+="[^"<>]*")*)>/g, '')).not.toContain('<');
  for (const [, , name, attributes] of tags) {
    expect(['p', 'a', 'span', 'img', 'div', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'pre', 'code', 'em', 'strong', 'br']).toContain(name);
    for (const [, attribute, value] of attributes!.matchAll(/([a-z-]+)="([^"]*)"/g)) {
      expect(['href', 'src', 'alt', 'target', 'rel', 'loading', 'class']).toContain(attribute);
      if (attribute === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:|tel:|\/knowledge\/)/);
      if (attribute === 'src') expect(value).toBe(`/pictures/${picture}`);
    }
  }
});

test('links to articles the reader may see lead there; to others, the words stand alone', () => {
  expect(render('[一](article:known)和[二](article:unknown)')).toBe('<p><a href="/knowledge/known">一</a>和<span>二</span></p>\n');
});

test('links to the web open beside the page and tell nobody where from', () => {
  expect(render('[物流](https://kd.example/a?b=1&c=2)')).toBe('<p><a href="https://kd.example/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer nofollow">物流</a></p>\n');
});

test('pictures of ours are shown, with their words for who cannot see', () => {
  expect(render(`![入口在右上角](file:${picture})`)).toBe(`<p><img src="/pictures/${picture}" alt="入口在右上角" loading="lazy"></p>\n`);
});

test('the plain text has every word, a line for each item and row, and no marks', () => {
  expect(plainTextOf('先**冻结**，见[这里](article:known)。\n\n### 步骤\n\n1. 打开 `设置`\n2. 点\n   确认\n\n| 情况 | 处理 |\n| --- | --- |\n| 丢件 | 补发 |\n\n![图](file:' + picture + ')')).toBe(
    '先冻结，见这里。\n步骤\n打开 设置\n点\n确认\n情况 处理\n丢件 补发\n图',
  );
});

test('what a body names is found where it is a link or a picture, not where it is code', () => {
  const body = `[a](article:known) \`[b](article:code)\` ![p](file:${picture}) [q](file:${picture})`;
  expect(articlesIn(body)).toEqual(['known']);
  expect(picturesIn(body)).toEqual([picture]);
});

test('a long and nested text is rendered in time', () => {
  const began = performance.now();
  render('['.repeat(20_000) + '*'.repeat(20_000) + '> '.repeat(5_000));
  expect(performance.now() - began).toBeLessThan(3_000);
});
