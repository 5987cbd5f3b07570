/** What was found for a question, with the part of each article that fits it. */

import type { Language } from '@huiyin/domain/kernel/language.ts';
import { articleAddress, categoryAddress, chatAddress, searchAddress } from '../addresses.ts';
import type { HelpCategory } from '../categories.ts';
import type { Findings, FoundArticle } from '../find-articles.ts';
import { type Html, html } from '../html.ts';
import { wordsOf } from '../words.ts';
import type { Page } from './layout.ts';

export function searchPage(language: Language, { question, found, marks, categories }: { readonly question: string; readonly found: Findings; readonly marks: readonly string[]; readonly categories: readonly HelpCategory[] }): Page {
  const words = wordsOf[language];
  const shown = found.own.length > 0 ? found.own : found.other;
  return {
    language,
    title: question === '' ? words.search : words.results(question),
    description: words.about,
    canonical: null,
    alternates: { zh: searchAddress('zh', question), en: searchAddress('en', question) },
    asked: question,
    main:
      question === ''
        ? html`<h1>${words.search}</h1><p>${words.tooShort}</p>`
        : shown.length === 0
          ? html`<h1>${words.nothing(question)}</h1><p>${words.nothingTell}</p><p><a class="button" href="${chatAddress(language)}">${words.chat}</a></p>
${categories.length > 0 && html`<section><h2>${words.categories}</h2><ul class="plain">${categories.map(({ key, name }) => html`<li><a href="${categoryAddress(key, language)}">${name}</a></li>`)}</ul></section>`}`
          : html`<h1>${words.results(question)}</h1><p class="soft" role="status">${words.found(shown.length)}</p>${found.own.length === 0 && html`<p class="note">${words.inOther}</p>`}
<ol class="articles">${shown.map((hit) => result(hit, marks))}</ol>`,
  };
}

function result({ article, passage }: FoundArticle, marks: readonly string[]): Html {
  return html`<li lang="${article.language === 'zh' ? 'zh-CN' : 'en'}"><a href="${articleAddress(article.key)}">${marked(article.question, marks)}</a><p class="soft">${marked(shorten(passage, marks), marks)}</p></li>`;
}

/** Around the first word that was asked for. */
function shorten(text: string, marks: readonly string[]): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const lower = line.toLowerCase();
  const first = Math.min(...marks.map((mark) => lower.indexOf(mark)).filter((at) => at >= 0), line.length);
  const from = first < line.length && first > 60 ? first - 30 : 0;
  const cut = line.slice(from, from + 140).toWellFormed();
  return `${from > 0 ? '…' : ''}${cut}${from + 140 < line.length ? '…' : ''}`;
}

export function marked(text: string, marks: readonly string[]): readonly (string | Html)[] {
  if (marks.length === 0) return [text];
  const pattern = new RegExp(`(${marks.map((mark) => mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'giu');
  return text.split(pattern).map((piece, index) => (index % 2 === 1 ? html`<mark>${piece}</mark>` : piece));
}
