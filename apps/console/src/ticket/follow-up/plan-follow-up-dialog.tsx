/** Plans the visit, or moves it. */

import { App, DatePicker, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../platform/refusal-words.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import { usePlanVisit } from './follow-up.queries.ts';

interface PlanFollowUpDialogProps {
  readonly ticket: { readonly id: string; readonly version: number };
  /** The visit as it is planned now, when it is to be moved. */
  readonly planned?: { readonly dueAt: string; readonly method: 'phone' | 'chat' | 'message' };
  readonly onClose: () => void;
}

const methods = ['phone', 'chat', 'message'] as const;

export function PlanFollowUpDialog({ ticket, planned, onClose }: PlanFollowUpDialogProps) {
  const { t } = useTranslation('ticket');
  const { message } = App.useApp();
  const plan = usePlanVisit(ticket);
  return (
    <ActDialog<{ dueAt: Dayjs; method: 'phone' | 'chat' | 'message' }>
      title={planned ? t('followUp.moveTitle') : t('followUp.plan')}
      initial={{ method: planned?.method ?? 'phone', dueAt: planned ? dayjs(planned.dueAt) : dayjs().add(1, 'day').startOf('hour') }}
      onClose={onClose}
      onSubmit={({ dueAt, method }) =>
        plan.mutateAsync({ dueAt: dueAt.toISOString(), method }).then(
          () => message.success(planned ? t('followUp.moved') : t('followUp.planned_')),
          (error: unknown) => {
            void message.error(wordsOf(error));
            return null;
          },
        )
      }
    >
      <Form.Item name="dueAt" label={t('followUp.dueLabel')} rules={[{ required: true, message: t('followUp.dueMissing') }]}>
        <DatePicker showTime={{ format: 'HH:mm', minuteStep: 5 }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} disabledDate={(day) => day.isBefore(dayjs().startOf('day'))} />
      </Form.Item>
      <Form.Item name="method" label={t('followUp.methodLabel')}><Select options={methods.map((value) => ({ value, label: t(`method.${value}`) }))} /></Form.Item>
    </ActDialog>
  );
}
