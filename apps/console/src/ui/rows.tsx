/** The rows of a list: a table where there is room for one, a card each on a phone, where a table would have to be pushed sideways. */

import { Table, type TableColumnsType, type TableColumnType } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from './narrow.ts';
import styles from './rows.module.css';

interface RowsProps<Row> {
  readonly rows: readonly Row[];
  readonly columns: TableColumnsType<Row>;
  readonly rowKey: (row: Row) => string;
  readonly onOpen?: ((row: Row) => void) | undefined;
  readonly pageSize?: number;
}

export function Rows<Row extends object>({ rows, columns, rowKey, onOpen, pageSize }: RowsProps<Row>) {
  const { t } = useTranslation('ui');
  const narrow = useNarrow();
  if (narrow) return <Cards rows={rows} columns={columns} rowKey={rowKey} onOpen={onOpen} />;
  return (
    <Table<Row>
      size="middle"
      columns={named(columns, t('acts'))}
      dataSource={rows}
      rowKey={rowKey}
      pagination={pageSize !== undefined && rows.length > pageSize ? { pageSize, showSizeChanger: false } : false}
      scroll={{ x: 'max-content' }}
      {...(onOpen ? { onRow: (row: Row) => openable(() => onOpen(row)) } : {})}
    />
  );
}

/** A column that shows no title is told to those who hear the page. */
export function named<Row>(columns: TableColumnsType<Row>, acts: string): TableColumnsType<Row> {
  return columns.map((column) => (column.title === '' ? { ...column, title: <span className="visually-hidden">{acts}</span> } : column));
}

/** The first column heads the card, one without a title holds its acts. What a narrow table leaves out, a card leaves out too. */
function Cards<Row extends object>({ rows, columns, rowKey, onOpen }: RowsProps<Row>) {
  const [head, ...others] = (columns as readonly TableColumnType<Row>[]).filter(({ responsive }) => responsive === undefined);
  const facts = others.filter(({ title }) => title !== '');
  const acts = others.filter(({ title }) => title === '');
  return (
    <ul className={styles.cards}>
      {rows.map((row, index) => (
        <li key={rowKey(row)} {...(onOpen ? openable(() => onOpen(row)) : {})}>
          <div className={styles.head}>
            <div className={styles.name}>{head && cellOf(head, row, index)}</div>
            {acts.map((column) => <div key={String(column.key)}>{cellOf(column, row, index)}</div>)}
          </div>
          {facts.length > 0 && (
            <dl className={styles.facts}>
              {facts.map((column) => (
                <div key={String(column.key)}>
                  <dt>{column.title as ReactNode}</dt>
                  <dd>{cellOf(column, row, index)}</dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}

function cellOf<Row extends object>({ render, dataIndex }: TableColumnType<Row>, row: Row, index: number): ReactNode {
  const value = typeof dataIndex === 'string' ? (row as Record<string, unknown>)[dataIndex] : undefined;
  return (render ? render(value, row, index) : value) as ReactNode;
}

/** A row that opens by click, Enter and space. */
function openable(open: () => void) {
  return {
    className: styles.openable ?? '',
    tabIndex: 0,
    onClick: open,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      open();
    },
  };
}
