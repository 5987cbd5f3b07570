/** What was told where, whether it arrived, and once more what did not. */

import { ReloadOutlined } from '@ant-design/icons';
import type { DeliveryState, DeliveryView } from '@huiyin/domain/delivery/delivery.contract.ts';
import { Link } from '@tanstack/react-router';
import { App, Button, Segmented, Select, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/states.tsx';
import { clockTime, fullMoment, shortMoment } from '../ui/time.ts';
import styles from './delivery.module.css';
import { useDeliveries, useOutlets, useResendDelivery } from './delivery.queries.ts';
import { FailureWords } from './failure-words.tsx';
import { KindMark } from './kind-mark.tsx';

const states = ['waiting', 'sent', 'failed'] as const;
/** From then on it is worth saying when it arrived. */
const muchLaterMs = 60_000;
const levelColours = { info: 'blue', warning: 'orange', alarm: 'red' } as const;
const stateColours = { waiting: 'default', sent: 'green', failed: 'red' } as const;

export function DeliveryList() {
  const { t } = useTranslation(['delivery', 'ui']);
  const { message } = App.useApp();
  const outlets = useOutlets();
  const [outletId, setOutletId] = useState<string | null>(null);
  const [state, setState] = useState<DeliveryState | null>(null);
  const deliveries = useDeliveries({ outletId, state });
  const resend = useResendDelivery();
  const [busy, setBusy] = useState<string | null>(null);

  const again = async (deliveryId: string) => {
    setBusy(deliveryId);
    try {
      await resend({ params: { deliveryId } });
      void message.success(t('deliveries.resent'));
    } catch (error) {
      void message.error(wordsOf(error));
    } finally {
      setBusy(null);
    }
  };

  const columns: TableColumnsType<DeliveryView> = [
    {
      key: 'notice', title: t('deliveries.notice'),
      render: (_, { level, title, path, mark }) => (
        <div className={styles.notice}>
          <Tag variant="filled" color={levelColours[level]}>{t(`deliveries.levels.${level}`)}</Tag>
          <Link to={path as '/'}>{inWords(title)}</Link>
          <small>{t('deliveries.mark', { mark })}</small>
        </div>
      ),
    },
    {
      key: 'outlet', title: t('outlet'),
      render: (_, { outlet, insteadOf }) => <div className={styles.outlet}><b data-off={!outlet.enabled}>{outlet.name}</b> <KindMark kind={outlet.kind} />{insteadOf !== null && <p>{t('deliveries.insteadOf', { name: insteadOf })}</p>}</div>,
    },
    { key: 'result', title: t('deliveries.result'), render: (_, delivery) => <Result delivery={delivery} language={outlets.data?.items.find(({ id }) => id === delivery.outlet.id)?.language ?? 'zh'} /> },
    { key: 'at', title: t('deliveries.at'), width: 140, render: (_, { at }) => <time dateTime={at} title={fullMoment(at)}>{shortMoment(at)}</time> },
    {
      key: 'acts', title: '', width: 90,
      render: (_, { id, state: now, outlet }) => now === 'failed' && outlet.enabled && <Button size="small" icon={<ReloadOutlined />} loading={busy === id} onClick={() => void again(id)}>{t('deliveries.resend')}</Button>,
    },
  ];

  const filtered = outletId !== null || state !== null;
  return (
    <>
      <div className={styles.filters}>
        <Segmented<DeliveryState | 'any'> value={state ?? 'any'} onChange={(value) => setState(value === 'any' ? null : value)} options={[{ value: 'any', label: t('deliveries.any') }, ...states.map((value) => ({ value, label: t(`deliveries.states.${value}`) }))]} aria-label={t('deliveries.result')} />
        <Select className={styles.pick ?? ''} value={outletId ?? ''} onChange={(value) => setOutletId(value === '' ? null : value)} options={[{ value: '', label: t('deliveries.anyOutlet') }, ...(outlets.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))]} aria-label={t('outlet')} />
        <Button icon={<ReloadOutlined />} loading={deliveries.isRefetching} onClick={() => void deliveries.refetch()}>{t('deliveries.refresh')}</Button>
      </div>
      <DataTable query={deliveries} columns={columns} rowKey={({ id }) => id} empty={filtered ? <EmptyState title={t('deliveries.noneFound')} /> : <EmptyState title={t('deliveries.none')} text={t('deliveries.noneText')} />} />
    </>
  );
}

function Result({ delivery, language }: { readonly delivery: DeliveryView; readonly language: 'zh' | 'en' }) {
  const { t } = useTranslation('delivery');
  const { state, failure, attempts, mergedWith, dueAt, at, changedAt } = delivery;
  return (
    <div className={styles.standing}>
      <Tag variant="filled" color={stateColours[state]}>{t(`deliveries.states.${state}`)}</Tag>
      {state === 'sent' && Date.parse(changedAt) - Date.parse(at) > muchLaterMs && <span className={styles.hint}>{shortMoment(changedAt)}</span>}
      {state === 'sent' && mergedWith > 0 && <p>{t('deliveries.merged', { n: mergedWith })}</p>}
      {state !== 'sent' && failure !== null && <FailureWords failure={failure} language={language} advice={false} />}
      {state === 'failed' && failure === null && <p>{t('deliveries.switchedOff')}</p>}
      {attempts > 1 && <p>{t('deliveries.tries', { n: attempts })}</p>}
      {state === 'waiting' && failure !== null && <p>{t('deliveries.next', { at: clockTime(dueAt) })}</p>}
    </div>
  );
}
