/** One calendar: its year, a trial of what would be due when, its versions; and the editor in their place. */

import { ArrowLeftOutlined } from '@ant-design/icons';
import type { CalendarView } from '@huiyin/domain/calendar/calendar.contract.ts';
import type { CalendarDocument } from '@huiyin/domain/calendar/calendar.ts';
import { Link, useParams } from '@tanstack/react-router';
import { App, Button, Form, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { BilingualInput, bothLanguages, type TwoTexts } from '../ui/bilingual-input.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import styles from './calendar.module.css';
import { isUnknownCalendar, useCalendar, useDays, useRenameCalendar, useRestoreCalendar, useRetireCalendar } from './calendar.queries.ts';
import { CalendarEditor } from './editor/calendar-editor.tsx';
import { weekWords } from './hours-words.ts';
import { todayIn } from './local-words.ts';
import { TeamPanel } from './team-panel.tsx';
import { TrialPanel } from './trial-panel.tsx';
import { usesWords } from './uses-words.ts';
import { VersionList } from './version-list.tsx';
import { YearPicture } from './year-picture.tsx';

export function CalendarPage() {
  const { t } = useTranslation(['calendar', 'ui']);
  const { calendarId } = useParams({ from: '/signed-in/admin/calendars/$calendarId' });
  const calendar = useCalendar(calendarId);
  const [draft, setDraft] = useState<CalendarDocument | null>(null);
  const back = <Link to={'/admin/calendars' as '/'} aria-label={t('ui:back')} style={{ lineHeight: '32px' }}><ArrowLeftOutlined /></Link>;

  if (!calendar.data) {
    return (
      <PageFrame back={back} title={t('title')}>
        <Panel>{calendar.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : isUnknownCalendar(calendar.error) ? <EmptyState title={t('gone')} /> : <ErrorState error={calendar.error} onRetry={() => void calendar.refetch()} />}</Panel>
      </PageFrame>
    );
  }
  const view = calendar.data;
  const { document } = view;
  return (
    <PageFrame
      back={back}
      title={<>{inWords(view.name)}{view.retiredAt !== null && <Tag variant="filled" style={{ marginLeft: 8 }}>{t('retired')}</Tag>}</>}
      text={`${weekWords(document.weekly, t)} · ${t(`sources.${document.holidays ?? 'none'}`)} · ${document.timeZone}`}
      actions={draft === null && <Acts calendar={view} onEdit={() => setDraft(view.versions[0]!.document)} />}
    >
      {draft ? <CalendarEditor calendar={view} start={draft} onDone={() => setDraft(null)} /> : (
        <div className={styles.columns}>
          <SavedYear calendar={view} />
          <div>
            <TeamPanel calendar={view} />
            <TrialPanel calendar={view} />
            <Panel title={t('versions.title')}><VersionList calendar={view} onEdit={setDraft} /></Panel>
          </div>
        </div>
      )}
    </PageFrame>
  );
}

function SavedYear({ calendar }: { readonly calendar: CalendarView }) {
  const { t } = useTranslation(['calendar', 'ui']);
  const today = todayIn(calendar.document.timeZone);
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const days = useDays(calendar.id, year);
  return (
    <Panel title={t('picture.title')}>
      {days.data ? <YearPicture year={year} onYear={setYear} days={days.data.items} today={today} /> : days.isPending ? <Skeleton active paragraph={{ rows: 12 }} title={false} /> : <ErrorState error={days.error} onRetry={() => void days.refetch()} />}
    </Panel>
  );
}

function Acts({ calendar, onEdit }: { readonly calendar: CalendarView; readonly onEdit: () => void }) {
  const { t } = useTranslation(['calendar', 'ui']);
  const { message } = App.useApp();
  const rename = useRenameCalendar();
  const retire = useRetireCalendar();
  const restore = useRestoreCalendar();
  const [naming, setNaming] = useState(false);
  const at = { params: { calendarId: calendar.id }, body: { version: calendar.version } };
  const isUsed = calendar.uses.length > 0;

  if (calendar.retiredAt !== null) return <ConfirmButton question={t('acts.restoreQuestion', { name: inWords(calendar.name) })} onConfirm={() => restore(at)}>{t('acts.restore')}</ConfirmButton>;
  return (
    <>
      <Button onClick={() => setNaming(true)}>{t('acts.rename')}</Button>
      <ConfirmButton danger disabled={isUsed} {...(isUsed ? { title: t('acts.inUse', { uses: usesWords(calendar.uses, t) }) } : {})} question={t('acts.retireQuestion', { name: inWords(calendar.name) })} text={t('acts.retireText')} confirmLabel={t('acts.retire')} onConfirm={() => retire(at)}>{t('acts.retire')}</ConfirmButton>
      <Button type="primary" onClick={onEdit}>{t('acts.edit')}</Button>
      <FormDrawer<{ name: TwoTexts }>
        open={naming}
        title={t('acts.rename')}
        initial={{ name: calendar.name }}
        onClose={() => setNaming(false)}
        onSave={async ({ name }) => {
          await rename({ params: { calendarId: calendar.id }, body: { name, version: calendar.version } });
          void message.success(t('ui:saved'));
        }}
      >
        <Form.Item name="name" label={t('name')} required rules={[bothLanguages()]}><BilingualInput label={t('name')} /></Form.Item>
      </FormDrawer>
    </>
  );
}
