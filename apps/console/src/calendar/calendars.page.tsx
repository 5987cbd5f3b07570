/** The working calendars of the centre, and the official days that they follow. */

import { PlusOutlined } from '@ant-design/icons';
import type { CalendarSummary } from '@huiyin/domain/calendar/calendar.contract.ts';
import { shippedCalendars } from '@huiyin/domain/calendar/shipped.ts';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Select, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { BilingualInput, bothLanguages, type TwoTexts } from '../ui/bilingual-input.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { ListTable } from '../ui/list-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useCalendars, useCreateCalendar } from './calendar.queries.ts';
import { weekWords } from './hours-words.ts';
import { KnownYears } from './known-years.tsx';
import { shortMomentIn } from './local-words.ts';
import { usesWords } from './uses-words.ts';

interface Values {
  readonly key: string;
  readonly name: TwoTexts;
  readonly copyOf?: string;
}

export function CalendarsPage() {
  const { t } = useTranslation(['calendar', 'ui']);
  const navigate = useNavigate();
  const calendars = useCalendars();
  const create = useCreateCalendar();
  const [making, setMaking] = useState(false);
  const open = ({ id }: { readonly id: string }) => navigate({ to: '/admin/calendars/$calendarId', params: { calendarId: id } });

  const columns: TableColumnsType<CalendarSummary> = [
    { key: 'name', title: t('name'), render: (_, calendar) => <><b style={{ fontWeight: 500 }}>{inWords(calendar.name)}</b> <span style={{ color: 'var(--text-3)' }}>{calendar.key}</span></> },
    { key: 'hours', title: t('hours'), render: (_, { document }) => <div style={{ maxWidth: 340, whiteSpace: 'normal' }}>{weekWords(document.weekly, t)}<div style={{ color: 'var(--text-3)' }}>{`${t(`sources.${document.holidays ?? 'none'}`)} · ${document.timeZone}`}</div></div> },
    { key: 'now', title: t('now'), render: (_, calendar) => <Now calendar={calendar} /> },
    { key: 'uses', title: t('uses'), responsive: ['md'], render: (_, calendar) => usesWords(calendar.uses, t) },
  ];

  return (
    <PageFrame title={t('title')} text={t('text')} actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t('new')}</Button>}>
      <KnownYears />
      <ListTable query={calendars} rows={calendars.data?.items} columns={columns} rowKey={({ id }) => id} onOpen={(calendar) => void open(calendar)} empty={<EmptyState title={t('none')} />} />
      <FormDrawer<Values>
        open={making}
        title={t('new')}
        {...(calendars.data?.items[0] ? { initial: { copyOf: calendars.data.items[0].id } } : {})}
        onClose={() => setMaking(false)}
        onSave={async ({ key, name, copyOf }) => {
          const document = calendars.data?.items.find(({ id }) => id === copyOf)?.document ?? shippedCalendars[0]!.document;
          await open(await create({ body: { key, name, document } }));
        }}
        fieldOf={(refusal) => (refusal.code === 'calendar.key_taken' ? 'key' : null)}
      >
        <Form.Item name="name" label={t('name')} required rules={[bothLanguages()]}><BilingualInput label={t('name')} /></Form.Item>
        <Form.Item name="key" label={t('key')} extra={t('keyHint')} rules={[{ required: true, pattern: /^[a-z][a-z0-9_-]{1,39}$/, message: t('keyWrong') }]}><Input maxLength={40} /></Form.Item>
        <Form.Item name="copyOf" label={t('copyOf')} extra={t('copyOfHint')}><Select options={calendars.data?.items.map(({ id, name }) => ({ value: id, label: inWords(name) })) ?? []} /></Form.Item>
      </FormDrawer>
    </PageFrame>
  );
}

function Now({ calendar: { retiredAt, open, changesAt, document } }: { readonly calendar: CalendarSummary }) {
  const { t } = useTranslation('calendar');
  if (retiredAt !== null) return <Tag variant="filled">{t('retired')}</Tag>;
  return <><Tag variant="filled" color={open ? 'green' : 'default'}>{t(open ? 'open' : 'closed')}</Tag>{' '}{changesAt && <span style={{ color: 'var(--text-3)' }}>{t('until', { at: shortMomentIn(document.timeZone, changesAt) })}</span>}</>;
}
