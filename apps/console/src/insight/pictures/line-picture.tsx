/** A figure over time: alone beside the period before it, or a line for each of the largest groups; figures from before Huiyin apart from both. */

import { cutsThrough, earlierCut } from '@huiyin/domain/insight/earlier-cut.ts';
import { earlierCourse } from '@huiyin/domain/insight/earlier-course.ts';
import type { EarlierView } from '@huiyin/domain/insight/earlier-figure.contract.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { Chart } from '../../ui/chart.tsx';
import { plainNumber } from '../../ui/number.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { narrowed, whereText } from '../figures-address.ts';
import { daysOfPoint, figureWords, pointWords, within } from '../figure-words.ts';
import { useEarlierOf, useReading } from '../insight.queries.ts';
import styles from '../insight.module.css';
import { DataList } from './data-list.tsx';
import { labelOf, leadOf, type Line, lineOption } from './line-option.ts';
import { Loaded } from './loaded.tsx';
import { chartHeight, type PictureProps } from './picture.ts';

const mostLines = 5;

export function LinePicture({ card, definitions, period, where, asTable, onDrill }: PictureProps) {
  const { t } = useTranslation('insight');
  const narrow = useNarrow();
  const metric = definitions.get(card.metrics[0]!)!;
  const by = card.by === 'hour' || card.by === 'weekday' ? null : card.by;
  const reading = useReading({ metric: metric.key, period, where, by, split: by !== null });
  const { data } = reading;
  const previous = useReading({ metric: metric.key, period: data?.previous ?? period, where, ...(data && { every: data.every }) }, by === null && data !== undefined && data.previous.n > 0);
  const known = useEarlierOf(metric.key).data;
  const cut = earlierCut(by, where);
  // Files tell a group by its name as often as by its key.
  const named = useReading({ metric: metric.key, period, where: {}, by: cut.of === 'group' ? cut.dimension : null }, cut.of === 'group' && known?.some(({ dimension }) => dimension === cut.dimension) === true).data;
  const names = cut.of === 'group' ? [cut.key, ...(named?.groups ?? []).filter(({ key }) => key === cut.key).flatMap(({ name }) => [name.zh, name.en])] : [];
  const lines = useMemo<readonly Line[]>(() => {
    if (data === undefined) return [];
    const told = known ?? [];
    const beside = (own: readonly EarlierView[]) => earlierCourse(own, { points: data.series.map(({ at }) => at), every: data.every, period, adds: metric.kind === 'count' });
    const ofWhole = ({ dimension, group }: EarlierView) => (cut.of === 'group' ? dimension === cut.dimension && names.includes(group) : cut.of === 'whole' && dimension === '');
    if (by === null) return [{ key: null, name: t('now'), points: data.series, earlier: beside(told.filter(ofWhole)) }];
    return data.groups.filter(({ n }) => n > 0).slice(0, mostLines).map(({ key, name, series = [] }) => ({
      key, name: inWords(name), points: series, earlier: beside(told.filter(({ dimension, group }) => cut.of === 'groups' && dimension === by && [key, name.zh, name.en].includes(group))),
    }));
  }, [data, known, by, named, whereText(where), t]);
  const before = by === null ? previous.data?.series : undefined;
  const words = { before: t('before'), noData: t('noData'), earlierOf: (name: string) => (by === null ? t('earlier.name') : t('earlier.of', { name })), from: (source: string, on: string) => t('earlier.from', { source, on }) };
  const option = useMemo(() => (data === undefined ? {} : lineOption({ metric, data, lines, narrow, ...(before && { before }), words })), [data, lines, before, metric, narrow, t]);
  const open = (line: Line, index: number) => {
    const on = within(daysOfPoint(line.points[index]!.at, data!.every), period);
    onDrill({ metric: metric.key, where: line.key === null || by === null ? where : narrowed(where, by, line.key), on });
  };
  const told = (value: number | null | undefined) => (value === null || value === undefined ? t('noData') : figureWords(value, metric));
  const lead = leadOf(lines);
  const sources = [...new Set(lines.flatMap(({ earlier }) => [...earlier.before, ...earlier.along].flatMap((each) => (each === null ? [] : [each.figure.source]))))];
  return (
    <>
      <Loaded query={reading} height={chartHeight} isEmpty={() => sources.length === 0 && lines.every(({ points }) => points.every(({ value }) => value === null))}>
        {({ series, every }) => (
          <>
            {asTable
              ? <DataList heads={[t('card.time'), ...lines.flatMap(({ name }) => [name, `n ${name}`]), ...lines.filter(isTold).map(({ name }) => words.earlierOf(name))]} rows={[...lead.map((on) => ({ key: on, label: on, cells: [...lines.flatMap(() => ['', '']), ...lines.filter(isTold).map(({ earlier }) => told(earlier.before.find(({ figure }) => labelOf(figure) === on)?.value))] })), ...series.map(({ at }, index) => ({ key: at, label: pointWords(at, every), cells: [...lines.flatMap(({ points }) => [told(points[index]?.value), plainNumber(points[index]?.n ?? 0)]), ...lines.filter(isTold).map(({ earlier }) => told(earlier.along[index]?.value))], ...(lines[0] && by === null && { onOpen: () => open(lines[0]!, index) }) }))]} />
              : <Chart option={option} height={chartHeight} label={lines.map(({ name, points }) => `${name}${t('colon')}${points.slice(-3).map(({ at, value }) => `${pointWords(at, every)} ${told(value)}`).join(t('comma'))}`).join(t('comma'))} onPick={({ seriesIndex, dataIndex }) => lines[seriesIndex] && dataIndex >= lead.length && open(lines[seriesIndex], dataIndex - lead.length)} />}
            {sources.length > 0 && <p className={styles.foot}><span>{t('earlier.how', { sources: sources.join(t('comma')) })}</span>{metric.kind === 'count' && <span>{t('earlier.perDay')}</span>}</p>}
          </>
        )}
      </Loaded>
      {cutsThrough(known ?? [], by, cut, names) && <p className={styles.foot}>{t('earlier.cut')}</p>}
    </>
  );
}

function isTold({ earlier }: Line): boolean {
  return earlier.before.length > 0 || earlier.along.some((each) => each !== null);
}
