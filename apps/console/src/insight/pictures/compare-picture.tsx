/** Several metrics, each with its groups beside the whole: where one differs, and which way (S3.9, S3.11). */

import { dimensionNames } from '@huiyin/domain/insight/dimension.ts';
import type { MetricDefinition } from '@huiyin/domain/insight/insight.contract.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { Chart } from '../../ui/chart.tsx';
import { plainNumber } from '../../ui/number.ts';
import { Definition } from '../definition.tsx';
import { figureWords, nameByGroups } from '../figure-words.ts';
import { narrowed } from '../figures-address.ts';
import { useReading } from '../insight.queries.ts';
import styles from '../insight.module.css';
import { barsOption, isWorse, lyingHeight } from './bars.ts';
import { DataList } from './data-list.tsx';
import { Loaded } from './loaded.tsx';
import type { PictureProps } from './picture.ts';

const mostGroups = 8;

export function ComparePicture(props: PictureProps) {
  const { t } = useTranslation('insight');
  return (
    <>
      <div className={styles.compare}>{props.card.metrics.map((key) => <One key={key} {...props} metric={props.definitions.get(key)!} />)}</div>
      <p className={styles.foot}>{t('compareMarks')}</p>
    </>
  );
}

function One({ card, metric, period, where, asTable, onDrill }: PictureProps & { readonly metric: MetricDefinition }) {
  const { t } = useTranslation('insight');
  const by = card.by!;
  const reading = useReading({ metric: metric.key, period, where, by });
  const { data } = reading;
  // In one order for all metrics: the busiest first, so that a group stands at the same place in each.
  const groups = useMemo(() => data?.groups.filter(({ n, previous }) => n > 0 || previous !== null).slice(0, mostGroups) ?? [], [data]);
  const whole = data?.value ?? null;
  const told = (value: number | null) => (value === null ? t('noData') : figureWords(value, metric));
  const option = useMemo(() => barsOption({ metric, groups, whole, standing: false, legend: false, words: { whole: t('whole'), before: t('before'), now: t('now'), noData: t('noData') } }), [data, t]);
  const open = (key: string) => onDrill({ metric: metric.key, where: narrowed(where, by, key) });
  const height = Math.max(100, lyingHeight(groups, 26) + 28);
  return (
    <section>
      <h3 className={styles.caption}><span data-caption>{nameByGroups(metric, t('share'))}{whole !== null && ` · ${t('whole')} ${told(whole)}`}</span> <Definition metric={metric} /></h3>
      <Loaded query={reading} height={height} isEmpty={() => groups.every(({ value }) => value === null)}>
        {() => asTable
          ? <DataList heads={[inWords(dimensionNames[by]), t('value'), 'n', t('before')]} rows={groups.map(({ key, name, value, n, previous }) => ({ key, label: `${inWords(name)}${isWorse(metric, value, whole) ? ` · ${t('change.worse')}` : ''}`, cells: [told(value), plainNumber(n), told(previous)], onOpen: () => open(key) }))} />
          : <Chart option={option} height={height} label={`${inWords(metric.name)}${t('colon')}${groups.map(({ name, value }) => `${inWords(name)} ${told(value)}`).join(t('comma'))}`} onPick={({ dataIndex }) => open(groups[dataIndex]!.key)} />}
      </Loaded>
    </section>
  );
}
