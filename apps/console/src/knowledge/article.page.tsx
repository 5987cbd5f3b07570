/** One article: what is published, what is being written, who keeps it, and what became of it. */

import { ArrowLeftOutlined } from '@ant-design/icons';
import type { ArticleView } from '@huiyin/domain/knowledge/article-view.schema.ts';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { fullMoment } from '../ui/time.ts';
import { ArticleActs } from './article-acts.tsx';
import { ArticleFacts } from './article-facts.tsx';
import { namesOf } from './article-words.ts';
import styles from './knowledge.module.css';
import { isUnknownArticle, useArticle } from './knowledge.queries.ts';
import { ReadingPanel } from './reading-panel.tsx';
import { Rendered } from './rendered.tsx';
import { StateTags } from './state-tags.tsx';
import { UsePanel } from './use-panel.tsx';
import { VersionPanel } from './version-panel.tsx';
import { VotePanel } from './vote-panel.tsx';

export function ArticlePage() {
  const { t } = useTranslation('knowledge');
  const { articleId } = useParams({ from: '/signed-in/knowledge/$articleId' });
  const article = useArticle(articleId);
  const back = <Link to="/knowledge" aria-label={t('back')} className={styles.back}><ArrowLeftOutlined /></Link>;
  if (!article.data) {
    return (
      <PageFrame back={back} title={t('title')}>
        <Panel>{article.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : isUnknownArticle(article.error) ? <EmptyState title={t('gone')} /> : <ErrorState error={article.error} onRetry={() => void article.refetch()} />}</Panel>
      </PageFrame>
    );
  }
  return <Desk key={articleId} article={article.data} back={back} />;
}

function Desk({ article, back }: { readonly article: ArticleView; readonly back: React.ReactNode }) {
  const { t } = useTranslation('knowledge');
  const [side, setSide] = useState<'published' | 'draft'>(article.published ? 'published' : 'draft');
  const shown = side === 'draft' && article.draft ? article.draft : article.published;
  const isDraft = shown === article.draft;
  return (
    <PageFrame
      wide
      back={back}
      title={<span className={styles.title} lang={article.language === 'zh' ? 'zh-CN' : 'en'}>{shown?.content.question || article.question} <StateTags article={article} /></span>}
      actions={<ArticleActs article={article} />}
    >
      <Notices article={article} />
      <div className={styles.columns}>
        <div>
          <Panel
            title={article.published && article.draft ? <Segmented value={side} options={[{ value: 'published', label: t('published') }, { value: 'draft', label: t('draft') }]} onChange={setSide} /> : t(isDraft ? 'draft' : 'published')}
            actions={!isDraft && article.publishedNumber !== null && <span className={styles.quiet}>{t('version', { n: article.publishedNumber })}</span>}
          >
            {shown && shown.content.body !== '' ? <Rendered html={shown.html} lang={article.language} /> : <EmptyState title={t('noBody')} />}
            {isDraft && article.draft && <p className={styles.quiet}>{t('writers', { list: namesOf(article.draft.writers, t) })} · {fullMoment(article.draft.savedAt)}</p>}
            {!isDraft && <VotePanel article={article} />}
          </Panel>
          <UsePanel article={article} />
        </div>
        <div>
          {shown && <ArticleFacts article={article} content={shown.content} />}
          <VersionPanel article={article} />
          <ReadingPanel article={article} />
        </div>
      </div>
    </PageFrame>
  );
}

/** What whoever opens it should know before they read. */
function Notices({ article }: { readonly article: ArticleView }) {
  const { t } = useTranslation('knowledge');
  const { standing, draft, reviewNeed } = article;
  const wrong = article.versions.find(({ number }) => number === article.publishedNumber)?.wrong;
  const notices: readonly (readonly ['error' | 'warning' | 'info', string] | null)[] = [
    standing === 'wrong' && wrong ? ['error', t('wrongNow', { reason: wrong.reason })] : null,
    standing === 'expired' ? ['error', t('expiredNow', { at: fullMoment(article.validUntil!) })] : null,
    standing === 'retired' ? ['warning', t('retiredNow')] : null,
    standing === 'waiting' ? ['info', t('waitingNow', { at: fullMoment(article.validFrom!) })] : null,
    standing === 'draft' && draft?.state !== 'review' ? ['info', t('nothingPublished')] : null,
    reviewNeed === 'overdue' ? ['warning', t('overdueNow', { on: article.reviewOn })] : null,
    draft?.returned ? ['warning', t('returnedBy', { who: draft.returned.by.name ?? t('somebody'), reason: draft.returned.reason })] : null,
    draft?.state === 'review' ? ['info', t('inReview')] : draft && standing !== 'draft' ? ['info', t('draftUnderWay')] : null,
  ];
  const shown = notices.filter((notice) => notice !== null);
  return shown.length === 0 ? null : <div className={styles.notices}>{shown.map(([type, words]) => <Alert key={words} type={type} showIcon title={words} />)}</div>;
}
