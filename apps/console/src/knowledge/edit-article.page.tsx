/** Begins an article, or changes its draft. */

import { ArrowLeftOutlined } from '@ant-design/icons';
import { Link, useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { ArticleEditor } from './editor/article-editor.tsx';
import styles from './knowledge.module.css';
import { isUnknownArticle, useArticle } from './knowledge.queries.ts';

export function NewArticlePage() {
  return <ArticleEditor article={null} />;
}

export function EditArticlePage() {
  const { t } = useTranslation('knowledge');
  const { articleId } = useParams({ from: '/signed-in/knowledge/$articleId/edit' });
  const article = useArticle(articleId);
  if (article.data) return <ArticleEditor key={articleId} article={article.data} />;
  return (
    <PageFrame back={<Link to="/knowledge" aria-label={t('back')} className={styles.back}><ArrowLeftOutlined /></Link>} title={t('editor.title')}>
      <Panel>{article.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : isUnknownArticle(article.error) ? <EmptyState title={t('gone')} /> : <ErrorState error={article.error} onRetry={() => void article.refetch()} />}</Panel>
    </PageFrame>
  );
}
