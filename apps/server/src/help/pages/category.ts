/** The articles of a category, under the categories below it. */

import type { Language } from '@huiyin/domain/kernel/language.ts';
import type { PublicLine } from '../../knowledge/index.ts';
import { articleAddress, categoryAddress } from '../addresses.ts';
import { type HelpCategory, pathTo, withBelow } from '../categories.ts';
import { type Html, html } from '../html.ts';
import { wordsOf } from '../words.ts';
import { crumbs, type Page } from './layout.ts';

export function categoryPage(language: Language, { tree, category, articles }: { readonly tree: readonly HelpCategory[]; readonly category: HelpCategory; readonly articles: readonly PublicLine[] }): Page {
  const words = wordsOf[language];
  const path = pathTo(tree, category.key).slice(0, -1);
  const groups = withBelow(category).map((group) => ({ group, lines: articles.filter(({ categoryKey }) => categoryKey === group.key) })).filter(({ lines }) => lines.length > 0);
  return {
    language,
    title: category.name,
    description: `${category.name}：${articles.slice(0, 4).map(({ question }) => question).join(' ')}`.slice(0, 200),
    canonical: categoryAddress(category.key, language),
    alternates: { zh: categoryAddress(category.key, 'zh'), en: categoryAddress(category.key, 'en') },
    main: html`${crumbs(language, path.map(({ key, name }) => ({ name, address: categoryAddress(key, language) })))}
<h1>${category.name}</h1>
<p class="soft">${words.count(articles.length)}</p>
${groups.map(({ group, lines }) => html`<section>${group.key !== category.key && html`<h2>${group.name}</h2>`}${articleList(lines)}</section>`)}`,
  };
}

function articleList(lines: readonly PublicLine[]): Html {
  return html`<ul class="articles">${lines.map(({ key, question, opening }) => html`<li><a href="${articleAddress(key)}">${question}</a><p class="soft">${opening.split('\n')[0]!}</p></li>`)}</ul>`;
}
