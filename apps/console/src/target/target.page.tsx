/** One target whole: its figures, its course, what is done about it and what came of that. */

import { ArrowLeftOutlined } from '@ant-design/icons';
import type { TargetView } from '@huiyin/domain/target/target.contract.ts';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Form, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonSelect } from '../identity/person-select.tsx';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import { Entries } from './entries.tsx';
import { changeWords, figureWords, percentWords, shareWords } from './figure-words.ts';
import { Measures } from './measures.tsx';
import { StandingTag } from './standing-tag.tsx';
import styles from './target.module.css';
import { useChangeTarget, useTarget, useWithdrawTarget } from './target.queries.ts';
import { Trajectory } from './trajectory.tsx';

export function TargetPage() {
  const { t } = useTranslation(['target', 'ui']);
  const { can } = useSession();
  const { targetId } = useParams({ from: '/signed-in/targets/$targetId' });
  const { data, isPending, error, refetch } = useTarget(targetId);
  const [doing, setDoing] = useState<'edit' | 'withdraw' | null>(null);
  const back = <Link to="/targets" aria-label={t('backToTargets')} className={styles.back}><ArrowLeftOutlined /></Link>;
  if (!data) return <PageFrame back={back} title={t('title')}>{isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : <ErrorState error={error} onRetry={() => void refetch()} />}</PageFrame>;
  const { target, measures, entries, today } = data;
  const mayChange = can('target.manage') && target.state === 'running';
  return (
    <PageFrame
      back={back}
      title={<>{target.title} <StandingTag target={target} /></>}
      text={target.why}
      actions={mayChange && <><Button onClick={() => setDoing('edit')}>{t('edit')}</Button><Button onClick={() => setDoing('withdraw')}>{t('withdraw')}</Button></>}
    >
      <div className={styles.stack}>
        {target.withdrawnBecause !== null && <Alert showIcon type="info" title={t('withdrawnBecause', { reason: target.withdrawnBecause })} />}
        {target.followed.redefined && <Alert showIcon type="warning" title={t('redefined')} />}
        <Panel>
          <Facts target={target} />
          <Trajectory target={target} today={today} height={260} />
        </Panel>
        <Measures target={target} measures={measures} mayChange={can('target.manage')} />
        {target.followed.kind === 'hand' && <Entries target={target} entries={entries} today={today} mayChange={mayChange} />}
      </div>
      {doing === 'edit' && <EditDrawer target={target} onClose={() => setDoing(null)} />}
      {doing === 'withdraw' && <WithdrawDrawer target={target} onClose={() => setDoing(null)} />}
    </PageFrame>
  );
}

function Facts({ target }: { readonly target: TargetView }) {
  const { t } = useTranslation('target');
  const { scale, baseline, goal, now, planned, progress, forecast, followed } = target;
  const words = (value: number) => figureWords(value, scale);
  const isMetric = followed.kind === 'metric';
  return (
    <dl className={styles.facts}>
      <div><dt>{t('baseline')}</dt><dd><b>{words(baseline.value)}</b><small>{isMetric ? t('baselineOf', { from: baseline.from, to: dayBefore(baseline.to), n: baseline.n }) : t('baselineByHand', { from: baseline.from, to: dayBefore(baseline.to), source: baseline.source })}</small><small>{t('frozen')}</small></dd></div>
      <div><dt>{t('goal')}</dt><dd><b>{words(goal.value)}</b><small>{t('change', { change: changeWords(goal.change, scale), percent: percentWords(goal.changePercent) })}</small></dd></div>
      <div>
        <dt>{target.state === 'judged' ? t('final') : t('now')}</dt>
        <dd>
          <b>{now ? words(now.value) : t('noData')}</b>
          {now && <small>{isMetric ? t('asOf', { on: now.on, days: target.windowDays }) : t('enteredFor', { on: now.on })}{now.n === null ? '' : ` · n=${now.n}`}</small>}
          {planned !== null && progress !== null && <small>{t('planned', { value: words(planned) })} · {progress < 0 ? t('backwards') : t('progress', { percent: shareWords(progress) })}</small>}
        </dd>
      </div>
      {target.state === 'running' && <div><dt>{t('forecast')}</dt><dd>{forecast ? <><b>{words(forecast.value)}</b><small>{t('forecastRange', { low: words(forecast.low), high: words(forecast.high) })}</small></> : <small>{t('noForecast')}</small>}</dd></div>}
      <div><dt>{t('figure')}</dt><dd>{inWords(followed.name)}<small>{isMetric ? [...followed.whereShown.map((words) => inWords(words)), t('window', { n: target.windowDays })].filter(Boolean).join(' · ') : t('byHand')}</small></dd></div>
      <div><dt>{t('owner')}</dt><dd>{target.owner.name}<small>{t(`axes.${target.axis}`)} · {target.startOn} – {target.deadlineOn}</small></dd></div>
    </dl>
  );
}

function dayBefore(on: string): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function EditDrawer({ target, onClose }: { readonly target: TargetView; readonly onClose: () => void }) {
  const { t } = useTranslation(['target', 'ui']);
  const change = useChangeTarget();
  const required = (label: string) => [{ required: true, whitespace: true, message: t('ui:required', { label }) }];
  return (
    <FormDrawer<{ title: string; why?: string; ownerId: string }>
      open title={t('editTitle')} initial={{ title: target.title, why: target.why, ownerId: target.owner.id }} onClose={onClose}
      fieldOf={({ code }) => (code === 'person.unknown' ? 'ownerId' : null)}
      onSave={({ title, why, ownerId }) => change({ params: { targetId: target.id }, body: { title, why: why ?? '', ownerId, version: target.version } })}
    >
      <p className={styles.quiet}>{t('editHint')}</p>
      <Form.Item name="title" label={t('form.name')} rules={required(t('form.name'))}><Input maxLength={120} /></Form.Item>
      <Form.Item name="ownerId" label={t('owner')} rules={[{ required: true, message: t('ui:required', { label: t('owner') }) }]}><PersonSelect known={target.owner} /></Form.Item>
      <Form.Item name="why" label={t('why')}><Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1_000} /></Form.Item>
    </FormDrawer>
  );
}

function WithdrawDrawer({ target, onClose }: { readonly target: TargetView; readonly onClose: () => void }) {
  const { t } = useTranslation(['target', 'ui']);
  const withdraw = useWithdrawTarget();
  return (
    <FormDrawer<{ reason: string }> open title={t('withdrawTitle')} saveLabel={t('withdraw')} onClose={onClose} onSave={({ reason }) => withdraw({ params: { targetId: target.id }, body: { reason, version: target.version } })}>
      <p className={styles.quiet}>{t('withdrawText')}</p>
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, whitespace: true, message: t('ui:required', { label: t('reason') }) }]}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} /></Form.Item>
    </FormDrawer>
  );
}
