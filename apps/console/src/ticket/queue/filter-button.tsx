/** Opens the filters and says how many are set. */

import { FilterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './filter-button.module.css';

export function FilterButton({ set, ...rest }: { readonly set: number } & ComponentProps<typeof Button>) {
  const { t } = useTranslation('ticket');
  return (
    <Button {...rest} className={styles.button ?? ''} icon={<FilterOutlined />} aria-haspopup="dialog" aria-label={set > 0 ? t('queue.filtersSet', { n: set }) : t('queue.filters')} title={t('queue.filters')}>
      {set > 0 && <span className={styles.count} aria-hidden>{set}</span>}
    </Button>
  );
}
