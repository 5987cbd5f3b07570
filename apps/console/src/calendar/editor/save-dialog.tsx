/** From which day on a change shall hold. Tomorrow, unless somebody says otherwise: what is over stays as it was. */

import type { CalendarView } from '@huiyin/domain/calendar/calendar.contract.ts';
import { toDayNumber, toLocalDate } from '@huiyin/domain/calendar/local-date.ts';
import { Alert, DatePicker, Input, Modal, Radio } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { todayIn } from '../local-words.ts';

interface SaveDialogProps {
  readonly calendar: CalendarView;
  readonly onCancel: () => void;
  /** Null: from the beginning. */
  readonly onSave: (validFromOn: string | null, note: string) => Promise<void>;
}

export function SaveDialog({ calendar, onCancel, onSave }: SaveDialogProps) {
  const { t } = useTranslation(['calendar', 'ui']);
  const today = todayIn(calendar.document.timeZone);
  const tomorrow = toLocalDate(toDayNumber(today) + 1);
  const [choice, setChoice] = useState<'tomorrow' | 'chosen' | 'beginning'>('tomorrow');
  const [chosen, setChosen] = useState(tomorrow);
  const [note, setNote] = useState('');
  const [saving, setSaving] = useState(false);
  const from = choice === 'tomorrow' ? tomorrow : choice === 'chosen' ? chosen : null;
  const superseded = calendar.versions.filter(({ holds, validFromOn }) => holds && validFromOn !== null && validFromOn > today && (from === null || validFromOn >= from));

  const save = async () => {
    setSaving(true);
    await onSave(from, note.trim()).finally(() => setSaving(false));
  };

  return (
    <Modal open title={t('editor.saveTitle')} okText={t('editor.save')} cancelText={t('ui:cancel')} confirmLoading={saving} onCancel={onCancel} onOk={() => void save()}>
      <Radio.Group vertical value={choice} onChange={({ target }) => setChoice(target.value as typeof choice)} style={{ margin: '4px 0 12px' }}>
        <Radio value="tomorrow">{t('editor.tomorrow', { date: tomorrow })}</Radio>
        <Radio value="chosen">{t('editor.chosen')}{choice === 'chosen' && <DatePicker aria-label={t('editor.chosen')} style={{ marginLeft: 8 }} value={dayjs(chosen)} allowClear={false} needConfirm={false} onChange={(day) => day && setChosen(day.format('YYYY-MM-DD'))} />}</Radio>
        <Radio value="beginning">{t('editor.beginning')}</Radio>
      </Radio.Group>
      {(from === null || from <= today) && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('editor.pastWarning')} />}
      {superseded.length > 0 && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('editor.supersedes', { list: superseded.map(({ number }) => t('versions.number', { n: number })).join(t('separator')) })} />}
      <Input aria-label={t('editor.note')} placeholder={t('editor.noteHint')} maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
    </Modal>
  );
}
