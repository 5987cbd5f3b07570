/** A figure that is on its way, did not come, or is there. Nothing is no data, and never nought. */

import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/states.tsx';
import styles from '../insight.module.css';

interface LoadedProps<Data> {
  readonly query: Pick<UseQueryResult<Data, Error>, 'data' | 'error' | 'isPending' | 'refetch'>;
  readonly height: number;
  readonly isEmpty: (data: Data) => boolean;
  readonly children: (data: Data) => ReactNode;
}

export function Loaded<Data>({ query, height, isEmpty, children }: LoadedProps<Data>) {
  if (query.data === undefined) {
    if (query.isPending) return <Skeleton active title={false} paragraph={{ rows: Math.max(2, Math.round(height / 36)) }} style={{ minHeight: height }} />;
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  return isEmpty(query.data) ? <NoData height={height} /> : children(query.data);
}

export function NoData({ height }: { readonly height: number }) {
  const { t } = useTranslation('insight');
  return <p className={styles.noData} style={{ minHeight: height }}>{t('noData')}</p>;
}
