/** Finds another ticket by number, subject or customer. A form item's `value` and `onChange`. */

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customerTicketsQuery } from '../customer-panel/ticket-customer.queries.ts';
import { searchTicketsQuery } from '../queue/queue.queries.ts';

interface TicketPickerProps {
  readonly value?: string;
  readonly onChange?: (ticketId: string) => void;
  readonly except: string;
  /** Offered before anything is typed: most often it is the same customer's. */
  readonly customerId: string;
}

export function TicketPicker({ value, onChange, except, customerId }: TicketPickerProps) {
  const { t } = useTranslation('ticket');
  const [q, setQ] = useState('');
  const found = useQuery(searchTicketsQuery(q));
  const ofCustomer = useQuery(customerTicketsQuery(customerId));
  const rows = (q.trim() === '' ? ofCustomer.data : found.data?.items) ?? [];
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setQ }}
      autoFocus
      value={value ?? null}
      loading={found.isFetching || ofCustomer.isFetching}
      placeholder={t('act.pickTicket')}
      onChange={(ticketId: string) => onChange?.(ticketId)}
      options={rows.filter((row) => row.id !== except).map((row) => ({ value: row.id, label: `${row.number} · ${row.subject || t('noSubject')} · ${row.customer.name ?? t('unnamed')}` }))}
    />
  );
}
