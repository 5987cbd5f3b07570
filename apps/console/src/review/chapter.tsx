/** A chapter as it is set: sentences, pictures, tables, and beside them what people say of it. */

import type { Chapter, Picture, Table, TargetDraft } from '@huiyin/domain/review/document.schema.ts';
import { drawPicture, pictureWidth } from '@huiyin/domain/review/draw-picture.ts';
import type { ReviewComment } from '@huiyin/domain/review/review.contract.ts';
import { AimOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage, inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { useNarrow } from '../ui/narrow.ts';
import { Comments } from './comments.tsx';
import styles from './review.module.css';
import { CellText, type Numbers, SentenceText } from './said.tsx';

interface ChapterProps extends Numbers {
  readonly reviewId: string;
  readonly order: number;
  readonly chapter: Chapter;
  readonly comments: readonly ReviewComment[];
  readonly mayComment: boolean;
}

export function ChapterSection({ reviewId, order, chapter, comments, mayComment, ...numbers }: ChapterProps) {
  const { key, title, sentences, pictures, tables } = chapter;
  return (
    <section id={key} className={styles.chapter} aria-labelledby={`${key}-title`}>
      <div className={styles.body}>
        <h2 id={`${key}-title`} className={styles.chapterTitle}><span className={styles.order}>{order}</span>{inWords(title)}</h2>
        {sentences.map((sentence, place) => <SentenceText key={place} sentence={sentence} {...numbers} />)}
        {pictures.map((picture, place) => <PictureFigure key={place} picture={picture} {...numbers} />)}
        {tables.map((table, place) => <ReviewTable key={place} table={table} {...numbers} />)}
      </div>
      <Comments reviewId={reviewId} chapter={key} comments={comments} mayComment={mayComment} />
    </section>
  );
}

/** So that letters keep their size where the page is narrow. */
const phoneWidth = 340;

/** The drawing escapes every word that it holds. */
function PictureFigure({ picture, numbers }: Numbers & { readonly picture: Picture }) {
  const language = currentLanguage();
  const width = useNarrow() ? phoneWidth : pictureWidth;
  const svg = useMemo(() => drawPicture(picture, { numbers, language, width }).svg, [picture, numbers, language, width]);
  return (
    <figure className={styles.figure}>
      <figcaption>{inWords(picture.title)}</figcaption>
      <div className={styles.drawing} dangerouslySetInnerHTML={{ __html: svg }} />
    </figure>
  );
}

function ReviewTable({ table: { title, columns, rows, drafts }, ...numbers }: Numbers & { readonly table: Table }) {
  const { t } = useTranslation('review');
  const { can } = useSession();
  const offered = can('target.manage') ? drafts : undefined;
  const numeric = columns.map((_, at) => rows.every((row) => 'n' in row[at]!));
  return (
    <div className={styles.tableFrame} tabIndex={0} role="group" aria-label={inWords(title)}>
      <table className={styles.table}>
        <caption>{inWords(title)}</caption>
        <thead><tr>{columns.map((column, at) => <th key={at} scope="col" data-numeric={numeric[at]}>{inWords(column)}</th>)}{offered && <th scope="col"><span className={styles.unseen}>{t('target.make')}</span></th>}</tr></thead>
        <tbody>
          {rows.map((row, place) => <tr key={place}>{row.map((cell, at) => <td key={at} data-numeric={numeric[at]}><CellText cell={cell} {...numbers} /></td>)}{offered && <td>{offered[place] && <MakeTarget draft={offered[place]} />}</td>}</tr>)}
        </tbody>
      </table>
    </div>
  );
}

/** Opens the form of targets filled in; who answers for it is chosen there. */
function MakeTarget({ draft: { title, ...draft } }: { readonly draft: TargetDraft }) {
  const { t } = useTranslation('review');
  return <Link to="/targets" search={{ draft: { ...draft, title: inWords(title) } }} className={styles.makeTarget ?? ''} aria-label={t('target.makeOf', { title: inWords(title) })}><AimOutlined aria-hidden /> {t('target.make')}</Link>;
}
