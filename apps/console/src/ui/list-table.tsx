/** A table over a list that comes whole: real loading, empty and error states. */

import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './data-table.module.css';
import { Rows } from './rows.tsx';
import { EmptyState, ErrorState } from './states.tsx';

interface ListTableProps<Row> {
  readonly query: Pick<UseQueryResult<unknown, Error>, 'isPending' | 'isError' | 'error' | 'refetch'>;
  readonly rows: readonly Row[] | undefined;
  readonly columns: TableColumnsType<Row>;
  readonly rowKey: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly empty?: ReactNode;
}

export function ListTable<Row extends object>({ query, rows, columns, rowKey, onOpen, empty }: ListTableProps<Row>) {
  const { t } = useTranslation('ui');
  if (query.isPending) return <div className={styles.pane}><Skeleton active paragraph={{ rows: 6 }} title={false} className={styles.skeleton ?? ''} /></div>;
  if (query.isError && !rows) return <div className={styles.pane}><ErrorState error={query.error} onRetry={() => void query.refetch()} /></div>;
  return (
    <div className={styles.pane}>
      {!rows || rows.length === 0 ? (
        (empty ?? <EmptyState title={t('empty')} />)
      ) : (
        <Rows rows={rows} columns={columns} rowKey={rowKey} onOpen={onOpen} pageSize={100} />
      )}
    </div>
  );
}
