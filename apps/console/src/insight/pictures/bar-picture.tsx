/** Groups side by side, with what they were before. */

import { dimensionNames } from '@huiyin/domain/insight/dimension.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { Chart } from '../../ui/chart.tsx';
import { plainNumber } from '../../ui/number.ts';
import { narrowed } from '../figures-address.ts';
import { figureWords } from '../figure-words.ts';
import { useReading } from '../insight.queries.ts';
import styles from '../insight.module.css';
import { barsOption, isWorse, lyingHeight, ranked } from './bars.ts';
import { DataList } from './data-list.tsx';
import { Loaded } from './loaded.tsx';
import { chartHeight, type PictureProps } from './picture.ts';

const mostBars = 8;

export function BarPicture({ card, definitions, period, where, asTable, onDrill }: PictureProps) {
  const { t } = useTranslation('insight');
  const metric = definitions.get(card.metrics[0]!)!;
  const by = card.by!;
  const standing = by === 'hour' || by === 'weekday';
  const reading = useReading({ metric: metric.key, period, where, by });
  const { data } = reading;
  const groups = useMemo(() => (data === undefined ? [] : standing ? data.groups : ranked(data.groups)), [data, standing]);
  const shown = standing ? groups : groups.slice(0, mostBars);
  const words = { whole: t('whole'), before: t('before'), now: t('now'), noData: t('noData') };
  const whole = data?.value ?? null;
  const option = useMemo(() => barsOption({ metric, groups: shown, whole, standing, legend: true, words }), [data, t]);
  const open = (key: string) => onDrill({ metric: metric.key, where: narrowed(where, by, key) });
  const told = (value: number | null) => (value === null ? t('noData') : figureWords(value, metric));
  return (
    <Loaded query={reading} height={chartHeight} isEmpty={() => groups.every(({ value }) => value === null)}>
      {() => asTable
        ? <DataList heads={[inWords(dimensionNames[by]), t('value'), 'n', t('before')]} rows={groups.map(({ key, name, value, n, previous }) => ({ key, label: inWords(name), cells: [told(value), plainNumber(n), told(previous)], onOpen: () => open(key) }))} />
        : (
          <>
            <Chart option={option} height={standing ? chartHeight : Math.max(120, lyingHeight(shown, 27) + 34)} label={shown.map(({ name, value }) => `${inWords(name)} ${told(value)}`).join(t('comma'))} onPick={({ dataIndex }) => open(shown[dataIndex]!.key)} />
            <p className={styles.foot}>
              {groups.length > shown.length && <span>{t('others', { n: groups.length - shown.length })}</span>}
              {shown.some(({ value }) => isWorse(metric, value, whole)) && <span>{t('worseThanWhole', { value: told(whole) })}</span>}
            </p>
          </>
        )}
    </Loaded>
  );
}
