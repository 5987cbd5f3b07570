/** What a file holds: every mistake with its place, and what becomes of each article. */

import { recordColumns } from '@huiyin/domain/knowledge/article-record.ts';
import type { ArticleImportReply } from '@huiyin/domain/knowledge/carry-articles.contract.ts';
import { Segmented, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage, inWords } from '../../platform/i18n.ts';
import { Panel } from '../../ui/page-frame.tsx';
import { Rows } from '../../ui/rows.tsx';
import { EmptyState } from '../../ui/states.tsx';
import styles from './import.module.css';

type Problem = ArticleImportReply['problems'][number];
type Article = ArticleImportReply['articles'][number];

/** The server tells no more than these. */
const mostProblems = 200;

export function ImportOutcome({ reply }: { readonly reply: ArticleImportReply }) {
  return (
    <>
      {reply.problems.length > 0 && <Problems problems={reply.problems} />}
      {reply.articles.length > 0 && <Articles reply={reply} />}
    </>
  );
}

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTranslation('articleImport');
  const columns: TableColumnsType<Problem> = [
    { key: 'reason', title: t('reason'), render: (_, { message }) => <span className={styles.reason}>{inWords(message)}</span> },
    { key: 'file', title: t('file'), render: (_, { file }) => <span className={styles.path}>{file}</span> },
    { key: 'row', title: t('row'), width: 70, render: (_, { row }) => row ?? '—' },
    { key: 'column', title: t('column'), render: (_, { column }) => columnWords(column) },
  ];
  return (
    <Panel flush title={t('problems')}>
      {problems.length >= mostProblems && <p className={styles.inset}>{t('firstProblems', { n: mostProblems })}</p>}
      <Rows rows={problems} columns={columns} rowKey={(problem) => String(problems.indexOf(problem))} pageSize={50} />
    </Panel>
  );
}

/** As the file names it; in Chinese with the heading that a sheet may have. */
function columnWords(column: string | null): string {
  if (column === null) return '—';
  return currentLanguage() === 'zh' && Object.hasOwn(recordColumns, column) ? `${recordColumns[column as keyof typeof recordColumns]}（${column}）` : column;
}

function Articles({ reply: { articles, created, changed, unchanged } }: { readonly reply: ArticleImportReply }) {
  const { t } = useTranslation(['articleImport', 'knowledge']);
  const [what, setWhat] = useState<Article['what']>(created > 0 ? 'create' : changed > 0 ? 'change' : 'same');
  const shown = articles.filter((article) => article.what === what);
  const columns: TableColumnsType<Article> = [
    { key: 'title', title: t('article'), render: (_, { title }) => <span className={styles.reason}>{title}</span> },
    { key: 'key', title: t('key'), render: (_, { key }) => <code className={styles.path}>{key}</code> },
    { key: 'language', title: t('language'), width: 100, render: (_, { language }) => t(`knowledge:languages.${language}`) },
  ];
  return (
    <Panel flush title={t('articles')} actions={<Segmented size="small" aria-label={t('outcome')} value={what} onChange={setWhat} options={([['create', created], ['change', changed], ['same', unchanged]] as const).map(([value, n]) => ({ value, label: t(`what.${value}`, { n }) }))} />}>
      {shown.length === 0 ? <EmptyState title={t('noneOfKind')} /> : <Rows key={what} rows={shown} columns={columns} rowKey={({ key }) => key} pageSize={50} />}
    </Panel>
  );
}
