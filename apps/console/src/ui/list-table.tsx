/** A table over a list that comes whole: real loading, empty and error states. */

import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton, Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openable } from './data-table.tsx';
import styles from './data-table.module.css';
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
        <Table<Row>
          size="middle"
          columns={columns}
          dataSource={rows}
          rowKey={rowKey}
          pagination={rows.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
          scroll={{ x: 'max-content' }}
          {...(onOpen ? { onRow: (row: Row) => openable(() => onOpen(row)) } : {})}
        />
      )}
    </div>
  );
}
