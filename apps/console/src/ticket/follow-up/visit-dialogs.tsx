/** Recording what came of a visit, and waiving one. */

import { App, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../platform/refusal-words.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import { useRecordVisit, useWaiveVisit, type FollowUpRow } from './follow-up.queries.ts';

interface VisitDialogProps {
  readonly visit: FollowUpRow;
  readonly onClose: () => void;
}

export function RecordVisitDialog({ visit, onClose }: VisitDialogProps) {
  const { t } = useTranslation('ticket');
  const { message } = App.useApp();
  const record = useRecordVisit(visit);
  return (
    <ActDialog<{ reached: boolean; result?: 'good' | 'bad' | 'later'; note?: string }>
      title={t('followUp.recordTitle')}
      okText={t('followUp.record')}
      initial={{ reached: true, result: 'good' }}
      onClose={onClose}
      onSubmit={({ reached, result, note }) =>
        record.mutateAsync({ reached, ...(reached && result && result !== 'later' ? { result } : {}), ...(note?.trim() ? { note: note.trim() } : {}) }).then(
          () => message.success(reached && result === 'bad' ? t('followUp.recordedBad') : t('followUp.recorded')),
          (error: unknown) => {
            void message.error(wordsOf(error));
            return null;
          },
        )
      }
    >
      {visit.script && <p style={{ margin: '0 0 16px', padding: '8px 12px', background: 'var(--accent-soft)', borderRadius: 8, lineHeight: 1.6, whiteSpace: 'pre-wrap' }}>{visit.script}</p>}
      <Form.Item name="reached" label={t('followUp.reachedQuestion')}>
        <Radio.Group optionType="button" options={[{ value: true, label: t('followUp.reached') }, { value: false, label: t('followUp.unreached') }]} />
      </Form.Item>
      <Form.Item noStyle dependencies={['reached', 'result']}>
        {({ getFieldValue }) => {
          const bad = getFieldValue('reached') === true && getFieldValue('result') === 'bad';
          return (
            <>
              {getFieldValue('reached') === true && (
                <Form.Item name="result" label={t('followUp.result')} extra={bad ? t('followUp.badText') : undefined}>
                  <Radio.Group options={[{ value: 'good', label: t('followUp.good') }, { value: 'bad', label: t('followUp.bad') }, { value: 'later', label: t('followUp.later') }]} />
                </Form.Item>
              )}
              <Form.Item name="note" label={bad ? t('followUp.noteBad') : t('followUp.note')} rules={bad ? [{ required: true, whitespace: true, message: t('followUp.noteBadMissing') }] : []}>
                <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
              </Form.Item>
            </>
          );
        }}
      </Form.Item>
    </ActDialog>
  );
}

export function WaiveVisitDialog({ visit, onClose }: VisitDialogProps) {
  const { t } = useTranslation('ticket');
  const { message } = App.useApp();
  const waive = useWaiveVisit(visit);
  return (
    <ActDialog<{ reason: string }>
      title={t('followUp.waiveTitle')}
      okText={t('followUp.waive')}
      onClose={onClose}
      onSubmit={({ reason }) =>
        waive.mutateAsync(reason.trim()).then(
          () => message.success(t('followUp.waived')),
          (error: unknown) => {
            void message.error(wordsOf(error));
            return null;
          },
        )
      }
    >
      <Form.Item name="reason" label={t('followUp.waiveReason')} rules={[{ required: true, whitespace: true, message: t('act.reasonMissing') }]}><Input.TextArea autoFocus autoSize={{ minRows: 3 }} maxLength={500} /></Form.Item>
    </ActDialog>
  );
}
