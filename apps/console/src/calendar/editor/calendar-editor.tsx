/** A calendar being changed, with its year beside it as it would be. What is wrong is said at its field while one types. */

import type { CalendarView, DayView } from '@huiyin/domain/calendar/calendar.contract.ts';
import type { CalendarDocument } from '@huiyin/domain/calendar/calendar.ts';
import type { Finding } from '@huiyin/domain/calendar/finding.ts';
import { Alert, App, Button, Radio, Select, Skeleton } from 'antd';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../../platform/api.ts';
import { wordsOf } from '../../platform/refusal-words.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Panel } from '../../ui/page-frame.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useRested } from '../../ui/use-rested.ts';
import { wrongAtOf } from '../../ui/wrong-at.ts';
import styles from '../calendar.module.css';
import { usePreview, useSaveVersion } from '../calendar.queries.ts';
import { todayIn } from '../local-words.ts';
import { YearPicture } from '../year-picture.tsx';
import { HoursInput } from './hours-input.tsx';
import { OverridesEditor } from './overrides-editor.tsx';
import { SaveDialog } from './save-dialog.tsx';
import { WeekEditor } from './week-editor.tsx';

interface CalendarEditorProps {
  readonly calendar: CalendarView;
  readonly start: CalendarDocument;
  readonly onDone: () => void;
}


export function CalendarEditor({ calendar, start, onDone }: CalendarEditorProps) {
  const { t } = useTranslation(['calendar', 'ui']);
  const { message } = App.useApp();
  const save = useSaveVersion();
  const fields = useId();
  const [document, setDocument] = useState(start);
  const [refused, setRefused] = useState<{ readonly of: CalendarDocument; readonly findings: readonly Finding[] } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const today = todayIn(start.timeZone);
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const preview = usePreview(useRested(document), year);
  const findings = refused?.of === document ? refused.findings : (preview.data?.findings ?? []);
  const wrongAt = wrongAtOf(findings);
  // While something is wrong there is no year to show but the last one that was well.
  const well = useRef<readonly DayView[]>([]);
  if (preview.data && preview.data.days.length > 0) well.current = preview.data.days;
  const change = (part: Partial<CalendarDocument>) => setDocument({ ...document, ...part });
  const changed = document !== start || JSON.stringify(calendar.document) !== JSON.stringify(start);
  const neverOpen = findings.find(({ code }) => code === 'calendar.never_open');

  const frame = useRef<HTMLDivElement>(null);
  const ask = () => {
    if (findings.length === 0) return setSaving(true);
    frame.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' });
  };

  const saveFrom = async (validFromOn: string | null, note: string) => {
    setError(null);
    try {
      await save({ params: { calendarId: calendar.id }, body: { document, validFromOn, note, version: calendar.version } });
      void message.success(t('ui:saved'));
      onDone();
    } catch (refusal) {
      setSaving(false);
      if (isRefusal(refusal, 'calendar.invalid')) setRefused({ of: document, findings: refusal.facts['findings'] as readonly Finding[] });
      else setError(refusal);
    }
  };

  return (
    <div ref={frame}>
      {error !== null && <Alert type="error" showIcon role="alert" style={{ marginBottom: 12 }} title={wordsOf(error)} />}
      <Panel title={t('editor.week')}>
        {neverOpen && <p role="alert" className={styles.wrong}>{wrongAt('/weekly')}</p>}
        <WeekEditor value={document.weekly} onChange={(weekly) => change({ weekly })} wrongAt={wrongAt} />
      </Panel>
      <Panel>
        <div className={styles.row}>
          <span>
            <label className={styles.label} htmlFor={`${fields}-zone`}>{t('timeZone')}</label>
            <Select id={`${fields}-zone`} showSearch value={document.timeZone} style={{ width: 220 }} {...(wrongAt('/timeZone') ? { status: 'error' as const } : {})} options={zones.map((zone) => ({ value: zone, label: zone }))} onChange={(timeZone) => change({ timeZone })} />
            {wrongAt('/timeZone') && <p role="alert" className={styles.wrong}>{wrongAt('/timeZone')}</p>}
          </span>
          <span>
            <label className={styles.label} htmlFor={`${fields}-holidays`}>{t('editor.holidays')}</label>
            <Select<'CN' | 'none'> id={`${fields}-holidays`} value={document.holidays ?? 'none'} style={{ width: 280 }} options={(['CN', 'none'] as const).map((value) => ({ value, label: t(`sources.${value}`) }))} onChange={(value) => change({ holidays: value === 'none' ? null : value })} />
          </span>
        </div>
        {document.holidays !== null && (
          <>
            <span className={styles.label}>{t('editor.makeUp')}</span>
            <Radio.Group vertical value={document.makeUpHours === null ? 'usual' : 'own'} onChange={({ target }) => change({ makeUpHours: target.value === 'own' ? [{ from: '09:00', to: '18:00' }] : null })}>
              <Radio value="usual">{t('editor.makeUpAs')}</Radio>
              <Radio value="own">{t('editor.makeUpOwn')}</Radio>
            </Radio.Group>
            {document.makeUpHours && <div style={{ margin: '6px 0 0 24px' }}><HoursInput label={t('editor.makeUp')} value={document.makeUpHours} onChange={(makeUpHours) => change({ makeUpHours })} wrongAt={(pointer) => wrongAt(`/makeUpHours${pointer}`)} />{document.makeUpHours.length === 0 && <p role="alert" className={styles.wrong}>{wrongAt('/makeUpHours')}</p>}</div>}
          </>
        )}
      </Panel>
      <Panel title={t('picture.title')}>
        {well.current.length > 0 ? <YearPicture year={year} onYear={setYear} days={well.current} today={today} actOn={(day) => <SetDay day={day} document={document} onChange={change} />} />
          : preview.isError ? <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
          : findings.length > 0 ? <p className={styles.quiet}>{t('editor.wrong', { n: findings.length })}</p>
          : <Skeleton active paragraph={{ rows: 8 }} title={false} />}
      </Panel>
      <Panel title={t('editor.overrides')}><OverridesEditor value={document.overrides} onChange={(overrides) => change({ overrides })} wrongAt={wrongAt} timeZone={document.timeZone} year={year} /></Panel>
      <div className={styles.foot}>
        <span role="status">{findings.length > 0 ? t('editor.wrong', { n: findings.length }) : ''}</span>
        {changed ? <ConfirmButton question={t('editor.leaveQuestion')} confirmLabel={t('editor.leave')} onConfirm={async () => onDone()}>{t('ui:cancel')}</ConfirmButton> : <Button onClick={onDone}>{t('ui:cancel')}</Button>}
        <Button type="primary" disabled={!changed} title={changed ? '' : t('editor.unchanged')} onClick={ask}>{t('editor.save')}</Button>
      </div>
      {saving && <SaveDialog calendar={calendar} onCancel={() => setSaving(false)} onSave={saveFrom} />}
    </div>
  );
}

function SetDay({ day, document, onChange }: { readonly day: DayView; readonly document: CalendarDocument; readonly onChange: (part: Partial<CalendarDocument>) => void }) {
  const { t } = useTranslation('calendar');
  if (document.overrides.some(({ on }) => on === day.on)) return <span style={{ color: 'var(--text-3)' }}>{t('picture.changeThis')}</span>;
  const override = day.hours.length > 0 ? ({ on: day.on, kind: 'off', name: t('off') } as const) : ({ on: day.on, kind: 'work', name: t('work'), hours: null } as const);
  return <Button size="small" onClick={() => onChange({ overrides: [...document.overrides, override].toSorted((a, b) => (a.on < b.on ? -1 : 1)) })}>{t('picture.change')}</Button>;
}

const zones = Intl.supportedValuesOf('timeZone');
