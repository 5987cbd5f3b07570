/** When would it be due? A moment and a span of working time in, the due moment and every day on the way out. */

import type { CalendarSummary } from '@huiyin/domain/calendar/calendar.contract.ts';
import { toDayNumber } from '@huiyin/domain/calendar/local-date.ts';
import { zoneOf } from '@huiyin/domain/calendar/zone.ts';
import { Alert, DatePicker, InputNumber, Select, Skeleton, Tag } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../platform/api.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { Panel } from '../ui/page-frame.tsx';
import { spanWords } from '../ui/time.ts';
import styles from './calendar.module.css';
import { useDue } from './calendar.queries.ts';
import { dateWords, momentIn, shortDateWords, todayIn } from './local-words.ts';
import { traceLines, type TraceLine } from './trace-lines.ts';

const units = { minutes: 1, hours: 60 } as const;
const most = 600_000;

export function TrialPanel({ calendar }: { readonly calendar: Pick<CalendarSummary, 'id' | 'document'> }) {
  const { t } = useTranslation(['calendar', 'ui']);
  const { timeZone } = calendar.document;
  const fields = useId();
  // The wall of the calendar, not of the reader: half past five is half past five there.
  const [wall, setWall] = useState<Dayjs | null>(() => dayjs(`${todayIn(timeZone)}T17:30:00`));
  const [amount, setAmount] = useState<number | null>(4);
  const [unit, setUnit] = useState<keyof typeof units>('hours');
  const minutes = useDeferredValue(amount === null ? 0 : Math.round(amount * units[unit]));
  const from = wall ? new Date(zoneOf(timeZone).instantOf(toDayNumber(wall.format('YYYY-MM-DD')), wall.hour() * 60 + wall.minute())).toISOString() : null;
  const due = useDue(calendar.id, from !== null && minutes >= 1 && minutes <= most ? { from, minutes } : null);

  return (
    <Panel title={t('trial.title')}>
      <p className={styles.quiet}>{t('trial.text')}</p>
      <div className={styles.row}>
        <span>
          <label className={styles.label} htmlFor={`${fields}-from`}>{t('trial.from')}</label>
          <DatePicker id={`${fields}-from`} showTime={{ format: 'HH:mm', minuteStep: 5 }} format="YYYY-MM-DD HH:mm" value={wall} needConfirm={false} allowClear={false} onChange={(value) => setWall(value)} style={{ width: 180 }} />
        </span>
        <span>
          <label className={styles.label} htmlFor={`${fields}-amount`}>{t('trial.amount')}</label>
          <span className={styles.together}>
            <InputNumber id={`${fields}-amount`} min={1} max={unit === 'hours' ? most / 60 : most} precision={0} value={amount} onChange={setAmount} style={{ width: 90 }} />
            <Select aria-label={t('trial.amount')} value={unit} onChange={setUnit} options={(['minutes', 'hours'] as const).map((value) => ({ value, label: t(`trial.units.${value}`) }))} style={{ width: 96 }} />
          </span>
        </span>
      </div>
      {due.isError ? <Alert type="warning" showIcon title={isRefusal(due.error, 'calendar.out_of_reach') ? t('trial.beyond') : wordsOf(due.error)} />
        : !due.data ? <Skeleton active paragraph={{ rows: 2 }} title={false} />
        : (
          <div aria-live="polite">
            <p className={styles.due}>{t('trial.due')} <b>{momentIn(timeZone, due.data.dueAt)}</b> <span className={styles.quiet}>{t('trial.zone', { zone: timeZone })}</span></p>
            {due.data.provisional && <Alert type="warning" showIcon title={t('trial.provisional')} style={{ marginBottom: 8 }} />}
            <ol className={styles.trace}>{traceLines(due.data.days).map((line) => <Line key={line.from} line={line} />)}</ol>
            {due.data.cut && <p className={styles.quiet}>{t('trial.cut')}</p>}
          </div>
        )}
    </Panel>
  );
}

function Line({ line }: { readonly line: TraceLine }) {
  const { t } = useTranslation('calendar');
  const span = spanWords(line.countedMs);
  return (
    <li data-counted={line.countedMs > 0}>
      <span>{line.days === 1 ? dateWords(line.from, false) : t('range', { from: shortDateWords(line.from), to: shortDateWords(line.to) })}</span>
      {line.kind === 'weekly' ? <span /> : <Tag variant="filled" color={line.kind === 'holiday' ? 'red' : line.kind === 'make_up' ? 'blue' : 'gold'}>{t(`kinds.${line.kind}`)}{line.name ? ` · ${line.name}` : ''}</Tag>}
      <span>{line.countedMs === 0 ? t('trial.skipped') : line.days === 1 ? t('trial.counted', { span }) : t('trial.each', { span })}</span>
    </li>
  );
}
