/** Whom we serve: how to reach them, what we know, and what they came with before. */

import { EyeInvisibleOutlined, EyeOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton, Tag } from 'antd';
import type { CustomerView } from '@huiyin/domain/customer/customer.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShownBriefly } from '../../customer/shown-briefly.ts';
import { useSession } from '../../platform/session.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { dateWords, shortMoment } from '../../ui/time.ts';
import { useStartAct } from '../acts/act-context.ts';
import { customerQuery, customerTicketsQuery } from './ticket-customer.queries.ts';
import { RevealDialog } from './reveal-dialog.tsx';
import styles from './customer-pane.module.css';

export function CustomerPane({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const { can } = useSession();
  const startAct = useStartAct();
  const { data: customer, error, isPending, refetch } = useQuery({ ...customerQuery(ticket.customer.id), enabled: can('customer.read') });

  if (!can('customer.read')) return <EmptyState title={t('customer.noPermission')} />;
  if (isPending) return <div style={{ padding: 16 }}><Skeleton active avatar paragraph={{ rows: 6 }} /></div>;
  if (!customer) return <ErrorState error={error} onRetry={() => void refetch()} />;

  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <Avatar name={customer.name} size={40} />
        <div>
          <Link to={'/customers/$customerId' as '/'} params={{ customerId: customer.id } as never} className={styles.name}>{customer.name ?? t('unnamed')}</Link>
          <p>{t('customer.since', { time: dateWords(customer.createdAt) })}</p>
        </div>
        {customer.tier !== 'standard' && <Tag color={customer.tier === 'vip' ? 'gold' : 'default'}>{t(`tier.${customer.tier}`)}</Tag>}
      </header>

      <section>
        <h3>
          {t('customer.contacts')}
          {can('customer.edit') && <Button type="link" size="small" icon={<PlusOutlined />} onClick={() => startAct({ name: 'add-contact' })}>{t('customer.addContact')}</Button>}
        </h3>
        {customer.contactPoints.length === 0 && <p className={styles.quiet}>{t('customer.noContacts')}</p>}
        <ul className={styles.contacts}>
          {customer.contactPoints.map((point) => <ContactPoint key={point.id} customerId={customer.id} point={point} />)}
        </ul>
      </section>

      {(customer.region || customer.tags.length > 0 || customer.note) && (
        <dl className={styles.facts}>
          {customer.region && <><dt>{t('customer.region')}</dt><dd>{customer.region}</dd></>}
          {customer.tags.length > 0 && <><dt>{t('customer.tags')}</dt><dd>{customer.tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}</dd></>}
          {customer.note && <><dt>{t('customer.note')}</dt><dd className={styles.note}>{customer.note}</dd></>}
        </dl>
      )}

      <History ticket={ticket} />
    </div>
  );
}

function ContactPoint({ customerId, point }: { readonly customerId: string; readonly point: CustomerView['contactPoints'][number] }) {
  const { t } = useTranslation(['ticket', 'customer']);
  const { can } = useSession();
  const [asking, setAsking] = useState(false);
  const [value, show] = useShownBriefly();
  return (
    <li>
      <span className={styles.kind}>{t(`contactKind.${point.kind}`)}</span>
      <span className={styles.value}>{value ?? point.masked}</span>
      <span className={styles.trust} data-trust={point.trust}>{t(`trust.${point.trust}`)}</span>
      {can('customer.reveal') && (value === null
        ? <Button type="text" size="small" icon={<EyeOutlined />} aria-label={t('customer.reveal')} title={t('customer.reveal')} onClick={() => setAsking(true)} />
        : <Button type="text" size="small" icon={<EyeInvisibleOutlined />} aria-label={t('customer:hide')} title={t('customer:hide')} onClick={() => show(null)} />)}
      {asking && <RevealDialog customerId={customerId} point={point} onRevealed={show} onClose={() => setAsking(false)} />}
    </li>
  );
}

function History({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const { data, error, isPending, refetch } = useQuery(customerTicketsQuery(ticket.customer.id));
  const others = data?.filter((row) => row.id !== ticket.id) ?? [];
  return (
    <section>
      <h3>{t('customer.history')}</h3>
      {isPending ? <Skeleton active title={false} paragraph={{ rows: 3 }} /> : !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : others.length === 0 ? <p className={styles.quiet}>{t('customer.noHistory')}</p> : (
        <ul className={styles.history}>
          {others.map((row) => (
            <li key={row.id}>
              <Link to="/tickets/$ticketId" params={{ ticketId: row.id }}>
                <span className={styles.subject}>{row.subject || t('noSubject')}</span>
                <span className={styles.small}>{row.number} · {row.state === 'archived' ? t('state.archived') : t(`stage.${row.stage}`)} · {shortMoment(row.openedAt)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
