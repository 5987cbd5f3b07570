/** The outlets with how each is doing, and a test for each. */

import { DeleteOutlined, SendOutlined } from '@ant-design/icons';
import type { OutletView } from '@huiyin/domain/delivery/delivery.contract.ts';
import { Button, Space, type TableColumnsType, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { ListTable } from '../ui/list-table.tsx';
import { EmptyState } from '../ui/states.tsx';
import { clockTime, shortMoment } from '../ui/time.ts';
import styles from './delivery.module.css';
import { useOutlets, useRemoveOutlet } from './delivery.queries.ts';
import { FailureWords } from './failure-words.tsx';
import { KindMark } from './kind-mark.tsx';
import { outletState, stateColours } from './outlet-state.ts';
import { useTestNotice } from './use-test-notice.tsx';

export function OutletList({ onOpen, action }: { readonly onOpen: (outlet: OutletView) => void; /** Offered while there is none. */ readonly action: ReactNode }) {
  const { t } = useTranslation(['delivery', 'ui']);
  const outlets = useOutlets();
  const remove = useRemoveOutlet();
  const { trying, send } = useTestNotice();
  const all = outlets.data?.items ?? [];
  const standInOf = ({ id, standInId }: OutletView) => all.find((other) => other.id === standInId)?.name ?? (all.some((other) => other.kind === 'email' && other.enabled && other.id !== id) ? t('toMail') : '—');

  const columns: TableColumnsType<OutletView> = [
    {
      key: 'name', title: t('outlet'),
      render: (_, outlet) => (
        <div className={styles.outlet}>
          <b data-off={!outlet.enabled}>{outlet.name}</b> <KindMark kind={outlet.kind} />
          <p>{outlet.kind === 'email' ? outlet.recipients.join(', ') : (outlet.webhook ?? t('webhookLost'))}</p>
        </div>
      ),
    },
    { key: 'state', title: t('state'), render: (_, outlet) => <OutletStanding outlet={outlet} /> },
    { key: 'standIn', title: t('standIn'), responsive: ['lg'], width: 140, render: (_, outlet) => standInOf(outlet) },
    {
      key: 'acts', title: '', width: 150,
      render: (_, outlet) => (
        <Space onClick={(event) => event.stopPropagation()}>
          <Button size="small" icon={<SendOutlined />} loading={trying === outlet.id} onClick={() => void send(outlet)}>{t('test')}</Button>
          <ConfirmButton danger type="text" size="small" icon={<DeleteOutlined />} aria-label={t('ui:remove')} question={t('removeQuestion', { name: outlet.name })} text={t('removeText')} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { outletId: outlet.id } })} />
        </Space>
      ),
    },
  ];

  return <ListTable query={outlets} rows={outlets.data?.items} columns={columns} rowKey={({ id }) => id} onOpen={onOpen} empty={<EmptyState title={t('none')} text={t('noneText')} action={action} />} />;
}

function OutletStanding({ outlet }: { readonly outlet: OutletView }) {
  const { t } = useTranslation('delivery');
  const { lastSentAt, lastFailedAt, lastFailure, restUntil, waiting, language } = outlet;
  const state = outletState(outlet);
  return (
    <div className={styles.standing}>
      <Tag variant="filled" color={stateColours[state]}>{t(`states.${state}`)}</Tag>
      {waiting > 0 && <Tag variant="filled">{t('waiting', { n: waiting })}</Tag>}
      {state === 'failing' && lastFailedAt !== null ? <span className={styles.hint}>{shortMoment(lastFailedAt)}</span> : lastSentAt !== null && <span className={styles.hint}>{t('lastSent', { at: shortMoment(lastSentAt) })}</span>}
      {state === 'resting' && restUntil !== null && <p>{t('restingUntil', { at: clockTime(restUntil) })}</p>}
      {state === 'failing' && lastFailure !== null && <FailureWords failure={lastFailure} language={language} />}
      {state === 'failing' && lastSentAt !== null && <p>{t('lastSent', { at: shortMoment(lastSentAt) })}</p>}
    </div>
  );
}
