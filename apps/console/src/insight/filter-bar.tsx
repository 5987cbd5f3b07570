/** Which tickets the whole page is about. What can be chosen is what the period holds. */

import { FilterOutlined } from '@ant-design/icons';
import type { Where } from '@huiyin/domain/insight/card.ts';
import { dimensionNames, type DimensionKey } from '@huiyin/domain/insight/dimension.ts';
import type { Period } from '@huiyin/domain/insight/period.ts';
import { Button, Popover, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { plainNumber } from '../ui/number.ts';
import { useReading } from './insight.queries.ts';
import styles from './insight.module.css';

/** As a manager asks; the rest can be drilled into. */
export const filterDimensions: readonly DimensionKey[] = ['medium', 'channel', 'team', 'topic', 'region', 'kind', 'mood', 'campaign', 'priority'];

interface FilterBarProps {
  readonly period: Period;
  readonly where: Where;
  readonly onChange: (where: Where) => void;
}

export function FilterBar({ period, where, onChange }: FilterBarProps) {
  const { t } = useTranslation('insight');
  const [open, setOpen] = useState(false);
  const count = Object.keys(where).length;
  return (
    <>
      <Popover
        open={open} onOpenChange={setOpen} trigger={['click']} placement="bottomLeft"
        content={<div className={styles.filters}>{filterDimensions.map((dimension) => <label key={dimension}><span>{inWords(dimensionNames[dimension])}</span><ValueSelect dimension={dimension} period={period} value={where[dimension] ?? []} onChange={(values) => onChange(withValues(where, dimension, values))} /></label>)}</div>}
      >
        <Button icon={<FilterOutlined />} type={count > 0 ? 'primary' : 'default'} ghost={count > 0}>{t('filter.add')}{count > 0 && ` ${count}`}</Button>
      </Popover>
      {count > 0 && <Button type="link" size="small" onClick={() => onChange({})}>{t('filter.clear')}</Button>}
    </>
  );
}

export function withValues(where: Where, dimension: DimensionKey, values: readonly string[]): Where {
  const { [dimension]: _, ...others } = where;
  return values.length === 0 ? others : { ...others, [dimension]: values };
}

interface ValueSelectProps {
  readonly id?: string;
  readonly dimension: DimensionKey;
  readonly period: Period;
  readonly value: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

export function ValueSelect({ id, dimension, period, value, onChange }: ValueSelectProps) {
  const { t } = useTranslation('insight');
  const groups = useReading({ metric: 'volume', period, where: {}, by: dimension });
  const known = groups.data?.groups ?? [];
  const options = known.map(({ key, name, n }) => ({ value: key, label: `${inWords(name)} (${plainNumber(n)})`, name: inWords(name) }));
  const missing = value.filter((each) => !known.some(({ key }) => key === each)).map((each) => ({ value: each, label: each, name: each }));
  return (
    <Select
      {...(id ? { id } : {})}
      mode="multiple" allowClear maxCount={20} maxTagCount="responsive" loading={groups.isPending} placeholder={t('filter.any')} notFoundContent={t('filter.none')} optionFilterProp="name" optionLabelProp="name" aria-label={inWords(dimensionNames[dimension])}
      value={[...value]} options={[...options, ...missing]} onChange={onChange} style={{ width: '100%' }}
    />
  );
}
