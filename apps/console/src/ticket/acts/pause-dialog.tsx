/** Waiting on purpose. */

import { DatePicker, Form, Input, Radio } from 'antd';
import { pauseTicket } from '@huiyin/domain/ticket/act.contract.ts';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useAct } from '../ticket.queries.ts';
import { ActDialog } from './act-dialog.tsx';
import type { ActDialogFacts } from './act-dialogs.tsx';
import { useRun } from './use-run.tsx';

export function PauseDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const pause = useAct(pauseTicket, ticket);
  return (
    <ActDialog<{ reason: 'customer' | 'third_party'; until?: Dayjs | null; note?: string }>
      title={t('act.pauseTitle')}
      okText={t('act.pause')}
      initial={{ reason: 'customer' }}
      onClose={onClose}
      onSubmit={({ reason, until, note }) => run(() => pause.mutateAsync({ reason, ...(until ? { until: until.toISOString() } : {}), ...(note ? { note } : {}) }), t('act.paused'))}
    >
      <Form.Item name="reason" label={t('act.pauseReason')}>
        <Radio.Group options={[{ value: 'customer', label: t('act.pauseCustomer') }, { value: 'third_party', label: t('act.pauseThird') }]} />
      </Form.Item>
      <Form.Item name="until" label={t('act.pauseUntil')}>
        <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} disabledDate={(day) => day.isBefore(dayjs().startOf('day'))} />
      </Form.Item>
      <Form.Item name="note" label={t('act.note')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} /></Form.Item>
    </ActDialog>
  );
}
