/** The story of a ticket that there is, from where it stands now. */

import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { searchTicketsQuery } from '../../ticket/queue/queue.queries.ts';
import { ticketQuery } from '../../ticket/ticket.queries.ts';
import { EmptyState } from '../../ui/states.tsx';
import { useDispatching, usePromisesOf } from '../floor.queries.ts';
import { Ahead } from './ahead.tsx';
import { Dispatching } from './dispatching.tsx';
import { Promises } from './promises.tsx';
import { Section } from './section.tsx';
import styles from './what-if.module.css';

export function RealStory() {
  const { t } = useTranslation(['floor', 'ticket']);
  const [q, setQ] = useState('');
  const [ticketId, setTicketId] = useState<string | null>(null);
  const found = useQuery(searchTicketsQuery(q));
  const ticket = useQuery({ ...ticketQuery(ticketId ?? ''), enabled: ticketId !== null });
  const promises = usePromisesOf(ticketId);
  const dispatching = useDispatching(ticketId === null ? null : { ticketId });
  const view = ticketId === null ? undefined : ticket.data;

  return (
    <div className={styles.columns}>
      <Form layout="vertical" className={styles.facts ?? ''}>
        <Form.Item label={t('whatIf.ticket')} htmlFor="ticket">
          <Select
            id="ticket"
            autoFocus
            showSearch={{ filterOption: false, onSearch: setQ }}
            value={ticketId}
            loading={found.isFetching}
            placeholder={t('whatIf.pick')}
            onChange={(id: string) => setTicketId(id)}
            options={(found.data?.items ?? []).map((row) => ({ value: row.id, label: `${row.number} · ${row.subject || t('ticket:noSubject')}` }))}
          />
        </Form.Item>
      </Form>
      {ticketId === null ? (
        <EmptyState title={t('whatIf.ask')} />
      ) : (
        <ol className={styles.story}>
          {view && (
            <Section title={t('whatIf.flow')}>
              <p className={styles.lead}>{t('whatIf.flowIs', { name: inWords(view.flow.name), n: view.flow.version })}</p>
              <p className={styles.quiet}>{[inWords(view.guide.name), view.team ? inWords(view.team.name) : null, view.agent ? t('whatIf.held', { name: view.agent.name }) : null].filter(Boolean).join(' · ')}</p>
            </Section>
          )}
          <Promises query={promises} />
          <Dispatching query={dispatching} entersQueue />
          <Ahead promises={promises.data} dispatching={dispatching.data} />
        </ol>
      )}
    </div>
  );
}
