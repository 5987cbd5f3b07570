/** Answers that quoted an article: where to look when it turns out that it was wrong. */

import type { ArticleView } from '@huiyin/domain/knowledge/article-view.schema.ts';
import { Link } from '@tanstack/react-router';
import { Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import { fullMoment } from '../ui/time.ts';
import styles from './knowledge.module.css';
import { useArticleUses } from './knowledge.queries.ts';

export function UsePanel({ article }: { readonly article: ArticleView }) {
  const { t } = useTranslation('knowledge');
  const [number, setNumber] = useState<number | null>(null);
  const uses = useArticleUses(article.id, number);
  if (article.versions.length === 0) return null;
  const items = uses.data?.pages.flatMap((page) => page.items) ?? [];
  const options = [{ value: 0, label: t('uses.all') }, ...article.versions.map((version) => ({ value: version.number, label: t('version', { n: version.number }) }))];
  return (
    <Panel title={t('uses.title')} actions={<Select size="small" aria-label={t('versions.title')} style={{ width: 120 }} value={number ?? 0} options={options} onChange={(value) => setNumber(value === 0 ? null : value)} />}>
      {uses.isPending ? <Skeleton active paragraph={{ rows: 2 }} title={false} /> : uses.isError && !uses.data ? <ErrorState error={uses.error} onRetry={() => void uses.refetch()} /> : items.length === 0 ? <p className={styles.quiet}>{t('uses.none')}</p> : (
        <ul className={styles.uses}>
          {items.map((use) => (
            <li key={`${use.messageId}/${use.number}`}>
              <span>{use.ticket ? <Link to="/tickets/$ticketId" params={{ ticketId: use.ticket.id }}>{`${use.ticket.number} ${use.ticket.subject}`}</Link> : <span className={styles.quiet}>{t('uses.hidden')}</span>}</span>
              <span className={styles.quiet}>{`${use.byKind === 'assistant' ? t('uses.assistant') : (use.by?.name ?? t('somebody'))} · ${t('version', { n: use.number })} · ${fullMoment(use.at)}`}</span>
            </li>
          ))}
        </ul>
      )}
      {uses.hasNextPage && <Button loading={uses.isFetchingNextPage} onClick={() => void uses.fetchNextPage()}>{t('uses.more')}</Button>}
    </Panel>
  );
}
