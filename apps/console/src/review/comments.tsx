/** What people say beside a chapter. */

import { CommentOutlined } from '@ant-design/icons';
import type { ChapterKey } from '@huiyin/domain/review/document.schema.ts';
import type { ReviewComment } from '@huiyin/domain/review/review.contract.ts';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { shortMoment } from '../ui/time.ts';
import styles from './review.module.css';
import { useComment, useRemoveComment } from './review.queries.ts';

export function Comments({ reviewId, chapter, comments, mayComment }: { readonly reviewId: string; readonly chapter: ChapterKey; readonly comments: readonly ReviewComment[]; readonly mayComment: boolean }) {
  const { t } = useTranslation('review');
  const { me } = useSession();
  const { message } = App.useApp();
  const [say, takeBack] = [useComment(), useRemoveComment()];
  const [text, setText] = useState<string | null>(null);
  const save = () => void say({ params: { reviewId }, body: { chapter, text: text ?? '' } }).then(() => setText(null), (error: unknown) => void message.error(wordsOf(error)));
  return (
    <aside className={styles.comments} aria-label={t('comment')} data-empty={comments.length === 0 && text === null}>
      {comments.map(({ id, by, at, text: said }) => (
        <article key={id} className={styles.comment}>
          <header><b>{by.name}</b> <time dateTime={at}>{shortMoment(at)}</time></header>
          <p>{said}</p>
          {mayComment && by.id === me.id && <Button type="link" size="small" className={styles.takeBack ?? ''} onClick={() => void takeBack({ params: { reviewCommentId: id } }).catch((error: unknown) => void message.error(wordsOf(error)))}>{t('removeComment')}</Button>}
        </article>
      ))}
      {mayComment && (text === null
        ? <Button type="text" size="small" icon={<CommentOutlined />} className={styles.addComment ?? ''} onClick={() => setText('')}>{t('addComment')}</Button>
        : (
          <div className={styles.writing}>
            <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2_000} value={text} onChange={({ target }) => setText(target.value)} placeholder={t('commentHint')} aria-label={t('comment')} onKeyDown={(event) => event.key === 'Escape' && setText(null)} />
            <div className={styles.writingActions}>
              <Button size="small" onClick={() => setText(null)}>{t('discard')}</Button>
              <Button size="small" type="primary" disabled={text.trim() === ''} onClick={save}>{t('send')}</Button>
            </div>
          </div>
        ))}
    </aside>
  );
}
