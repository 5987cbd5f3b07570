/** The solution, the customer's word on it, and the rating that was given by mouth. */

import { Form, Input, Radio, Rate } from 'antd';
import { confirmTicket, proposeSolution, rateTicket } from '@huiyin/domain/ticket/act.contract.ts';
import { answersOf, effortRange, recommendRange } from '@huiyin/domain/ticket/rate.ts';
import type { SurveyAnswers } from '@huiyin/domain/ticket/ticket.ts';
import { useTranslation } from 'react-i18next';
import { useAct } from '../ticket.queries.ts';
import { ActDialog } from './act-dialog.tsx';
import type { ActDialogFacts } from './act-dialogs.tsx';
import { DegreeField } from './degree-field.tsx';
import { allArrived, FileField } from './file-field.tsx';
import { useRun } from './use-run.tsx';

export function SolveDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const solve = useAct(proposeSolution, ticket);
  return (
    <ActDialog<{ text: string; evidence?: string[] }> title={t('act.solveTitle')} width={520} initial={ticket.solution && !ticket.solution.lapsed ? { text: ticket.solution.text } : {}} onClose={onClose} onSubmit={({ text, evidence }) => run(() => solve.mutateAsync({ text: text.trim(), ...(evidence?.length ? { evidence } : {}) }), t('act.solved'))}>
      <Form.Item name="text" label={t('act.solveText')} rules={[{ required: true, whitespace: true, message: t('act.solveText') }]}><Input.TextArea autoFocus autoSize={{ minRows: 4, maxRows: 12 }} maxLength={4000} /></Form.Item>
      <Form.Item name="evidence" label={t('act.solveEvidence')} rules={[allArrived(t('composer.cannotSendYet'))]}><FileField /></Form.Item>
    </ActDialog>
  );
}

export function ConfirmDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const confirm = useAct(confirmTicket, ticket);
  return (
    <ActDialog<{ confirmed: boolean; note?: string; evidence?: string[] }>
      title={t('act.confirmTitle')}
      text={t('act.confirmHint')}
      width={520}
      initial={{ confirmed: true }}
      onClose={onClose}
      onSubmit={({ confirmed, note, evidence }) =>
        run(() => confirm.mutateAsync({ confirmed, by: 'agent', ...(note ? { note } : {}), ...(evidence?.length ? { evidence } : {}) }), confirmed ? t('act.confirmed') : t('act.objected'))
      }
    >
      <Form.Item name="confirmed"><Radio.Group options={[{ value: true, label: t('act.confirmYes') }, { value: false, label: t('act.confirmNo') }]} /></Form.Item>
      <Form.Item noStyle dependencies={['confirmed']}>
        {({ getFieldValue }) => (
          <Form.Item name="note" label={t('act.confirmNote')} rules={getFieldValue('confirmed') === false ? [{ required: true, whitespace: true, message: t('act.reasonMissing') }] : []}>
            <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} />
          </Form.Item>
        )}
      </Form.Item>
      <Form.Item name="evidence" label={t('act.solveEvidence')} rules={[allArrived(t('composer.cannotSendYet'))]}><FileField /></Form.Item>
    </ActDialog>
  );
}

const scale = 5;

export function RateDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const rate = useAct(rateTicket, ticket);
  const { survey } = ticket;
  return (
    <ActDialog<SurveyAnswers & { score: number; comment?: string }>
      title={t('act.rateTitle')}
      text={t('act.rateText')}
      width={520}
      onClose={onClose}
      onSubmit={({ score, comment, ...answers }) => run(() => rate.mutateAsync({ score, scale, ...answersOf(answers), ...(comment ? { comment } : {}) }), t('act.rateDone'))}
    >
      <Form.Item name="score" label={t('act.rateScore')} rules={[{ required: true, message: t('act.rateScore') }]}><Rate count={scale} allowClear={false} /></Form.Item>
      {survey.recommend && <Form.Item name="recommend" label={t('act.rateRecommend')}><DegreeField range={recommendRange} label={t('act.rateRecommend')} ends={[t('act.rateUnlikely'), t('act.rateLikely')]} /></Form.Item>}
      {survey.effort && <Form.Item name="effort" label={t('act.rateEffort')}><DegreeField range={effortRange} label={t('act.rateEffort')} ends={[t('act.rateHard'), t('act.rateEasy')]} /></Form.Item>}
      <Form.Item name="comment" label={t('act.rateComment')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} /></Form.Item>
    </ActDialog>
  );
}
