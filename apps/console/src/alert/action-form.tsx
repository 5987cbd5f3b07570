/** A task because of an alert: what, who, until when. */

import { actionKinds, type ActionKind } from '@huiyin/domain/alert/propose.ts';
import { addDays } from '@huiyin/domain/insight/period.ts';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateInput } from '../ui/date-input.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { PersonSelect } from '../identity/person-select.tsx';
import { useAddAction } from './alert.queries.ts';

export interface ActionDraft {
  readonly kind: ActionKind;
  readonly title: string;
}

interface Values extends ActionDraft {
  readonly ownerId: string;
  readonly dueOn: string;
}

interface ActionFormProps {
  readonly alertId: string;
  readonly draft: ActionDraft | null;
  /** The centre's day. */
  readonly today: string;
  readonly onClose: () => void;
}

const usualDays = 7;

export function ActionForm({ alertId, draft, today, onClose }: ActionFormProps) {
  const { t } = useTranslation('alert');
  const add = useAddAction();
  const required = (label: string) => [{ required: true, whitespace: true, message: t('required', { label }) }];
  return (
    <FormDrawer<Values>
      key={draft?.title ?? ''}
      open={draft !== null}
      title={t('newTask')}
      initial={{ ...draft, dueOn: addDays(today, usualDays) }}
      onClose={onClose}
      onSave={(body) => add({ params: { alertId }, body })}
      fieldOf={({ code }) => (code === 'person.unknown' ? 'ownerId' : code === 'alert_action.due_past' ? 'dueOn' : null)}
    >
      <Form.Item name="kind" label={t('taskKind')}><Select options={actionKinds.map((value) => ({ value, label: t(`actions.${value}`) }))} /></Form.Item>
      <Form.Item name="title" label={t('taskTitle')} rules={required(t('taskTitle'))}><Input maxLength={200} /></Form.Item>
      <Form.Item name="ownerId" label={t('taskOwner')} rules={required(t('taskOwner'))}><PersonSelect /></Form.Item>
      <Form.Item name="dueOn" label={t('dueOn')} rules={required(t('dueOn'))}><DateInput whole={false} /></Form.Item>
    </FormDrawer>
  );
}
