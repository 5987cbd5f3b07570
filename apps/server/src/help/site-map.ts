/** The help centre for machines: what there is to read, and where machines may go. */

import { toWire, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import { articleAddress, homeAddress } from './addresses.ts';
import { type Html, html, safe } from './html.ts';

/** What one file of the format may name. */
export const mostAddresses = 50_000;

export interface SiteMapLine {
  readonly key: string;
  readonly language: Language;
  readonly counterpartKey: string | null;
  readonly publishedAt: Instant;
}

export function siteMap(origin: string, lines: readonly SiteMapLine[]): string {
  const code = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en');
  const link = (language: Language, address: string) => html`<xhtml:link rel="alternate" hreflang="${code(language)}" href="${origin}${address}"/>`;
  const homes: Html[] = (['zh', 'en'] as const).map((language) => html`<url><loc>${origin}${homeAddress(language)}</loc>${link('zh', homeAddress('zh'))}${link('en', homeAddress('en'))}</url>
`);
  const articles = lines.map(({ key, language, counterpartKey, publishedAt }) => html`<url><loc>${origin}${articleAddress(key)}</loc><lastmod>${toWire(publishedAt)}</lastmod>${counterpartKey !== null && [link(language, articleAddress(key)), link(language === 'zh' ? 'en' : 'zh', articleAddress(counterpartKey))]}</url>
`);
  return html`${safe('<?xml version="1.0" encoding="UTF-8"?>')}
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${homes}${articles}</urlset>
`.text;
}

/** The help centre is for everybody; searches in it, and everything else here, are not. */
export function robots(origin: string): string {
  return `User-agent: *\nAllow: /help\nDisallow: /help/search\nDisallow: /\nSitemap: ${origin}/help/sitemap.xml\n`;
}
