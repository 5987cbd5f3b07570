/** Days that are other than the week and the official days say: by hand, or out of a holiday file. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Override } from '@huiyin/domain/calendar/calendar.ts';
import { Button, Checkbox, DatePicker, Input, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WrongAt } from '../../ui/wrong-at.ts';
import styles from '../calendar.module.css';
import { useDayFile } from '../day-file.tsx';
import { HoursInput } from './hours-input.tsx';

interface OverridesEditorProps {
  readonly value: readonly Override[];
  readonly onChange: (overrides: readonly Override[]) => void;
  readonly wrongAt: WrongAt;
  readonly timeZone: string;
  /** That of the picture beside it. */
  readonly year: number;
}

export function OverridesEditor({ value, onChange, wrongAt, timeZone, year }: OverridesEditorProps) {
  const { t } = useTranslation(['calendar', 'ui']);
  const [every, setEvery] = useState(false);
  const file = useDayFile(timeZone, (days) => onChange(merge(value, days)));
  const shown = value.map((override, index) => ({ override, index })).filter(({ override, index }) => every || override.on.startsWith(`${year}-`) || wrongAt(`/overrides/${index}`) !== null);
  const replace = (index: number, override: Override) => onChange(value.map((each, at) => (at === index ? override : each)));

  return (
    <>
      <p className={styles.quiet}>{t('editor.overridesText')}</p>
      <div className={styles.bar}>
        <Button icon={<PlusOutlined />} onClick={() => onChange([...value, { on: freeDay(value, year), kind: 'off', name: t('off') }])}>{t('editor.addDay')}</Button>
        {file.button}
        <Checkbox checked={every} onChange={({ target }) => setEvery(target.checked)}>{t('editor.showAll')}</Checkbox>
      </div>
      {file.told}
      {shown.length === 0 && <p className={styles.quiet}>{t('editor.noOverrides', { year })}</p>}
      {shown.map(({ override, index }) => <OverrideRow key={index} override={override} onChange={(changed) => replace(index, changed)} onRemove={() => onChange(value.filter((_, at) => at !== index))} wrongAt={(pointer) => wrongAt(`/overrides/${index}${pointer}`)} />)}
    </>
  );
}

interface OverrideRowProps {
  readonly override: Override;
  readonly onChange: (override: Override) => void;
  readonly onRemove: () => void;
  readonly wrongAt: WrongAt;
}

function OverrideRow({ override, onChange, onRemove, wrongAt }: OverrideRowProps) {
  const { t } = useTranslation(['calendar', 'ui']);
  const { on, name } = override;
  const [wrongDay, wrongName] = [wrongAt('/on'), wrongAt('/name')];
  return (
    <div className={styles.override}>
      <div>
        <DatePicker aria-label={t('editor.on')} value={dayjs(on)} allowClear={false} needConfirm={false} {...(wrongDay ? { status: 'error' as const } : {})} onChange={(picked) => picked && onChange({ ...override, on: picked.format('YYYY-MM-DD') })} />
        {wrongDay && <p role="alert" className={styles.wrong}>{wrongDay}</p>}
      </div>
      <Segmented<'off' | 'work'> aria-label={t('editor.kind')} value={override.kind} options={[{ value: 'off', label: t('off') }, { value: 'work', label: t('work') }]} onChange={(kind) => onChange(kind === 'off' ? { on, kind, name } : { on, kind, name, hours: null })} />
      <div>
        <Input aria-label={t('editor.reason')} placeholder={t('editor.reasonHint')} maxLength={60} value={name} {...(wrongName ? { status: 'error' as const } : {})} onChange={({ target }) => onChange({ ...override, name: target.value })} />
        {wrongName && <p role="alert" className={styles.wrong}>{wrongName}</p>}
      </div>
      <div className={styles.hours}>
        {override.kind === 'work' && (
          <>
            <Select aria-label={t('hours')} value={override.hours === null ? 'usual' : 'own'} style={{ width: 130 }} options={[{ value: 'usual', label: t('editor.hoursAs') }, { value: 'own', label: t('editor.hoursOwn') }]} onChange={(which) => onChange({ ...override, hours: which === 'usual' ? null : [{ from: '09:00', to: '12:00' }] })} />
            {override.hours && <HoursInput label={on} value={override.hours} onChange={(hours) => onChange({ ...override, hours })} wrongAt={(pointer) => wrongAt(`/hours${pointer}`)} />}
            {override.hours?.length === 0 && <p role="alert" className={styles.wrong}>{wrongAt('/hours')}</p>}
          </>
        )}
      </div>
      <Button type="text" danger icon={<DeleteOutlined />} aria-label={`${on} ${t('ui:remove')}`} onClick={onRemove} />
    </div>
  );
}

/** A day of the file takes the place of the same day. */
export function merge(before: readonly Override[], read: readonly Override[]): Override[] {
  const taken = new Set(read.map(({ on }) => on));
  return [...before.filter(({ on }) => !taken.has(on)), ...read].toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

/** Tomorrow, or the first free day after it; in another year its first. */
function freeDay(overrides: readonly Override[], year: number): string {
  let day = dayjs().year() === year ? dayjs().add(1, 'day') : dayjs(`${year}-01-01`);
  while (overrides.some(({ on }) => on === day.format('YYYY-MM-DD'))) day = day.add(1, 'day');
  return day.format('YYYY-MM-DD');
}
