/** Finds another ticket by number, subject or customer. A form item's `value` and `onChange`. */

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customerTicketsQuery } from '../customer-panel/ticket-customer.queries.ts';
import { ticketQuery } from '../ticket.queries.ts';
import { searchTicketsQuery } from '../queue/queue.queries.ts';

interface TicketPickerProps {
  readonly value?: string;
  readonly onChange?: (ticketId: string) => void;
  readonly except: string;
  /** Offered before anything is typed: most often it is the same customer's. */
  readonly customerId: string;
  /** Nobody else's will do. */
  readonly onlyTheirs?: boolean;
}

export function TicketPicker({ value, onChange, except, customerId, onlyTheirs = false }: TicketPickerProps) {
  const { t } = useTranslation('ticket');
  const [q, setQ] = useState('');
  const found = useQuery(searchTicketsQuery(onlyTheirs ? '' : q));
  const ofCustomer = useQuery(customerTicketsQuery(customerId));
  const listed = (onlyTheirs || q.trim() === '' ? ofCustomer.data : found.data?.items) ?? [];
  // What was picked before the list was opened need not be on it.
  const picked = useQuery({ ...ticketQuery(value ?? ''), enabled: value !== undefined && !listed.some(({ id }) => id === value) });
  const rows = value === undefined || !picked.data || listed.some(({ id }) => id === value) ? listed : [picked.data, ...listed];
  return (
    <Select
      showSearch={onlyTheirs ? { optionFilterProp: 'label' } : { filterOption: false, onSearch: setQ }}
      autoFocus
      value={value ?? null}
      loading={found.isFetching || ofCustomer.isFetching}
      placeholder={onlyTheirs ? t('act.pickTheirs') : t('act.pickTicket')}
      notFoundContent={ofCustomer.isFetching || found.isFetching ? null : onlyTheirs ? t('act.noneOfTheirs') : t('queue.emptyFiltered')}
      onChange={(ticketId: string) => onChange?.(ticketId)}
      options={rows.filter((row) => row.id !== except).map((row) => ({ value: row.id, label: `${row.number} · ${row.subject || t('noSubject')} · ${row.customer.name ?? t('unnamed')}` }))}
    />
  );
}
