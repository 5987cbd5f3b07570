/** The hours of each day of the week, and a quick way to make days alike. */

import { CopyOutlined } from '@ant-design/icons';
import { weekdays, type Weekday, type Weekly } from '@huiyin/domain/calendar/calendar.ts';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WrongAt } from '../../ui/wrong-at.ts';
import styles from '../calendar.module.css';
import { HoursInput } from './hours-input.tsx';

interface WeekEditorProps {
  readonly value: Weekly;
  readonly onChange: (weekly: Weekly) => void;
  readonly wrongAt: WrongAt;
}

export function WeekEditor({ value, onChange, wrongAt }: WeekEditorProps) {
  const { t } = useTranslation('calendar');
  const copy = (day: Weekday, to: readonly Weekday[]) => onChange({ ...value, ...Object.fromEntries(to.map((each) => [each, value[day]])) });
  return (
    <dl className={styles.week}>
      {weekdays.map((day) => (
        <div key={day} className={styles.weekRow}>
          <dt>{t(`days.${day}`)}</dt>
          <dd><HoursInput value={value[day]} label={t(`days.${day}`)} onChange={(hours) => onChange({ ...value, [day]: hours })} wrongAt={(pointer) => wrongAt(`/weekly/${day}${pointer}`)} /></dd>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [{ key: 'workdays', label: t('editor.copyWorkdays') }, { key: 'every', label: t('editor.copyEvery') }],
              onClick: ({ key }) => copy(day, key === 'every' ? weekdays : weekdays.slice(0, 5)),
            }}
          >
            <Button type="text" icon={<CopyOutlined />} aria-label={`${t(`days.${day}`)} ${t('editor.copy')}`} title={t('editor.copy')} />
          </Dropdown>
        </div>
      ))}
    </dl>
  );
}
