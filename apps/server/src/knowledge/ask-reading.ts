/** Asks teams to confirm that they have read what is published, and takes their word for it. */

import { isLocalDate, type LocalDate } from '@huiyin/domain/calendar/local-date.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Json } from '@huiyin/domain/kernel/json.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { finding } from '@huiyin/domain/knowledge/finding.ts';
import { audited, type By, readTeam } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import { remind } from '../reminder/index.ts';
import { lockArticle, readVersion } from './article.store.ts';
import { readMembers } from './keepers.store.ts';
import { saveRead, saveReading } from './reading.store.ts';

/** The members are told once; asked again, only the day changes. */
export function askReading(
  shell: Shell,
  wish: By & { readonly articleId: Id; readonly teamId: Id; readonly dueOn: LocalDate | null },
): Promise<Result<undefined, 'article.unknown' | 'article.not_published' | 'article.retired' | 'team.unknown' | 'article.invalid'>> {
  return audited(shell, wish, async (tx) => {
    const article = await lockArticle(tx, wish.articleId);
    if (!article) return refuse('article.unknown');
    if (article.retiredAt !== null) return refuse('article.retired');
    if (article.publishedNumber === null) return refuse('article.not_published');
    if (!(await readTeam(tx, wish.teamId))) return refuse('team.unknown');
    if (wish.dueOn !== null && !isLocalDate(wish.dueOn)) return refuse('article.invalid', { findings: [finding('review.date', '/dueOn', '没有这一天', 'No such day')] as unknown as Json });
    const [id, at, number] = [shell.ids.next(), shell.clock.now(), article.publishedNumber];
    const isNew = await saveReading(tx, { id, articleId: article.id, number, teamId: wish.teamId, askedBy: wish.actor.id, at, dueOn: wish.dueOn });
    if (isNew) {
      const { content } = (await readVersion(tx, article.id, number))!;
      const personIds = await readMembers(tx, wish.teamId);
      await remind(tx, shell, { kind: 'article_reading_asked', personIds, ticketId: null, byId: wish.actor.kind === 'person' ? wish.actor.id : null, facts: { articleId: article.id, question: content.question, dueOn: wish.dueOn }, at, key: `article:${article.id}:read:${number}` });
    }
    return accept({ value: undefined, action: 'article.reading_asked', target: `article:${article.id}`, facts: { key: article.key, number, teamId: wish.teamId } });
  });
}

export async function confirmReading(shell: Shell, read: { readonly articleId: Id; readonly number: number; readonly personId: Id }): Promise<Result<undefined, 'article_version.unknown'>> {
  return shell.db.transaction().execute(async (tx) => {
    if (!(await readVersion(tx, read.articleId, read.number))) return refuse('article_version.unknown');
    await saveRead(tx, { ...read, at: shell.clock.now() });
    return accept(undefined);
  });
}
