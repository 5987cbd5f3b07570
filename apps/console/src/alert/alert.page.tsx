/** One alert: what happened, why, what could be done, who does it, and what people say of it. */

import { ArrowLeftOutlined, CheckOutlined, PlusOutlined } from '@ant-design/icons';
import type { AlertView } from '@huiyin/domain/alert/alert.contract.ts';
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
import { CoursePicture } from './course-picture.tsx';
import { TaskList } from './task-list.tsx';
import { Why } from './why.tsx';
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
      title={<>{inWords(data.rule)} {data.endedAt === null ? <Tag color="error">{t('firing')}</Tag> : <Tag>{t('ended')}</Tag>}{data.closedAt !== null && <Tag>{t('closed')}</Tag>}</>}
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
      <Why alert={data} onPropose={mayManage ? setDrafting : null} />
      <Panel title={t('tasksTitle')} actions={mayManage && <Button size="small" icon={<PlusOutlined />} onClick={() => setDrafting({ kind: data.analyses[0]?.analysis.causes[0]?.action ?? 'staffing', title: '' })}>{t('newTask')}</Button>}>
        {data.actions.length === 0 ? <p className={styles.quiet}>{t('noTasks')}</p> : <TaskList tasks={data.actions} showsAlert={false} />}
      </Panel>
      <Talk alert={data} />
      <ActionForm alertId={data.id} draft={drafting} today={data.today} onClose={() => setDrafting(null)} />
      <FormDrawer<{ note: string }> open={closing} title={t('close')} saveLabel={t('close')} onClose={() => setClosing(false)} onSave={({ note }) => close({ params: { alertId: data.id }, body: { note } })}>
        <Form.Item name="note" label={t('closeNote')} extra={t('closeHint')} rules={[{ required: true, whitespace: true, message: t('required', { label: t('closeNote') }) }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>
      </FormDrawer>
    </PageFrame>
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
