/** The stretches of one day. An end that is not after its beginning is the next day's. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Hours } from '@huiyin/domain/calendar/calendar.ts';
import { Button, Tag, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import styles from '../calendar.module.css';
import { minutesOfEnd, toClock } from '../hours-words.ts';
import { nextStretch, withEnd, withStart } from './stretches.ts';

interface HoursInputProps {
  readonly value: readonly Hours[];
  readonly onChange: (hours: readonly Hours[]) => void;
  readonly label: string;
  /** What is wrong at a pointer below the list: `/0/from`. */
  readonly wrongAt: (pointer: string) => string | null;
}

const dayMinutes = 24 * 60;
const most = 12;

export function HoursInput({ value, onChange, label, wrongAt }: HoursInputProps) {
  const { t } = useTranslation('calendar');
  const add = () => onChange([...value, nextStretch(value)]);
  const replace = (index: number, hours: Hours) => onChange(value.map((each, at) => (at === index ? hours : each)));
  return (
    <div className={styles.hours} role="group" aria-label={label}>
      {value.map((hours, index) => {
        const wrong = wrongAt(`/${index}`);
        const status = wrong ? { status: 'error' as const } : {};
        const end = minutesOfEnd(hours.to);
        return (
          <div key={index} className={styles.stretch}>
            <TimePicker {...clock} {...status} aria-label={`${label} ${t('editor.from')}`} value={onNoDay(hours.from)} onChange={(time) => time && replace(index, withStart(hours, time.format('HH:mm')))} />
            <span aria-hidden>–</span>
            {end >= dayMinutes && <Tag variant="filled" color="blue" style={{ margin: 0 }}>{t('nextDay')}</Tag>}
            <TimePicker {...clock} {...status} aria-label={`${label} ${t('editor.to')}`} value={onNoDay(toClock(end % dayMinutes))} onChange={(time) => time && replace(index, withEnd(hours, time.format('HH:mm')))} />
            <Button type="text" icon={<DeleteOutlined />} title={t('editor.removeHours')} aria-label={`${label} ${t('editor.removeHours')}`} onClick={() => onChange(value.filter((_, at) => at !== index))} />
            {index === value.length - 1 && value.length < most && <Button type="text" icon={<PlusOutlined />} title={t('editor.add')} aria-label={`${label} ${t('editor.add')}`} onClick={add} />}
            {wrong && <p role="alert" className={styles.wrong}>{wrong}</p>}
          </div>
        );
      })}
      {value.length === 0 && <Button type="link" className={styles.addHours ?? ''} icon={<PlusOutlined />} aria-label={`${label} ${t('editor.add')}`} onClick={add}>{t('editor.addFirst')}</Button>}
    </div>
  );
}

const clock = { format: 'HH:mm', minuteStep: 5, needConfirm: false, allowClear: false, suffixIcon: null, style: { width: 72 } } as const;

function onNoDay(time: string) {
  const minutes = minutesOfEnd(time);
  return dayjs().startOf('day').hour(Math.floor(minutes / 60)).minute(minutes % 60);
}
