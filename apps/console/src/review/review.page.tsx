/** One review, set to be read, commented, signed and printed. */

import { ArrowLeftOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { addDays } from '@huiyin/domain/insight/period.ts';
import { monthName } from '@huiyin/domain/review/say.ts';
import type { ReviewView } from '@huiyin/domain/review/review.contract.ts';
import { Link, useParams } from '@tanstack/react-router';
import { App, Button, Dropdown, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExportedFiles } from '../export/exported-files.tsx';
import { currentLanguage, inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import { fullMoment } from '../ui/time.ts';
import { ChapterSection } from './chapter.tsx';
import { Corrections } from './corrections.tsx';
import { Headlines } from './headlines.tsx';
import { NumberDrawer } from './number-drawer.tsx';
import styles from './review.module.css';
import { useExportReview, useMakeReview, useReview, useReviews } from './review.queries.ts';
import { RunNotice } from './run-notice.tsx';
import { SignBar } from './sign-bar.tsx';

export function ReviewPage() {
  const { t } = useTranslation('review');
  const { reviewId } = useParams({ from: '/signed-in/reviews/$reviewId' });
  const review = useReview(reviewId);
  const back = <Link to="/reviews" aria-label={t('back')} className={styles.back}><ArrowLeftOutlined /></Link>;
  if (!review.data) return <PageFrame back={back} title={t('title')}><Panel>{review.isPending ? <Skeleton active paragraph={{ rows: 12 }} /> : <ErrorState error={review.error} onRetry={() => void review.refetch()} />}</Panel></PageFrame>;
  return (
    <PageFrame back={back} title={t('title')} actions={<Actions review={review.data} />} wide>
      <Running review={review.data} />
      <Files review={review.data} />
      <Paper review={review.data} />
    </PageFrame>
  );
}

function Actions({ review: { id, month, signedAt, isLatest } }: { readonly review: ReviewView }) {
  const { t } = useTranslation('review');
  const { can } = useSession();
  const { message } = App.useApp();
  const make = useMakeReview();
  const order = useExportReview();
  const files = formats.map((format) => ({ key: format, label: t(format), onClick: () => void order({ params: { reviewId: id }, body: { format, language: currentLanguage() } }).catch((error: unknown) => void message.error(wordsOf(error))) }));
  return (
    <>
      {can('review.write') && isLatest && <Button onClick={() => void make({ body: { month } }).catch((error: unknown) => void message.error(wordsOf(error)))}>{signedAt === null ? t('makeAgain') : t('newEdition')}</Button>}
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t('print')}</Button>
      <Dropdown trigger={['click']} menu={{ items: files }}><Button icon={<DownloadOutlined />}>{t('export')}</Button></Dropdown>
    </>
  );
}

const formats = ['pptx', 'docx', 'pdf'] as const;

function Files({ review: { id } }: { readonly review: ReviewView }) {
  const { t } = useTranslation('review');
  return <ExportedFiles subject={`review:${id}`} nameOf={({ format, language }) => [t(formats.find((each) => each === format) ?? 'pdf'), t(`languages.${language === 'en' ? 'en' : 'zh'}`)].join(' · ')} />;
}

/** The month's own run; when it is over, the page shows what came of it. */
function Running({ review: { id, month } }: { readonly review: ReviewView }) {
  const { t } = useTranslation('review');
  const { data } = useReviews();
  const latest = data?.items.find((row) => row.month === month);
  return (
    <>
      {data?.run?.month === month && <RunNotice run={data.run} />}
      {latest && latest.id !== id && <p className={styles.older}>{t('older')} <Link to="/reviews/$reviewId" params={{ reviewId: latest.id }}>{t('edition', { n: latest.edition })}</Link></p>}
    </>
  );
}

function Paper({ review }: { readonly review: ReviewView }) {
  const { t } = useTranslation('review');
  const { can } = useSession();
  const [opened, setOpened] = useState<number | null>(null);
  const { document, comments, edition, signedAt, madeAt, madeBy } = review;
  const { numbers, chapters, from, to, timeZone, month, headlines } = document;
  return (
    <div className={styles.layout}>
      <nav className={styles.contents} aria-label={t('contents')}>
        <ol>{chapters.map(({ key, title }) => <li key={key}><a href={`#${key}`}>{inWords(title)}</a></li>)}</ol>
      </nav>
      <article className={styles.paper}>
        <header className={styles.paperHead}>
          <h1>{inWords(monthName(month))} <Tag color={signedAt === null ? 'default' : 'green'}>{signedAt === null ? t('draft') : t('signed')}</Tag></h1>
          <p className={styles.quiet}>{[t('span', { from, to: addDays(to, -1), zone: timeZone }), t('edition', { n: edition }), madeBy === null ? t('madeByItself', { at: fullMoment(madeAt) }) : t('madeBy', { name: madeBy.name ?? '', at: fullMoment(madeAt) })].join(' · ')}</p>
          <p className={styles.quiet} data-screen>{t('traced')}</p>
          <Headlines headlines={headlines} numbers={numbers} onOpen={setOpened} />
        </header>
        {chapters.map((chapter, place) => (
          <ChapterSection key={chapter.key} reviewId={review.id} order={place + 1} chapter={chapter} comments={comments.filter((comment) => comment.chapter === chapter.key)} mayComment={signedAt === null && can('review.write')} numbers={numbers} onOpen={setOpened} />
        ))}
        <Corrections reviewId={review.id} document={document} onOpen={setOpened} />
        <SignBar review={review} />
      </article>
      {opened !== null && <NumberDrawer number={numbers[opened]!} onClose={() => setOpened(null)} />}
    </div>
  );
}
