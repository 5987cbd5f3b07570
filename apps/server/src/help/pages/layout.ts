/** What every page of the help centre has: head, search, way home, the other language, the chat. */

import type { Language } from '@huiyin/domain/kernel/language.ts';
import { chatAddress, homeAddress, searchAddress } from '../addresses.ts';
import { type Html, html, safe } from '../html.ts';
import { wordsOf } from '../words.ts';

export interface Page {
  readonly language: Language;
  readonly title: string;
  /** For search engines and for who is sent the link. */
  readonly description: string;
  /** Its one address for search engines, below the origin; null: not for them. */
  readonly canonical: string | null;
  /** The same page by language; the reader's other one leads there. */
  readonly alternates: Readonly<Partial<Record<Language, string>>>;
  /** What stands in the search box already. */
  readonly asked?: string;
  /** Home has a large box of its own. */
  readonly ownSearch?: true;
  readonly main: Html;
}

export interface Site {
  /** `https://help.example.com` */
  readonly origin: string;
  /** Of the stylesheet, with what it holds in its name. */
  readonly style: string;
}

export function document({ origin, style }: Site, page: Page): string {
  const { language, title, description, canonical, alternates, main } = page;
  const words = wordsOf[language];
  const other = language === 'zh' ? 'en' : 'zh';
  const whole = title === words.name ? title : `${title} · ${words.name}`;
  return html`${safe('<!doctype html>')}
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${whole}</title>
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
${canonical === null ? html`<meta name="robots" content="noindex">` : html`<link rel="canonical" href="${origin}${canonical}">
<meta property="og:type" content="article"><meta property="og:title" content="${title}"><meta property="og:description" content="${description}"><meta property="og:url" content="${origin}${canonical}">`}
${canonical !== null && Object.entries(alternates).map(([code, address]) => html`<link rel="alternate" hreflang="${code === 'zh' ? 'zh-CN' : code}" href="${origin}${address}">
`)}
<link rel="stylesheet" href="${style}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header class="top"><div class="wide">
<a class="brand" href="${homeAddress(language)}">${words.name}</a>
${page.ownSearch ? html`<span class="fill"></span>` : searchForm(language, page.asked ?? '', 'small')}
<nav aria-label="${language === 'zh' ? '语言与客服' : 'Language and service'}"><a href="${alternates[other] ?? homeAddress(other)}" lang="${other === 'zh' ? 'zh-CN' : 'en'}" hreflang="${other === 'zh' ? 'zh-CN' : 'en'}">${words.otherLanguage}</a> <a href="${chatAddress(language)}">${words.chat}</a></nav>
</div></header>
<main id="main" class="wide" tabindex="-1">
${main}
</main>
<footer class="wide"><p><strong>${words.chatAsk}</strong> ${words.chatTell}</p><a class="button" href="${chatAddress(language)}">${words.chat}</a>${canonical !== null && html`<p class="printed">${words.printed(origin + canonical)}</p>`}</footer>
</body>
</html>`.text;
}

export function searchForm(language: Language, asked: string, size: 'small' | 'large'): Html {
  const words = wordsOf[language];
  return html`<form class="search ${size}" role="search" action="${searchAddress(language).split('?')[0]!}" method="get"><input type="hidden" name="lang" value="${language}"><input type="search" name="q" value="${asked}" maxlength="100" required aria-label="${words.searchLabel}" placeholder="${words.searchHint}" autocomplete="off"><button>${words.search}</button></form>`;
}

/** Where the reader is, from the start down. */
export function crumbs(language: Language, path: readonly { readonly name: string; readonly address: string }[]): Html {
  const words = wordsOf[language];
  const steps = [{ name: words.home, address: homeAddress(language) }, ...path];
  return html`<nav class="crumbs" aria-label="${words.crumbs}"><ol>${steps.map(({ name, address }) => html`<li><a href="${address}">${name}</a></li>`)}</ol></nav>`;
}

/** What search engines show of a page: one line, cut where a word may end. */
export function summarise(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return [...line].length <= 120 ? line : `${[...line].slice(0, 119).join('')}…`;
}
