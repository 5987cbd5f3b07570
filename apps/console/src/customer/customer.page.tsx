/** One customer: who they are, how to reach them, and everything they ever came with. */

import { ArrowLeftOutlined } from '@ant-design/icons';
import type { CustomerView } from '@huiyin/domain/customer/customer.contract.ts';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/session.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import { fullMoment } from '../ui/time.ts';
import { ContactPoints } from './contact-points.tsx';
import styles from './customer.module.css';
import { useCustomer, useUnmerge } from './customer.queries.ts';
import { EditCustomer } from './edit-customer.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { ServiceHistory } from './service-history.tsx';
import { TierTag } from './tier-tag.tsx';

export function CustomerPage() {
  const { t } = useTranslation('ui');
  const { customerId } = useParams({ from: '/signed-in/customers/$customerId' });
  const customer = useCustomer(customerId);
  if (customer.isPending) return <PageFrame title=" "><Panel><Skeleton active avatar paragraph={{ rows: 6 }} /></Panel></PageFrame>;
  if (!customer.data) return <PageFrame title={t('failed')}><Panel><ErrorState error={customer.error} onRetry={() => void customer.refetch()} /></Panel></PageFrame>;
  return <Customer key={customerId} customer={customer.data} />;
}

function Customer({ customer }: { readonly customer: CustomerView }) {
  const { t } = useTranslation(['customer', 'ticket', 'ui']);
  const { can } = useSession();
  const unmerge = useUnmerge();
  const [editing, setEditing] = useState(false);
  const [merging, setMerging] = useState(false);
  const merged = customer.mergedInto !== null;
  return (
    <PageFrame
      back={<Link to="/customers" aria-label={t('ui:back')} style={{ lineHeight: '32px' }}><ArrowLeftOutlined /></Link>}
      title={<>{customer.name ?? t('ticket:unnamed')} <TierTag tier={customer.tier} /></>}
      text={t('sinceWhen', { when: fullMoment(customer.createdAt) })}
      actions={
        !merged && (
          <>
            {can('customer.merge') && <Button onClick={() => setMerging(true)}>{t('merge.action')}</Button>}
            {can('customer.edit') && <Button type="primary" onClick={() => setEditing(true)}>{t('ui:edit')}</Button>}
          </>
        )
      }
    >
      {merged && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t('merge.isMerged')}
          description={<Link to="/customers/$customerId" params={{ customerId: customer.mergedInto! }}>{t('merge.toSurvivor')}</Link>}
          action={can('customer.merge') && <ConfirmButton size="small" question={t('merge.undoQuestion')} text={t('merge.undoText')} confirmLabel={t('merge.undo')} onConfirm={() => unmerge({ params: { customerId: customer.id } })}>{t('merge.undo')}</ConfirmButton>}
        />
      )}
      {customer.merged.length > 0 && (
        <Alert
          type="info"
          style={{ marginBottom: 16 }}
          title={<>{t('merge.holds')}{customer.merged.map(({ id, name }) => <Link key={id} to="/customers/$customerId" params={{ customerId: id }} style={{ marginInlineEnd: 12 }}>{name ?? t('ticket:unnamed')}</Link>)}</>}
        />
      )}
      <div className={styles.columns}>
        <div>
          <ContactPoints customer={customer} editable={!merged && can('customer.edit')} />
          <Panel title={t('facts')}>
            <dl className={styles.facts}>
              <dt>{t('tier')}</dt><dd>{t(`ticket:tier.${customer.tier}`)}</dd>
              <dt>{t('region')}</dt><dd>{customer.region ?? '—'}</dd>
              <dt>{t('tags')}</dt><dd>{customer.tags.length > 0 ? customer.tags.map((tag) => <Tag key={tag} variant="filled">{tag}</Tag>) : '—'}</dd>
              <dt>{t('note')}</dt><dd className={styles.note}>{customer.note ?? '—'}</dd>
            </dl>
          </Panel>
        </div>
        <ServiceHistory customerId={customer.id} />
      </div>
      <EditCustomer key={customer.version} open={editing} customer={customer} onClose={() => setEditing(false)} />
      {merging && <MergeDialog customer={customer} onClose={() => setMerging(false)} />}
    </PageFrame>
  );
}
