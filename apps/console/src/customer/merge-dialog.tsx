/** Two entries, one person: find the other, choose which lives on, see what moves. */

import { ArrowRightOutlined, SwapOutlined } from '@ant-design/icons';
import type { CustomerView } from '@huiyin/domain/customer/customer.contract.ts';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Input, Modal, Skeleton } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import styles from './customer.module.css';
import { useCustomer, useCustomers, useMerge } from './customer.queries.ts';
import { TierTag } from './tier-tag.tsx';

export function MergeDialog({ customer, onClose }: { readonly customer: CustomerView; readonly onClose: () => void }) {
  const { t } = useTranslation(['customer', 'ticket', 'ui']);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const merge = useMerge();
  const [q, setQ] = useState('');
  const sought = useDeferredValue(q.trim());
  const [otherId, setOtherId] = useState<string | null>(null);
  const [thisLives, setThisLives] = useState(true);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const found = useCustomers({ q: sought }, sought !== '');
  const other = useCustomer(otherId).data;
  const rows = found.data?.pages.flatMap((page) => page.items).filter((row) => row.id !== customer.id).slice(0, 8) ?? [];
  const [gone, stays] = thisLives ? [other, customer] : [customer, other];

  const go = async () => {
    if (!gone || !stays) return;
    setBusy(true);
    setError(null);
    try {
      await merge({ params: { customerId: gone.id }, body: { into: stays.id } });
      void message.success(t('merge.done'));
      onClose();
      await navigate({ to: '/customers/$customerId', params: { customerId: stays.id } });
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal open width={620} title={t('merge.title')} okText={t('merge.go')} okButtonProps={{ disabled: !other }} confirmLoading={busy} onOk={() => void go()} onCancel={onClose}>
      {error !== null && <Alert type="error" showIcon role="alert" style={{ marginBottom: 12 }} title={wordsOf(error)} />}
      {otherId === null ? (
        <>
          <p>{t('merge.find')}</p>
          <Input.Search autoFocus allowClear value={q} placeholder={t('search')} aria-label={t('search')} loading={found.isFetching} onChange={({ target }) => setQ(target.value)} />
          <ul className={styles.found}>
            {rows.map((row) => (
              <li key={row.id}><button type="button" onClick={() => setOtherId(row.id)}><b>{row.name ?? t('ticket:unnamed')}</b><TierTag tier={row.tier} /><span className={styles.quiet}>{row.contact ?? ''} {row.region ?? ''}</span></button></li>
            ))}
          </ul>
          {sought !== '' && !found.isFetching && rows.length === 0 && <p className={styles.quiet}>{t('none')}</p>}
        </>
      ) : !other ? <Skeleton active /> : (
        <>
          <div className={styles.mergeSides}>
            <Side title={t('merge.gone')} customer={gone!} />
            <ArrowRightOutlined />
            <Side title={t('merge.stays')} customer={stays!} lives />
          </div>
          <p className={styles.quiet}>{t('merge.what', { n: gone!.contactPoints.length })}</p>
          <Button size="small" icon={<SwapOutlined />} onClick={() => setThisLives(!thisLives)}>{t('merge.swap')}</Button>{' '}
          <Button size="small" type="link" onClick={() => setOtherId(null)}>{t('merge.another')}</Button>
        </>
      )}
    </Modal>
  );
}

function Side({ title, customer, lives = false }: { readonly title: string; readonly customer: CustomerView; readonly lives?: boolean }) {
  const { t } = useTranslation('ticket');
  return (
    <div className={styles.side} data-lives={lives}>
      <small>{title}</small>
      <b>{customer.name ?? t('unnamed')} <TierTag tier={customer.tier} /></b>
      {customer.contactPoints.map((point) => <span key={point.id}>{point.masked}</span>)}
      <span className={styles.quiet}>{[customer.region, ...customer.tags].filter((each) => each !== null).join(' · ')}</span>
    </div>
  );
}
