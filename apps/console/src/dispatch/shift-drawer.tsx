/** One shift: its week, its breaks, and the dates that are other. What is wrong is said where it stands, while it is typed. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ShiftView } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import type { ShiftDocument } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import { validateShift } from '@huiyin/domain/dispatch/shift.ts';
import { weekOf } from '@huiyin/domain/calendar/shipped.ts';
import { Button, DatePicker, Form, Input, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HoursInput } from '../calendar/editor/hours-input.tsx';
import { WeekEditor } from '../calendar/editor/week-editor.tsx';
import { inWords } from '../platform/i18n.ts';
import { BilingualInput, bothLanguages, type TwoTexts } from '../ui/bilingual-input.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { wrongAtOf, type WrongAt } from '../ui/wrong-at.ts';
import { useChangeShift, useCreateShift } from './dispatch.queries.ts';
import styles from './dispatch.module.css';

const fresh: ShiftDocument = {
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  weekly: weekOf([{ from: '09:00', to: '18:00' }], ['mon', 'tue', 'wed', 'thu', 'fri']) as ShiftDocument['weekly'],
  breaks: [{ from: '12:00', to: '13:00' }],
  exceptions: [],
};

export function ShiftDrawer({ shift, onClose }: { readonly shift: ShiftView | null; readonly onClose: () => void }) {
  const { t } = useTranslation('dispatch');
  const create = useCreateShift();
  const change = useChangeShift();
  const [document, setDocument] = useState<ShiftDocument>(shift?.document ?? fresh);
  const wrongAt = wrongAtOf(validateShift(document, Date.now()));
  const never = wrongAt('/weekly');

  const save = ({ name }: { name: TwoTexts }) => (shift ? change({ params: { shiftId: shift.id }, body: { name, document, version: shift.version } }) : create({ body: { name, document } }));
  const exceptions = document.exceptions;
  const replace = (index: number, exception: ShiftDocument['exceptions'][number]) => setDocument({ ...document, exceptions: exceptions.map((each, at) => (at === index ? exception : each)) });

  return (
    <FormDrawer<{ name: TwoTexts }> open width={620} title={shift ? inWords(shift.name) : t('shifts.new')} initial={shift ? { name: shift.name } : {}} onClose={onClose} onSave={save}>
      <Form.Item name="name" label={t('shifts.name')} required rules={[bothLanguages()]}><BilingualInput label={t('shifts.name')} maxLength={40} /></Form.Item>
      <Form.Item label={t('shifts.week')}>
        <WeekEditor value={document.weekly} onChange={(weekly) => setDocument({ ...document, weekly: weekly as ShiftDocument['weekly'] })} wrongAt={wrongAt} />
        {never && <p role="alert" className={styles.wrong}>{never}</p>}
      </Form.Item>
      <Form.Item label={t('shifts.breaks')} extra={t('shifts.breaksHint')}>
        <HoursInput value={document.breaks} label={t('shifts.breaks')} onChange={(breaks) => setDocument({ ...document, breaks: [...breaks] })} wrongAt={(pointer) => wrongAt(`/breaks${pointer}`)} />
      </Form.Item>
      <Form.Item label={t('shifts.exceptions')}>
        {exceptions.map((exception, index) => <ExceptionRow key={index} exception={exception} onChange={(changed) => replace(index, changed)} onRemove={() => setDocument({ ...document, exceptions: exceptions.filter((_, at) => at !== index) })} wrongAt={(pointer) => wrongAt(`/exceptions/${index}${pointer}`)} />)}
        {exceptions.length < 100 && <Button type="dashed" icon={<PlusOutlined />} onClick={() => setDocument({ ...document, exceptions: [...exceptions, { on: freeDay(exceptions), kind: 'off', name: t('shifts.off') }] })}>{t('shifts.addException')}</Button>}
      </Form.Item>
    </FormDrawer>
  );
}

interface ExceptionRowProps {
  readonly exception: ShiftDocument['exceptions'][number];
  readonly onChange: (exception: ShiftDocument['exceptions'][number]) => void;
  readonly onRemove: () => void;
  readonly wrongAt: WrongAt;
}

function ExceptionRow({ exception, onChange, onRemove, wrongAt }: ExceptionRowProps) {
  const { t } = useTranslation('dispatch');
  const { on, name } = exception;
  const wrong = wrongAt('/on') ?? wrongAt('/name');
  return (
    <div className={styles.day}>
      <DatePicker aria-label={t('shifts.exceptionOn')} value={dayjs(on)} allowClear={false} needConfirm={false} onChange={(picked) => picked && onChange({ ...exception, on: picked.format('YYYY-MM-DD') })} />
      <Segmented
        value={exception.kind}
        options={[{ value: 'off', label: t('shifts.off') }, { value: 'work', label: t('shifts.work') }]}
        onChange={(kind) => onChange(kind === 'off' ? { on, name, kind: 'off' } : { on, name, kind: 'work', hours: [{ from: '09:00', to: '18:00' }] })}
      />
      <Input aria-label={t('shifts.exceptionName')} placeholder={t('shifts.exceptionName')} value={name} maxLength={60} style={{ width: 160, flex: 1 }} onChange={({ target }) => onChange({ ...exception, name: target.value })} />
      <Button type="text" icon={<DeleteOutlined />} aria-label={t('shifts.removeException')} onClick={onRemove} />
      {exception.kind === 'work' && <HoursInput value={exception.hours} label={t('shifts.work')} onChange={(hours) => onChange({ ...exception, hours: [...hours] })} wrongAt={(pointer) => wrongAt(`/hours${pointer}`)} />}
      {wrong && <p role="alert" className={styles.wrong}>{wrong}</p>}
    </div>
  );
}

/** Tomorrow, or the first day after it that has no row yet. */
function freeDay(exceptions: ShiftDocument['exceptions']): string {
  let day = dayjs().add(1, 'day');
  while (exceptions.some(({ on }) => on === day.format('YYYY-MM-DD'))) day = day.add(1, 'day');
  return day.format('YYYY-MM-DD');
}
