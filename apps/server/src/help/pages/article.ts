/** One article, or the very version of it that somebody was answered with. */

import { toWire } from '@huiyin/domain/kernel/instant.ts';
import type { CustomersVersion, PublicLine } from '../../knowledge/index.ts';
import { articleAddress, categoryAddress, homeAddress, remarkAddress, voteAddress } from '../addresses.ts';
import type { HelpCategory } from '../categories.ts';
import { type Html, html, safe } from '../html.ts';
import { wordsOf, type Words } from '../words.ts';
import { crumbs, type Page, summarise } from './layout.ts';

export type FeedbackStage = 'ask' | 'yes' | 'no' | 'said';

export interface ShownArticle {
  readonly version: CustomersVersion;
  /** What `renderMarkdown` made of its body. */
  readonly body: string;
  /** `holds`: it answers now. `newer`: another version does. `over`: none does. */
  readonly standing: 'holds' | 'newer' | 'over';
  readonly wrong: boolean;
  /** From the top down; empty where its category shows nothing any more. */
  readonly path: readonly HelpCategory[];
  readonly related: readonly PublicLine[];
  readonly counterpart: PublicLine | undefined;
  readonly feedback: FeedbackStage;
  readonly formKey: string;
  /** The centre's: by whose wall the day of its publication is told. */
  readonly timeZone: string;
}

export function articlePage({ version, body, standing, wrong, path, related, counterpart, feedback, formKey, timeZone }: ShownArticle): Page {
  const { language, key, question } = version;
  const words = wordsOf[language];
  const other = language === 'zh' ? 'en' : 'zh';
  const day = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone }).format(version.publishedAt);
  return {
    language,
    title: question,
    description: summarise(version.bodyText),
    canonical: standing === 'holds' ? articleAddress(key) : null,
    alternates: { [language]: articleAddress(key), [other]: counterpart === undefined ? homeAddress(other) : articleAddress(counterpart.key) },
    main: html`${crumbs(language, path.map((category) => ({ name: category.name, address: categoryAddress(category.key, language) })))}
<article>
<h1>${question}</h1>
<p class="soft"><time datetime="${toWire(version.publishedAt)}">${words.updated(day)}</time></p>
${notes(words, { version, standing, wrong })}
<h2 class="hidden">${words.answer}</h2>
<div class="body">${safe(body)}</div>
</article>
${feedbackForm(words, { version, feedback, formKey })}
${related.length > 0 && html`<section class="related"><h2>${words.related}</h2><ul>${related.map((line) => html`<li><a href="${articleAddress(line.key)}">${line.question}</a></li>`)}</ul></section>`}`,
  };
}

function notes(words: Words, { version, standing, wrong }: Pick<ShownArticle, 'version' | 'standing' | 'wrong'>): Html | false {
  if (standing === 'holds' && !wrong) return false;
  return html`<div class="note" role="note">${wrong && html`<p><strong>${words.wrong}</strong></p>`}<p>${words.earlier(version.version)}</p>${standing === 'newer' ? html`<p><a href="${articleAddress(version.key)}">${words.newer}</a></p>` : html`<p>${words.over}</p>`}</div>`;
}

function feedbackForm(words: Words, { version, feedback, formKey }: Pick<ShownArticle, 'version' | 'feedback' | 'formKey'>): Html {
  const hidden = html`<input type="hidden" name="version" value="${version.version}"><input type="hidden" name="form" value="${formKey}">`;
  const inside = {
    ask: () => html`<form method="post" action="${voteAddress(version.key)}"><h2 id="vote">${words.vote}</h2>${hidden}<button name="helpful" value="yes">${words.yes}</button> <button name="helpful" value="no">${words.no}</button></form>`,
    yes: () => html`<p role="status">${words.thanks}</p>`,
    no: () => html`<form method="post" action="${remarkAddress(version.key)}"><p role="status">${words.sorry}</p>${hidden}<label for="remark">${words.remark}</label><textarea id="remark" name="words" rows="3" maxlength="500" required aria-describedby="remark-hint"></textarea><p class="soft" id="remark-hint">${words.remarkHint}</p><button>${words.send}</button></form>`,
    said: () => html`<p role="status">${words.said}</p>`,
  };
  return html`<section class="feedback" id="feedback">${inside[feedback]()}</section>`;
}
