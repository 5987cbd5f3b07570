/** A table over keyset pages: real loading, empty and error states, and "load more" instead of page numbers. */

import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query';
import { Button, Skeleton, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './data-table.module.css';
import { Rows } from './rows.tsx';
import { ErrorState, EmptyState } from './states.tsx';

interface Rows<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

interface DataTableProps<Row> {
  readonly query: UseInfiniteQueryResult<InfiniteData<Rows<Row>, unknown>, Error>;
  readonly columns: TableColumnsType<Row>;
  readonly rowKey: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  /** What to say, and offer, when there is nothing. */
  readonly empty?: ReactNode;
}

export function DataTable<Row extends object>({ query, columns, rowKey, onOpen, empty }: DataTableProps<Row>) {
  const { t } = useTranslation('ui');
  if (query.isPending) return <div className={styles.pane}><Skeleton active paragraph={{ rows: 8 }} title={false} className={styles.skeleton ?? ''} /></div>;
  if (query.isError && !query.data) return <div className={styles.pane}><ErrorState error={query.error} onRetry={() => void query.refetch()} /></div>;
  const rows = query.data.pages.flatMap((page) => page.items);
  return (
    <div className={styles.pane}>
      {rows.length === 0 ? (
        (empty ?? <EmptyState title={t('empty')} />)
      ) : (
        <Rows rows={rows} columns={columns} rowKey={rowKey} onOpen={onOpen} />
      )}
      {query.hasNextPage && (
        <div className={styles.more}>
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('more')}</Button>
        </div>
      )}
    </div>
  );
}
