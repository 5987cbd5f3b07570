/** Which days: by name, by month, or by dates; and what they are compared with. */

import { CalendarOutlined } from '@ant-design/icons';
import { addDays, type Period, periodBefore, readPeriod } from '@huiyin/domain/insight/period.ts';
import { monthOf, type Preset, presetPeriod, presets } from '@huiyin/domain/insight/preset.ts';
import { Button, DatePicker, Popover } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { periodWords } from './figure-words.ts';
import styles from './insight.module.css';

interface PeriodPickerProps {
  readonly period: Period;
  readonly preset: Preset | undefined;
  readonly today: string;
  readonly months: readonly string[];
  readonly onChoose: (chosen: { readonly preset: Preset } | { readonly period: Period }) => void;
}

const mostMonths = 12;

export function PeriodPicker({ period, preset, today, months, onChoose }: PeriodPickerProps) {
  const { t } = useTranslation('insight');
  const [open, setOpen] = useState(false);
  const choose = (chosen: Parameters<typeof onChoose>[0]) => {
    onChoose(chosen);
    setOpen(false);
  };
  const dates = (from: string | undefined, last: string | undefined) => {
    const read = from && last ? readPeriod(from, addDays(last, 1)) : null;
    if (read) choose({ period: read });
  };
  const isSame = (other: Period) => other.from === period.from && other.to === period.to;
  const content = (
    <div className={styles.periods}>
      <div className={styles.choices}>{presets.map((each) => <Button key={each} size="small" type={preset === each ? 'primary' : 'default'} onClick={() => choose({ preset: each })} title={periodWords(presetPeriod(each, today))}>{t(`period.${each}`)}</Button>)}</div>
      {months.length > 0 && (
        <>
          <h2>{t('period.months')}</h2>
          <div className={styles.choices}>{months.slice(0, mostMonths).map((month) => <Button key={month} size="small" type={preset === undefined && isSame(monthOf(`${month}-01`)) ? 'primary' : 'default'} onClick={() => choose({ period: monthOf(`${month}-01`) })}>{periodWords(monthOf(`${month}-01`))}</Button>)}</div>
        </>
      )}
      <h2>{t('period.custom')}</h2>
      <div className={styles.dates}>
        <DatePicker aria-label={t('period.from')} allowClear={false} value={dayjs(period.from)} onChange={(picked) => dates(picked?.format('YYYY-MM-DD'), picked && picked.format('YYYY-MM-DD') < period.to ? addDays(period.to, -1) : picked?.format('YYYY-MM-DD'))} />
        <span aria-hidden>–</span>
        <DatePicker aria-label={t('period.to')} allowClear={false} value={dayjs(addDays(period.to, -1))} onChange={(picked) => dates(picked && picked.format('YYYY-MM-DD') >= period.from ? period.from : picked?.format('YYYY-MM-DD'), picked?.format('YYYY-MM-DD'))} />
      </div>
    </div>
  );
  return (
    <span className={styles.period}>
      <Popover open={open} onOpenChange={setOpen} trigger={['click']} placement="bottomLeft" content={content}>
        <Button icon={<CalendarOutlined />} aria-label={`${t('period.label')}${t('colon')}${periodWords(period)}`}>{preset ? `${t(`period.${preset}`)} · ` : ''}{periodWords(period)}</Button>
      </Popover>
      <span className={styles.quiet}>{t('period.compared', { period: periodWords(periodBefore(period)) })}</span>
    </span>
  );
}
