/** What the assistant did day by day: a picture over the whole period, and the same as a table for exact figures, keys and ears. */

import type { AssistantFigures } from '@huiyin/domain/upkeep/figures.contract.ts';
import { Segmented } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areaColours, Chart, ink, tip } from '../ui/chart.tsx';
import { Panel } from '../ui/page-frame.tsx';
import { axisDay, dateWords } from '../ui/time.ts';
import type { Days } from './upkeep.queries.ts';
import styles from './upkeep.module.css';

const kinds = ['answered', 'clarified', 'handedOn'] as const;
type Turns = AssistantFigures['byDay'][number];

export function TurnsByDay({ days: { from, until }, byDay }: { readonly days: Days; readonly byDay: readonly Turns[] }) {
  const { t } = useTranslation('upkeep');
  const [asTable, setAsTable] = useState(false);
  const course = useMemo(() => everyDay(from, until, byDay), [from, until, byDay]);
  const option = useMemo(() => ({
    color: [...areaColours],
    aria: { enabled: true, decal: { show: true } },
    grid: { left: 4, right: 12, top: 32, bottom: 0, containLabel: true },
    legend: { top: 0, left: 0, itemHeight: 10, textStyle: { color: ink.quiet } },
    xAxis: { type: 'category', data: course.map(({ day }) => axisDay(day)), axisTick: { show: false }, axisLine: { lineStyle: { color: ink.line } }, axisLabel: { color: ink.faint, hideOverlap: true } },
    yAxis: { type: 'value', minInterval: 1, splitNumber: 4, splitLine: { lineStyle: { color: ink.line } }, axisLabel: { color: ink.faint } },
    tooltip: {
      trigger: 'axis', confine: true, axisPointer: { type: 'shadow' },
      formatter: ([first]: { dataIndex: number }[]) => {
        const turns = course[first!.dataIndex]!;
        return tip(dateWords(turns.day), kinds.map((kind) => [t(`figures.${kind}`), String(turns[kind])] as const));
      },
    },
    series: kinds.map((kind) => ({ name: t(`figures.${kind}`), type: 'bar', stack: 'turns', barMaxWidth: 28, data: course.map((turns) => turns[kind]) })),
  }), [course, t]);
  return (
    <Panel
      title={t('figures.byDay')}
      actions={<Segmented size="small" aria-label={t('figures.shownAs')} value={asTable ? 'table' : 'picture'} options={(['picture', 'table'] as const).map((value) => ({ value, label: t(`figures.as.${value}`) }))} onChange={(shown) => setAsTable(shown === 'table')} />}
    >
      {asTable ? (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead><tr><th scope="col">{t('figures.day')}</th>{kinds.map((kind) => <th key={kind} scope="col">{t(`figures.${kind}`)}</th>)}</tr></thead>
            <tbody>{byDay.toReversed().map((turns) => <tr key={turns.day}><th scope="row">{dateWords(turns.day)}</th>{kinds.map((kind) => <td key={kind}>{turns[kind]}</td>)}</tr>)}</tbody>
          </table>
        </div>
      ) : <Chart option={option} height={220} label={kinds.map((kind) => t('figures.turns', { kind: t(`figures.${kind}`), n: byDay.reduce((sum, turns) => sum + turns[kind], 0) })).join(t('figures.comma'))} />}
    </Panel>
  );
}

/** Days without any turn are gaps in the picture, not left out of it. */
function everyDay(from: string, until: string, byDay: readonly Turns[]): readonly Turns[] {
  const known = new Map(byDay.map((turns) => [turns.day, turns]));
  return Array.from({ length: dayjs(until).diff(from, 'day') + 1 }, (_, index) => {
    const day = dayjs(from).add(index, 'day').format('YYYY-MM-DD');
    return known.get(day) ?? { day, answered: 0, clarified: 0, handedOn: 0 };
  });
}
