/** The months' reviews: what they say in four numbers, and how far they are. */

import { monthName } from '@huiyin/domain/review/say.ts';
import type { ReviewList, ReviewRow } from '@huiyin/domain/review/review.contract.ts';
import { Link } from '@tanstack/react-router';
import { App, Button, Checkbox, DatePicker, Skeleton, Tag, Tooltip } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { fullMoment } from '../ui/time.ts';
import { Headlines } from './headlines.tsx';
import styles from './review.module.css';
import { useMakeReview, useReviews } from './review.queries.ts';
import { RunNotice } from './run-notice.tsx';

export function ReviewsPage() {
  const { t } = useTranslation('review');
  const { can } = useSession();
  const reviews = useReviews();
  const { data } = reviews;
  return (
    <PageFrame title={t('title')} text={t('text')} bar={data && can('review.write') && <Maker list={data} />}>
      <RunNotice run={data?.run ?? null} />
      {!data ? <Panel>{reviews.isPending ? <Skeleton active /> : <ErrorState error={reviews.error} onRetry={() => void reviews.refetch()} />}</Panel>
        : data.items.length === 0 ? <Panel><EmptyState title={t('none')} text={t('noneText')} /></Panel>
        : <ul className={styles.list}>{data.items.map((row) => <li key={row.id}><ReviewCard row={row} /></li>)}</ul>}
    </PageFrame>
  );
}

function Maker({ list: { lastMonth, proposedMonth, run, canPolish } }: { readonly list: ReviewList }) {
  const { t } = useTranslation('review');
  const { message } = App.useApp();
  const make = useMakeReview();
  const [month, setMonth] = useState(proposedMonth);
  const [polish, setPolish] = useState(false);
  const order = () => void make({ body: { month, polish } }).catch((error: unknown) => void message.error(wordsOf(error)));
  return (
    <>
      <DatePicker picker="month" allowClear={false} value={dayjs(`${month}-01`)} maxDate={dayjs(`${lastMonth}-01`)} onChange={(value) => value && setMonth(dayjs(value).format('YYYY-MM'))} aria-label={t('month')} />
      <Button type="primary" disabled={run?.state === 'running'} onClick={order}>{t('make')}</Button>
      {canPolish && <Tooltip title={t('polishHint')}><Checkbox checked={polish} onChange={({ target }) => setPolish(target.checked)}>{t('polish')}</Checkbox></Tooltip>}
    </>
  );
}

function ReviewCard({ row: { id, month, edition, signedAt, signedBy, madeAt, madeBy, comments, headlines, numbers } }: { readonly row: ReviewRow }) {
  const { t } = useTranslation('review');
  return (
    <Link to="/reviews/$reviewId" params={{ reviewId: id }} className={styles.card}>
      <header>
        <h2>{inWords(monthName(month))}</h2>
        <Tag color={signedAt === null ? 'default' : 'green'}>{signedAt === null ? t('draft') : t('signed')}</Tag>
        <span className={styles.quiet}>{[t('edition', { n: edition }), signedAt !== null ? t('signedBy', { name: signedBy?.name ?? '', at: fullMoment(signedAt) }) : madeBy === null ? t('madeByItself', { at: fullMoment(madeAt) }) : t('madeBy', { name: madeBy.name ?? '', at: fullMoment(madeAt) }), ...(comments > 0 ? [t('comments', { n: comments })] : [])].join(' · ')}</span>
      </header>
      <Headlines headlines={headlines} numbers={numbers} />
    </Link>
  );
}
