/** The articles that may answer what the customer asked last: read, or put into the answer with their source. */

import type { SuggestionsView } from '@huiyin/domain/advice/advice.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ArticleLink, percentOf } from '../assistant/article-link.tsx';
import type { Cited } from '../ticket/composer/cite.ts';
import { ErrorState } from '../ui/states.tsx';
import { suggestionsQuery } from './advice.queries.ts';
import styles from './advice.module.css';

interface SuggestionSectionProps {
  readonly ticket: TicketView;
  readonly onCite: (text: string, cited: Cited) => void;
}

export function SuggestionSection({ ticket, onCite }: SuggestionSectionProps) {
  const { t } = useTranslation('advice');
  const { data, error, isPending, refetch } = useQuery(suggestionsQuery(ticket.id, ticket.messageSeq));
  if (isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <section className={styles.section} aria-label={t('suggestions.title')}>
      <h3>{t('suggestions.title')}</h3>
      {data.question === null ? <p className={styles.hint}>{t('suggestions.waiting')}</p> : <p className={styles.asked}>{t('suggestions.for', { question: data.question })}</p>}
      {data.question !== null && data.articles.length === 0 && <p className={styles.hint}>{t('suggestions.none')}</p>}
      <ul>{data.articles.map((article) => <Suggestion key={article.articleId} article={article} onCite={onCite} />)}</ul>
    </section>
  );
}

const longPassage = 140;

function Suggestion({ article, onCite }: { readonly article: SuggestionsView['articles'][number]; readonly onCite: SuggestionSectionProps['onCite'] }) {
  const { t } = useTranslation('advice');
  const [whole, setWhole] = useState(false);
  const { articleId, version, title, text, confidence, open } = article;
  const isLong = text.length > longPassage || text.split('\n').length > 5;
  return (
    <li aria-label={title}>
      <ArticleLink articleId={articleId} version={version} title={title} />
      <p className={styles.facts}>
        <span>{t('suggestions.sure', { share: percentOf(confidence) })}</span>
        {!open && <Tag title={t('suggestions.internalHint')}>{t('suggestions.internal')}</Tag>}
      </p>
      <p className={styles.passage} data-cut={isLong && !whole}>{text}</p>
      <div className={styles.acts}>
        {open ? <Button size="small" type="primary" ghost onClick={() => onCite(text, { articleId, version, title })}>{t('suggestions.insert')}</Button> : <span className={styles.hint}>{t('suggestions.internalHint')}</span>}
        {isLong && <Button size="small" type="text" aria-expanded={whole} onClick={() => setWhole(!whole)}>{whole ? t('suggestions.less') : t('suggestions.more')}</Button>}
      </div>
    </li>
  );
}
