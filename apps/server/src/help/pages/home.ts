/** The start: the search, what is read most, and everything by category. */

import type { Language } from '@huiyin/domain/kernel/language.ts';
import type { PublicLine } from '../../knowledge/index.ts';
import { articleAddress, categoryAddress, homeAddress } from '../addresses.ts';
import type { HelpCategory } from '../categories.ts';
import { html } from '../html.ts';
import { wordsOf } from '../words.ts';
import { type Page, searchForm } from './layout.ts';

export function homePage(language: Language, { useful, categories }: { readonly useful: readonly PublicLine[]; readonly categories: readonly HelpCategory[] }): Page {
  const words = wordsOf[language];
  return {
    language,
    title: words.name,
    description: words.about,
    canonical: homeAddress(language),
    alternates: { zh: homeAddress('zh'), en: homeAddress('en') },
    ownSearch: true,
    main: html`<section class="hero"><h1>${words.question}</h1>${searchForm(language, '', 'large')}</section>
${useful.length === 0 && html`<p class="soft">${words.none}</p>`}
${useful.length > 0 && html`<section><h2>${words.useful}</h2><ul class="cards">${useful.map((line) => html`<li><a href="${articleAddress(line.key)}">${line.question}</a></li>`)}</ul></section>`}
${categories.length > 0 && html`<section><h2>${words.categories}</h2><ul class="categories">${categories.map(
      (category) => html`<li><h3><a href="${categoryAddress(category.key, language)}">${category.name}</a> <span class="soft">${words.count(category.articles)}</span></h3>${category.below.length > 0 && html`<p>${category.below.slice(0, 6).map((below) => html`<a href="${categoryAddress(below.key, language)}">${below.name}</a> `)}</p>`}</li>`,
    )}</ul></section>`}`,
  };
}
