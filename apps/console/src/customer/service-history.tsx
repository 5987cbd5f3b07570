/** Every ticket a customer ever had, latest first. */

import type { TicketRow } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useNavigate } from '@tanstack/react-router';
import { type TableColumnsType, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Panel } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { shortMoment } from '../ui/time.ts';
import { useCustomerTickets } from './customer.queries.ts';

export function ServiceHistory({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation(['customer', 'ticket']);
  const navigate = useNavigate();
  const tickets = useCustomerTickets(customerId);
  const columns: TableColumnsType<TicketRow> = [
    { key: 'subject', title: t('subject'), render: (_, row) => <div style={{ maxWidth: 380, whiteSpace: 'normal' }}>{row.subject || t('ticket:noSubject')}{row.complaint && <Tag variant="filled" color="red" style={{ marginInlineStart: 6 }}>{t('ticket:complaint')}</Tag>}<br /><span style={{ color: 'var(--text-3)' }}>{row.number} · {inWords(row.channel.name)}</span></div> },
    { key: 'stage', title: t('stage'), render: (_, row) => (row.state === 'open' ? t(`ticket:stage.${row.stage}`) : t(`ticket:state.${row.state}`)) },
    { key: 'agent', title: t('agent'), responsive: ['lg'], render: (_, row) => row.agent?.name ?? '—' },
    { key: 'opened', title: t('openedAt'), responsive: ['md'], render: (_, row) => <time dateTime={row.openedAt}>{shortMoment(row.openedAt)}</time> },
  ];
  return <Panel title={t('history')} flush><DataTable query={tickets} columns={columns} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/tickets/$ticketId', params: { ticketId: row.id } })} empty={<EmptyState title={t('noHistory')} />} /></Panel>;
}
