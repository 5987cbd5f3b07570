/** What readers of the help centre say: whether an article helped, what it lacks, and what they looked for in vain. */

import { readEntities } from '@huiyin/domain/assistant/entities.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { day, hour, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { type Language, languageOf } from '@huiyin/domain/kernel/language.ts';
import { type CitedVersion, readSameGap, readVersionsForCustomer, recordArticleVote, recordGap } from '../knowledge/index.ts';
import type { Shell } from '../platform/shell.ts';

export interface Reader {
  readonly address: string;
  readonly userAgent: string;
}

/** One reader counts once a day: their address and browser, hashed, and not to be followed from day to day. */
function voterOf(shell: Shell, { address, userAgent }: Reader): string {
  return `page:${shell.secrets.fingerprint('help.voter', `${address}|${userAgent}|${dayOf(shell.clock.now())}`).slice(0, 32)}`;
}

/** False when customers were never shown this version. */
export async function voteAsReader(shell: Shell, vote: CitedVersion & { readonly reader: Reader; readonly helpful: boolean }): Promise<boolean> {
  if ((await readVersionsForCustomer(shell.db, [vote])).length === 0) return false;
  const { articleId, version, helpful } = vote;
  await shell.db.transaction().execute((tx) => recordArticleVote(tx, { articleId, version, voter: voterOf(shell, vote.reader), helpful, ticketId: null, messageId: null, at: shell.clock.now() }));
  return true;
}

export async function noteRemark(shell: Shell, { articleId, words }: { readonly articleId: Id; readonly words: string }): Promise<void> {
  await noteGap(shell, { question: words, source: 'thumbs_down', articleId, language: languageOf(words), again: hour });
}

export async function noteNothingFound(shell: Shell, { question }: { readonly question: string; readonly language: Language }): Promise<void> {
  await noteGap(shell, { question, source: 'no_answer', articleId: null, language: languageOf(question), again: hour });
}

async function noteGap(shell: Shell, gap: { readonly question: string; readonly source: 'thumbs_down' | 'no_answer'; readonly articleId: Id | null; readonly language: Language; readonly again: number }): Promise<void> {
  const at = shell.clock.now();
  const question = readEntities(gap.question.replace(/\s+/gu, ' ').trim()).masked;
  if (await readSameGap(shell.db, { question, source: gap.source }, at - gap.again)) return;
  await shell.db.transaction().execute((tx) => recordGap(tx, { id: shell.ids.next(), question, language: gap.language, source: gap.source, ticketId: null, articleId: gap.articleId, byId: null, at }));
}

/** What a form of ours carries, so that a vote comes from a page that we made for this version, today or yesterday. */
export function formKey(shell: Shell, { articleId, version }: CitedVersion, at: Instant = shell.clock.now()): string {
  return shell.secrets.sign('help.form', `${articleId}|${version}|${dayOf(at)}`);
}

export function isFormKey(shell: Shell, cited: CitedVersion, key: string): boolean {
  const now = shell.clock.now();
  return [now, now - day].some((at) => shell.secrets.verify('help.form', `${cited.articleId}|${cited.version}|${dayOf(at)}`, key));
}

function dayOf(at: Instant): number {
  return Math.floor(at / day);
}
