/** Answering what is asked: the result, yes or no, a call, and taking a wish back. */

import { App, Form, Input, Radio } from 'antd';
import { answerSubTask, approveSubTask, declineSubTask, recordCall, type SubTaskView } from '@huiyin/domain/ticket/sub-task.contract.ts';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../platform/refusal-words.ts';
import { FieldInputs, type FieldForm } from '../../ui/field-inputs.tsx';
import { ActDialog } from '../acts/act-dialog.tsx';
import { allArrived, FileField } from '../acts/file-field.tsx';
import { sendSubTaskFile, useCancelSubTask, useTurn } from './sub-task.queries.ts';

export type AnswerAct = 'answer' | 'approve' | 'decline' | 'call' | 'cancel';

interface DialogProps {
  readonly subTask: SubTaskView;
  readonly onClose: () => void;
}

const dialogs: Record<AnswerAct, ComponentType<DialogProps>> = { answer: AnswerDialog, approve: ApproveDialog, decline: DeclineDialog, call: CallDialog, cancel: CancelDialog };

export function AnswerDialogs({ act, ...props }: DialogProps & { readonly act: AnswerAct }) {
  const Dialog = dialogs[act];
  return <Dialog {...props} />;
}

/** Tells how it went; null keeps the dialog open. */
function useTell() {
  const { message } = App.useApp();
  return (act: Promise<unknown>, done: string) =>
    act.then(
      () => message.success(done),
      (error: unknown) => {
        void message.error(wordsOf(error));
        return null;
      },
    );
}

function Words({ name, label, needed = null, max = 2000 }: { readonly name: string; readonly label: string; readonly needed?: string | null; readonly max?: number }) {
  return (
    <Form.Item name={name} label={label} rules={needed === null ? [] : [{ required: true, whitespace: true, message: needed }]}>
      <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 10 }} maxLength={max} />
    </Form.Item>
  );
}

function AnswerDialog({ subTask, onClose }: DialogProps) {
  const { t } = useTranslation(['subTask', 'ticket']);
  const tell = useTell();
  const answer = useTurn(answerSubTask, subTask);
  const { properties } = subTask.form as FieldForm;
  // Whoever asks with a form wants all of it; a tick left out says no.
  const required = Object.keys(properties).filter((name) => properties[name]!.type !== 'boolean');
  return (
    <ActDialog<{ text: string; fields?: Record<string, unknown>; files?: readonly string[] }>
      title={t('dialog.answerTitle', { title: subTask.title })}
      okText={t('act.answer')}
      width={520}
      onClose={onClose}
      onSubmit={({ text, fields = {}, files = [] }) => {
        const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''));
        return tell(answer.mutateAsync({ text: text.trim(), fields: filled, files: [...files] }), t('act.answered'));
      }}
    >
      <Words name="text" label={t('dialog.answerLabel')} needed={t('dialog.answerMissing')} max={4000} />
      <FieldInputs form={{ properties, required }} under="fields" />
      <Form.Item name="files" label={t('dialog.files')} rules={[allArrived(t('ticket:composer.cannotSendYet'))]}><FileField send={sendSubTaskFile(subTask.id)} /></Form.Item>
    </ActDialog>
  );
}

function ApproveDialog({ subTask, onClose }: DialogProps) {
  const { t } = useTranslation('subTask');
  const tell = useTell();
  const approve = useTurn(approveSubTask, subTask);
  return (
    <ActDialog<{ note?: string }> title={t('dialog.approveTitle', { title: subTask.title })} text={t('layer', { n: subTask.layer + 1, of: subTask.layers.length })} okText={t('act.approve')} onClose={onClose} onSubmit={({ note }) => tell(approve.mutateAsync(note?.trim() ? { note: note.trim() } : {}), t('act.approved'))}>
      <Words name="note" label={t('dialog.approveNote')} />
    </ActDialog>
  );
}

function DeclineDialog({ subTask, onClose }: DialogProps) {
  const { t } = useTranslation('subTask');
  const tell = useTell();
  const decline = useTurn(declineSubTask, subTask);
  const isApproval = subTask.kind === 'approval';
  return (
    <ActDialog<{ reason: string }> title={t('dialog.declineTitle', { title: subTask.title })} {...(isApproval ? { text: t('dialog.declineApproval') } : {})} okText={isApproval ? t('act.decline') : t('act.cannot')} danger onClose={onClose} onSubmit={({ reason }) => tell(decline.mutateAsync({ reason: reason.trim() }), t('act.declined'))}>
      <Words name="reason" label={t('dialog.declineReason')} needed={t('dialog.reasonMissing')} />
    </ActDialog>
  );
}

function CallDialog({ subTask, onClose }: DialogProps) {
  const { t } = useTranslation('subTask');
  const tell = useTell();
  const record = useTurn(recordCall, subTask);
  return (
    <ActDialog<{ reached: boolean; note?: string }> title={t('dialog.callTitle', { title: subTask.title })} {...(subTask.attempts.length >= 2 ? { text: t('dialog.callLast') } : {})} okText={t('act.call')} initial={{ reached: true }} onClose={onClose} onSubmit={({ reached, note }) => tell(record.mutateAsync({ reached, ...(note?.trim() ? { note: note.trim() } : {}) }), t('act.called'))}>
      <Form.Item name="reached" label={t('dialog.callReached')}><Radio.Group optionType="button" options={[{ value: true, label: t('reached') }, { value: false, label: t('unreached') }]} /></Form.Item>
      <Words name="note" label={t('dialog.callNote')} />
    </ActDialog>
  );
}

function CancelDialog({ subTask, onClose }: DialogProps) {
  const { t } = useTranslation('subTask');
  const tell = useTell();
  const cancel = useCancelSubTask(subTask);
  return (
    <ActDialog<{ reason?: string }> title={t('dialog.cancelTitle', { title: subTask.title })} okText={t('act.cancel')} danger onClose={onClose} onSubmit={({ reason }) => tell(cancel.mutateAsync(reason?.trim() ?? ''), t('act.cancelled'))}>
      <Words name="reason" label={t('dialog.cancelReason')} max={1000} />
    </ActDialog>
  );
}
