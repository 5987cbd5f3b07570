/** Pages for who cannot be shown what they asked for: what happened, and where to go from there. */

import type { Language } from '@huiyin/domain/kernel/language.ts';
import { homeAddress } from '../addresses.ts';
import { html } from '../html.ts';
import { wordsOf } from '../words.ts';
import { type Page, searchForm } from './layout.ts';

export type Trouble = 'lost' | 'gone' | 'tooMany' | 'stale' | 'fault';

export function troublePage(language: Language, trouble: Trouble): Page {
  const words = wordsOf[language];
  return {
    language,
    title: words[trouble],
    description: words.about,
    canonical: null,
    alternates: {},
    ownSearch: true,
    main: html`<section class="hero"><h1>${words[trouble]}</h1><p>${words[`${trouble}Tell`]}</p>${searchForm(language, '', 'large')}<p><a href="${homeAddress(language)}">${words.home}</a></p></section>`,
  };
}
