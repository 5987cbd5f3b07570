/** How old what is open now is: bars of bands, the old ones marked, each with its tickets behind it. */

import { type BacklogBand, bandNames } from '@huiyin/domain/insight/backlog-age.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { Chart, ink, tip } from '../../ui/chart.tsx';
import { numberWords, plainNumber } from '../../ui/number.ts';
import { useBacklogAges } from '../insight.queries.ts';
import styles from '../insight.module.css';
import { DataList } from './data-list.tsx';
import { Loaded } from './loaded.tsx';
import { chartHeight, type PictureProps } from './picture.ts';

/** What has been open for more than a week is what somebody must look at. */
const old: readonly BacklogBand[] = ['fortnight', 'older'];
const stripes = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4, color: 'rgba(255,255,255,0.65)' };

export function AgesPicture({ where, asTable, onDrill }: PictureProps) {
  const { t } = useTranslation('insight');
  const ages = useBacklogAges(where);
  const { data } = ages;
  const all = data?.items.reduce((sum, { n }) => sum + n, 0) ?? 0;
  const share = (n: number) => `${plainNumber(all === 0 ? 0 : (100 * n) / all, 1)}%`;
  const option = useMemo(() => ({
    grid: { left: 4, right: 12, top: 26, bottom: 0, containLabel: true },
    xAxis: { type: 'category', data: data?.items.map(({ band }) => inWords(bandNames[band])) ?? [], axisTick: { show: false }, axisLine: { lineStyle: { color: ink.line } }, axisLabel: { color: ink.text, interval: 0 } },
    yAxis: { type: 'value', splitNumber: 4, minInterval: 1, splitLine: { lineStyle: { color: ink.line } }, axisLabel: { color: ink.faint, formatter: (value: number) => numberWords(value) } },
    tooltip: { confine: true, formatter: ({ dataIndex }: { dataIndex: number }) => tip(inWords(bandNames[data!.items[dataIndex]!.band]), [[t('value'), plainNumber(data!.items[dataIndex]!.n)], [t('share'), share(data!.items[dataIndex]!.n)]]) },
    series: [{
      type: 'bar', barMaxWidth: 46, color: ink.plain, label: { show: true, position: 'top', color: ink.quiet, formatter: ({ value }: { value: number }) => plainNumber(value) },
      data: data?.items.map(({ band, n }) => ({ value: n, ...(old.includes(band) && { itemStyle: { color: ink.worse, decal: stripes } }) })) ?? [],
    }],
  }), [data, t]);
  const open = (band: BacklogBand) => onDrill({ age: band, where });
  return (
    <Loaded query={ages} height={chartHeight} isEmpty={() => all === 0}>
      {({ items, oldestDays }) => (
        <>
          {asTable
            ? <DataList heads={[t('ages.age'), t('value'), t('share')]} rows={items.map(({ band, n }) => ({ key: band, label: inWords(bandNames[band]), cells: [plainNumber(n), share(n)], ...(n > 0 && { onOpen: () => open(band) }) }))} />
            : <Chart option={option} height={chartHeight} label={items.map(({ band, n }) => `${inWords(bandNames[band])} ${plainNumber(n)}`).join(t('comma'))} onPick={({ dataIndex }) => open(items[dataIndex]!.band)} />}
          <p className={styles.foot}><span>{t('ages.now', { n: plainNumber(all) })}</span>{oldestDays !== null && <span>{t('ages.oldest', { days: plainNumber(oldestDays, 1) })}</span>}<span>{t('ages.striped')}</span></p>
        </>
      )}
    </Loaded>
  );
}
