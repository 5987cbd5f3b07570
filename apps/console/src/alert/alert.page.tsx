/** One alert: what happened, why, what could be done, who does it, and what people say of it. */

import { ArrowLeftOutlined, CheckOutlined, PlusOutlined } from '@ant-design/icons';
import type { AlertView } from '@huiyin/domain/alert/alert.contract.ts';
import type { CauseView } from '@huiyin/domain/alert/analysis.schema.ts';
import { Link, useParams } from '@tanstack/react-router';
import { App, Button, Form, Input, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import { fullMoment, shortMoment } from '../ui/time.ts';
import { ActionForm, type ActionDraft } from './action-form.tsx';
import { CausesPicture } from './causes-picture.tsx';
import { CoursePicture } from './course-picture.tsx';
import { TaskList } from './task-list.tsx';
import { useAlert, useCloseAlert, useCommentAlert } from './alert.queries.ts';
import styles from './alert.module.css';

export function AlertPage() {
  const { t } = useTranslation('alert');
  const { alertId } = useParams({ strict: false });
  const alert = useAlert(alertId!);
  const { can } = useSession();
  const close = useCloseAlert();
  const [closing, setClosing] = useState(false);
  const [drafting, setDrafting] = useState<ActionDraft | null>(null);
  const { data } = alert;
  const back = <Link to="/alerts" aria-label={t('back')} className={styles.back}><ArrowLeftOutlined /></Link>;
  if (!data) return <PageFrame back={back} title={t('title')}><Panel>{alert.isPending ? <Skeleton active /> : <ErrorState error={alert.error} onRetry={() => void alert.refetch()} />}</Panel></PageFrame>;
  const mayManage = can('alert.manage');
  return (
    <PageFrame
      back={back}
      title={<>{data.rule} {data.endedAt === null ? <Tag color="error">{t('firing')}</Tag> : <Tag>{t('ended')}</Tag>}{data.closedAt !== null && <Tag>{t('closed')}</Tag>}</>}
      text={inWords(data.said)}
      actions={mayManage && data.closedAt === null && <Button icon={<CheckOutlined />} onClick={() => setClosing(true)}>{t('close')}</Button>}
    >
      <Panel title={t('whatHappened')}>
        <p className={styles.facts}>
          <span>{t('beganAt', { at: fullMoment(data.beganAt) })}</span>
          {data.endedAt !== null && <span>{t('endedAt', { at: fullMoment(data.endedAt) })}</span>}
          <span>{t('rulesLimit', { limit: inWords(data.limit) })}</span>
          <span>{data.owner ? t('owner', { name: data.owner.name }) : t('noOwner')}</span>
          {data.sliceShown.map((slice) => <Tag key={slice.en}>{inWords(slice)}</Tag>)}
        </p>
        <CoursePicture points={data.course.points} limit={data.course.limit} decimals={data.metric.decimals} alerts={[{ from: data.beganAt, until: data.endedAt }]} events={data.calendar} />
      </Panel>
      <Panel title={t('why')}>
        <p className={styles.answer}>{inWords(data.summary)}</p>
        {data.analysis.causes.length > 0 && <CausesPicture alert={data} />}
        <Causes alert={data} onPropose={mayManage ? (cause, index) => setDrafting({ kind: cause.action, title: titleFor(t, cause, data, index) }) : null} />
        {data.analysis.events.length > 0 && (
          <>
            <h3 className={styles.sub}>{t('events')}</h3>
            <ul className={styles.plain}>{data.analysis.events.map(({ id, kind, name, fromOn, untilOn }) => <li key={id}><Tag>{t(`changeKinds.${kind}`)}</Tag>{name} <span className={styles.quiet}>{fromOn === untilOn ? fromOn : `${fromOn} – ${untilOn}`}</span></li>)}</ul>
          </>
        )}
        <p className={styles.quiet}>{t('method', { against: t(`against.${data.analysis.against}`, { n: data.analysis.weeks }) })}</p>
      </Panel>
      <Panel title={t('tasksTitle')} actions={mayManage && <Button size="small" icon={<PlusOutlined />} onClick={() => setDrafting({ kind: data.analysis.causes[0]?.action ?? 'staffing', title: '' })}>{t('newTask')}</Button>}>
        {data.actions.length === 0 ? <p className={styles.quiet}>{t('noTasks')}</p> : <TaskList tasks={data.actions} showsAlert={false} />}
      </Panel>
      <Talk alert={data} />
      <ActionForm alertId={data.id} draft={drafting} onClose={() => setDrafting(null)} />
      <FormDrawer<{ note: string }> open={closing} title={t('close')} saveLabel={t('close')} onClose={() => setClosing(false)} onSave={({ note }) => close({ params: { alertId: data.id }, body: { note } })}>
        <Form.Item name="note" label={t('closeNote')} extra={t('closeHint')} rules={[{ required: true, whitespace: true, message: t('required', { label: t('closeNote') }) }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>
      </FormDrawer>
    </PageFrame>
  );
}

function titleFor(t: ReturnType<typeof useTranslation<'alert'>>['t'], cause: CauseView, alert: AlertView, index: number): string {
  const name = cause.groups[0] ? inWords(cause.groups[0].name) : inWords(alert.causesSaid[index]!);
  return t(`proposals.${cause.action}`, { name });
}

function Causes({ alert, onPropose }: { readonly alert: AlertView; readonly onPropose: ((cause: CauseView, index: number) => void) | null }) {
  const { t } = useTranslation('alert');
  return (
    <ul className={styles.plain}>
      {alert.analysis.causes.map((cause, index) => (
        <li key={inWords(alert.causesSaid[index]!)} className={styles.causeRow}>
          <div>
            <p>{inWords(alert.causesSaid[index]!)}</p>
            <p className={styles.facts}>
              <Tag>{t(`classes.${cause.causeClass}`)}</Tag>
              <span>{t(`confidence.${cause.confidence}`)}</span>
              <span>{t('proposal', { action: t(`actions.${cause.action}`) })}</span>
            </p>
          </div>
          {onPropose && <Button size="small" onClick={() => onPropose(cause, index)}>{t('makeTask')}</Button>}
        </li>
      ))}
    </ul>
  );
}

function Talk({ alert }: { readonly alert: AlertView }) {
  const { t } = useTranslation('alert');
  const { message } = App.useApp();
  const comment = useCommentAlert();
  const [body, setBody] = useState('');
  const [sending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    try {
      await comment({ params: { alertId: alert.id }, body: { body } });
      setBody('');
    } catch (error) {
      void message.error(wordsOf(error));
    } finally {
      setSending(false);
    }
  };
  return (
    <Panel title={t('talk')}>
      {alert.talk.length > 0 && <ul className={styles.plain}>{alert.talk.map(({ id, by, body: said, at }) => <li key={id}><p className={styles.facts}><b>{by?.name ?? t('system')}</b><time dateTime={at}>{shortMoment(at)}</time></p><p className={styles.said}>{said}</p></li>)}</ul>}
      <div className={styles.saying}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={2000} aria-label={t('comment')} placeholder={t('comment')} value={body} onChange={({ target }) => setBody(target.value)} />
        <Button disabled={body.trim() === ''} loading={sending} onClick={() => void send()}>{t('say')}</Button>
      </div>
    </Panel>
  );
}
