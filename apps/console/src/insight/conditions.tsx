/** By what the rows behind a figure were narrowed; each can be dropped. */

import { CloseOutlined } from '@ant-design/icons';
import { dimensionNames, type DimensionKey, type TimeDimension } from '@huiyin/domain/insight/dimension.ts';
import { addDays, longestPeriodDays, type Period } from '@huiyin/domain/insight/period.ts';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { periodWords } from './figure-words.ts';
import type { SliceWhere } from './figures-address.ts';
import { useReadings } from './insight.queries.ts';
import styles from './insight.module.css';

interface ConditionsProps {
  readonly where: SliceWhere;
  /** Null: it is about now. */
  readonly period: Period | null;
  readonly onChange: (where: SliceWhere) => void;
}

/** Names are those that the groups of the volume have. */
export function Conditions({ where, period, onChange }: ConditionsProps) {
  const { t } = useTranslation('insight');
  const today = new Date().toISOString().slice(0, 10);
  const dimensions = Object.keys(where) as (DimensionKey | TimeDimension)[];
  const named = useReadings(dimensions.map((by) => ({ metric: 'volume', period: period ?? { from: addDays(today, 1 - longestPeriodDays), to: addDays(today, 1) }, where: {}, by })));
  const nameOf = (index: number, key: string) => {
    const group = named[index]?.data?.groups.find((each) => each.key === key);
    return group ? inWords(group.name) : dimensions[index] === 'hour' ? `${key}:00` : key;
  };
  return (
    <p className={styles.conditions}>
      {period !== null && <Tag>{t('behind.days', { period: periodWords(period) })}</Tag>}
      {dimensions.map((dimension, index) => {
        const { [dimension]: values = [], ...others } = where;
        const words = `${inWords(dimensionNames[dimension])}${t('colon')}${values.map((value) => nameOf(index, value)).join(t('comma'))}`;
        return <Tag key={dimension} closable closeIcon={<CloseOutlined aria-label={t('behind.drop', { name: words })} />} onClose={(event) => { event.preventDefault(); onChange(others); }}>{words}</Tag>;
      })}
    </p>
  );
}
