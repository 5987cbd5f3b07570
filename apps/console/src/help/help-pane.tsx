/** Looks up what the centre knows, beside a ticket: found as it is typed, put into the answer with its source, reported where it is missing. */

import type { FoundArticle } from '@huiyin/domain/help/help.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Skeleton, Tag } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ArticleLink } from '../assistant/article-link.tsx';
import { wordsOf } from '../platform/refusal-words.ts';
import type { Cited } from '../ticket/composer/cite.ts';
import type { DraftHandle } from '../ticket/composer/use-draft.ts';
import { SearchInput } from '../ui/search-input.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { articleSectionsQuery, foundArticlesQuery, sayMissing } from './help.queries.ts';
import styles from './help-pane.module.css';

interface HelpPaneProps {
  readonly ticket: TicketView;
  readonly draft: DraftHandle;
  /** Something was put into the answer: on a phone the conversation comes back to the front. */
  readonly onUsed: () => void;
}

export function HelpPane({ ticket, draft, onUsed }: HelpPaneProps) {
  const { t } = useTranslation('help');
  const box = useRef<HTMLInputElement>(null);
  const [question, ask] = useState('');
  const { data, error, refetch } = useQuery(foundArticlesQuery(question));
  const cite = (text: string, cited: Cited) => {
    draft.cite(text, cited);
    onUsed();
  };
  const shown = question === '' ? undefined : data?.items;
  return (
    <section className={styles.pane} aria-label={t('label')}>
      <SearchInput box={box} value={question} label={t('hint')} clearLabel={t('clear')} onSearch={(text) => ask(text.slice(0, 100))} />
      {question === '' && <p className={styles.hint}>{t('start')}</p>}
      {question !== '' && !data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton active paragraph={{ rows: 4 }} />)}
      {shown?.length === 0 && <EmptyState title={t('none', { question })} text={t('noneText')} />}
      {shown && shown.length > 0 && <p className={styles.hint} role="status">{t('found', { count: shown.length })}</p>}
      {shown && <ul className={styles.list}>{shown.map((article) => <Found key={article.articleId} article={article} onCite={ticket.may.work && article.open ? cite : null} />)}</ul>}
      {question !== '' && ticket.may.work && <Missing key={question} ticketId={ticket.id} question={question} />}
    </section>
  );
}

function Found({ article, onCite }: { readonly article: FoundArticle; readonly onCite: ((text: string, cited: Cited) => void) | null }) {
  const { t } = useTranslation('help');
  const [whole, setWhole] = useState(false);
  const { articleId, version, title, open, passage } = article;
  const cited = { articleId, version, title };
  return (
    <li aria-label={title}>
      <ArticleLink articleId={articleId} version={version} title={title} /> {!open && <Tag title={t('internalHint')}>{t('internal')}</Tag>}
      {whole ? <Sections article={article} onCite={onCite && ((text) => onCite(text, cited))} /> : <p className={styles.passage}>{passage}</p>}
      <div className={styles.acts}>
        {onCite && !whole && <Button size="small" type="primary" ghost onClick={() => onCite(passage, cited)}>{t('insert')}</Button>}
        <Button size="small" type="text" aria-expanded={whole} onClick={() => setWhole(!whole)}>{t(whole ? 'fewer' : 'sections')}</Button>
      </div>
    </li>
  );
}

function Sections({ article, onCite }: { readonly article: FoundArticle; readonly onCite: ((text: string) => void) | null }) {
  const { t } = useTranslation('help');
  const { data, error, refetch } = useQuery(articleSectionsQuery(article.articleId, article.version));
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton active paragraph={{ rows: 4 }} />;
  return (
    <ol className={styles.sections}>
      {data.sections.map((text, index) => (
        // Pieces of one version: they neither move nor change.
        <li key={index} aria-label={t('section', { number: index + 1 })}>
          <p className={styles.passage}>{text}</p>
          {onCite && <Button size="small" type="primary" ghost onClick={() => onCite(text)}>{t('insert')}</Button>}
        </li>
      ))}
    </ol>
  );
}

function Missing({ ticketId, question }: { readonly ticketId: string; readonly question: string }) {
  const { t } = useTranslation('help');
  const { message } = App.useApp();
  const report = useMutation({
    mutationFn: () => sayMissing(ticketId, question),
    onSuccess: () => void message.success(t('missingDone')),
    onError: (error) => void message.error(wordsOf(error)),
  });
  return <Button block disabled={report.isSuccess} loading={report.isPending} onClick={() => report.mutate()}>{report.isSuccess ? t('missingDone') : t('missing')}</Button>;
}
