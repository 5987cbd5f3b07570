/** Asks others for their part: help, an approval in layers, a call-back. The ticket stays where it is. */

import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateInput } from '../../ui/date-input.tsx';
import { shortMoment } from '../../ui/time.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import type { ActDialogFacts } from '../acts/act-dialogs.tsx';
import { allArrived, FileField } from '../acts/file-field.tsx';
import { useRun } from '../acts/use-run.tsx';
import { useCallHoursHint } from './use-call-hours.ts';
import { customerQuery } from '../customer-panel/ticket-customer.queries.ts';
import { threadQuery } from '../thread/thread.queries.ts';
import { AskedForm, formOfWish, type AskedFieldWish } from './asked-form.tsx';
import { AskedOf, type AskedOfWish } from './asked-of.tsx';
import { useAskSubTask } from './sub-task.queries.ts';
import styles from './sub-task.module.css';

type Kind = 'help' | 'approval' | 'call_back';

interface Wish {
  readonly title: string;
  readonly asks?: string;
  readonly layers: readonly AskedOfWish[];
  readonly hours?: number | null;
  readonly clock: 'working' | 'calendar';
  readonly excerpts?: readonly string[];
  readonly files?: readonly string[];
  readonly fields?: readonly AskedFieldWish[];
  readonly contactPointId?: string;
  readonly from?: string | null;
  readonly to?: string | null;
}

const hourMs = 3_600_000;

export function AskDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation(['subTask', 'ticket']);
  const run = useRun(ticket);
  const ask = useAskSubTask(ticket);
  const [kind, setKind] = useState<Kind>('help');
  const { data: thread } = useQuery(threadQuery(ticket.id));
  const { data: customer } = useQuery({ ...customerQuery(ticket.customer.id), enabled: kind === 'call_back' });
  const hint = useCallHoursHint(kind === 'call_back');
  const phones = (customer?.contactPoints ?? []).filter((point) => point.kind === 'phone');

  const submit = ({ title, asks, layers, hours, clock, excerpts, files, fields, contactPointId, from, to }: Wish) =>
    run(
      () =>
        ask.mutateAsync({
          kind, title: title.trim(), ...(asks?.trim() ? { asks: asks.trim() } : {}),
          // The further layers of an approval are none of a help’s.
          layers: (kind === 'approval' ? layers : layers.slice(0, 1)).map((layer) => ({ ...layer })),
          ...(hours ? { within: { ms: Math.round(hours * hourMs), clock } } : {}),
          ...(excerpts?.length ? { excerpts: [...excerpts] } : {}),
          ...(files?.length ? { files: [...files] } : {}),
          ...(kind === 'help' && fields?.length ? { form: formOfWish(fields) } : {}),
          ...(kind === 'call_back' ? { callBack: { contactPointId: contactPointId!, ...(from ? { from } : {}), ...(to ? { to } : {}) } } : {}),
        }),
      t('act.asked'),
    );

  return (
    <ActDialog<Wish> title={t('dialog.askTitle')} text={t('dialog.askText')} okText={t('dialog.submit')} width={600} initial={{ layers: [{}], clock: 'working', hours: 4 }} onClose={onClose} onSubmit={submit}>
      <Form.Item><Segmented block value={kind} onChange={setKind} aria-label={t('dialog.kind')} options={(['help', 'approval', 'call_back'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))} /></Form.Item>
      <Form.Item name="title" label={t('dialog.title')} rules={[{ required: true, whitespace: true, message: t('dialog.titleMissing') }]}><Input autoFocus maxLength={120} placeholder={t('dialog.titleHint')} /></Form.Item>
      <AskedOf layered={kind === 'approval'} />
      {kind === 'call_back' && (
        <>
          <Form.Item name="contactPointId" label={t('dialog.contact')} rules={[{ required: true, message: t('dialog.contactMissing') }]} {...(customer && phones.length === 0 ? { help: t('dialog.noPhone') } : {})}>
            <Select options={phones.map((point) => ({ value: point.id, label: point.masked }))} />
          </Form.Item>
          <Form.Item label={t('wanted')} extra={hint}>
            <div className={styles.row} data-columns="equal">
              <Form.Item name="from" noStyle><DateInput whole placeholder={t('dialog.from')} /></Form.Item>
              <Form.Item name="to" noStyle><DateInput whole placeholder={t('dialog.to')} /></Form.Item>
            </div>
          </Form.Item>
        </>
      )}
      <Form.Item name="asks" label={t('dialog.asks')}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} /></Form.Item>
      <Form.Item label={kind === 'approval' ? t('dialog.withinLayer') : t('dialog.within')}>
        <div className={styles.within}>
          <Form.Item name="hours" noStyle><InputNumber min={0.25} max={720} step={0.5} placeholder={t('dialog.withinNone')} aria-label={t('dialog.within')} suffix={t('dialog.hours')} style={{ width: 140 }} /></Form.Item>
          <Form.Item name="clock" noStyle><Select aria-label={t('dialog.within')} style={{ width: 140 }} options={(['working', 'calendar'] as const).map((value) => ({ value, label: t(`clock.${value}`) }))} /></Form.Item>
        </div>
      </Form.Item>
      <Form.Item name="excerpts" label={t('dialog.excerpts')} extra={t('dialog.excerptsHint')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          maxTagTextLength={16}
          notFoundContent={t('dialog.noExcerpts')}
          options={(thread?.messages ?? []).filter(({ author }) => author.kind !== 'system').toReversed().map((message) => ({ value: message.id, label: `${message.author.name ?? t(`ticket:author.${message.author.kind as 'customer'}`)} ${shortMoment(message.at)} ${message.body.slice(0, 80)}` }))}
        />
      </Form.Item>
      {kind === 'help' && <AskedForm />}
      <Form.Item name="files" label={t('dialog.files')} rules={[allArrived(t('ticket:composer.cannotSendYet'))]}><FileField /></Form.Item>
    </ActDialog>
  );
}
