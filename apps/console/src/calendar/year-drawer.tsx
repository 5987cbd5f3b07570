/** The official days of a year, line by line as a notice names them. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { OfficialYearView } from '@huiyin/domain/calendar/calendar.contract.ts';
import type { Finding } from '@huiyin/domain/calendar/finding.ts';
import { Alert, App, Button, DatePicker, Drawer, Input, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../platform/api.ts';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import styles from './calendar.module.css';
import { useEnterYear, useWithdrawYear } from './calendar.queries.ts';
import { useDayFile } from './day-file.tsx';
import { daysOf, linesOf, linesOfYear, type OfficialLine } from './official-lines.ts';

/** The seven that every notice names, their dates still open. */
const yearly = ['newYear', 'spring', 'qingming', 'labour', 'dragonBoat', 'midAutumn', 'national'] as const;

interface YearDrawerProps {
  readonly year: number;
  /** Null: nobody knows it yet. */
  readonly known: OfficialYearView | null;
  readonly onClose: () => void;
}

export function YearDrawer({ year, known, onClose }: YearDrawerProps) {
  const { t } = useTranslation(['calendar', 'ui']);
  const { message } = App.useApp();
  const enter = useEnterYear();
  const withdraw = useWithdrawYear();
  const [lines, setLines] = useState<readonly OfficialLine[]>(() => (known ? linesOfYear(known) : yearly.map((key) => ({ kind: 'off', name: t(`known.names.${key}`), from: null, to: null }))));
  const [wrong, setWrong] = useState<ReadonlyMap<number | null, string>>(new Map());
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const file = useDayFile('Asia/Shanghai', (days) => {
    const ofYear = days.filter(({ on }) => on.startsWith(`${year}-`) || on.startsWith(`${year - 1}-12-`));
    if (ofYear.length > 0) setLines(linesOf(ofYear));
  });

  const change = (index: number, part: Partial<OfficialLine>) => {
    setLines(lines.map((line, at) => (at === index ? { ...line, ...part } : line)));
    setWrong(new Map([...wrong].filter(([at]) => at !== index && at !== null)));
  };

  const save = async () => {
    // A line left open would be a holiday forgotten.
    const undated = new Map(lines.flatMap(({ from }, index) => (from === null ? [[index, t('known.empty')] as const] : [])));
    if (undated.size > 0) return setWrong(undated);
    setSaving(true);
    setError(null);
    setWrong(new Map());
    const { off, work, lineOf } = daysOf(lines);
    try {
      await enter({ body: { source: 'CN', year, off, work } });
      void message.success(t('ui:saved'));
      onClose();
    } catch (refusal) {
      if (isRefusal(refusal, 'official_year.invalid')) setWrong(byLine(refusal.facts['findings'] as readonly Finding[], lineOf));
      else setError(refusal);
    } finally {
      setSaving(false);
    }
  };

  return (
    <Drawer
      open
      title={t('known.drawer', { year })}
      onClose={onClose}
      size={Math.min(620, window.innerWidth)}
      footer={
        <div className={styles.bar} style={{ margin: 0 }}>
          {known?.origin === 'entered' && <ConfirmButton danger question={t('known.withdrawQuestion', { year })} text={t(known.shipped ? 'known.withdrawKnown' : 'known.withdrawUnknown')} confirmLabel={t('known.withdraw')} onConfirm={() => withdraw({ params: { year } }).then(onClose)}>{t('known.withdraw')}</ConfirmButton>}
          <span className={styles.together}><Button onClick={onClose}>{t('ui:cancel')}</Button><Button type="primary" loading={saving} onClick={() => void save()}>{t('ui:save')}</Button></span>
        </div>
      }
    >
      <p className={styles.quiet}>{t('known.hint')}</p>
      {known?.origin === 'shipped' && <Alert type="info" showIcon style={{ marginBottom: 10 }} title={t('known.replaces')} />}
      {error !== null && <Alert type="error" showIcon role="alert" style={{ marginBottom: 10 }} title={wordsOf(error)} />}
      {wrong.has(null) && <Alert type="error" showIcon role="alert" style={{ marginBottom: 10 }} title={wrong.get(null)} />}
      <div className={styles.bar}>{file.button}</div>
      {file.told}
      <div className={styles.lines}>
        {lines.map((line, index) => (
          <div key={index} className={styles.line}>
            <Segmented<'off' | 'work'> value={line.kind} onChange={(kind) => change(index, { kind })} options={[{ value: 'off', label: t('off') }, { value: 'work', label: t('work') }]} aria-label={t('editor.kind')} />
            <Input value={line.name} maxLength={60} aria-label={t('known.holiday')} placeholder={t('known.holiday')} onChange={({ target }) => change(index, { name: target.value })} />
            <DatePicker.RangePicker
              aria-label={t('known.dates')}
              value={line.from && line.to ? [dayjs(line.from), dayjs(line.to)] : null}
              defaultPickerValue={[dayjs(`${year}-01-01`), dayjs(`${year}-02-01`)]}
              {...(wrong.has(index) ? { status: 'error' as const } : {})}
              onChange={(range) => change(index, { from: range?.[0]?.format('YYYY-MM-DD') ?? null, to: range?.[1]?.format('YYYY-MM-DD') ?? null })}
            />
            <Button type="text" danger icon={<DeleteOutlined />} aria-label={t('ui:remove')} onClick={() => setLines(lines.filter((_, at) => at !== index))} />
            {wrong.has(index) && <p role="alert" className={styles.wrong}>{wrong.get(index)}</p>}
          </div>
        ))}
      </div>
      <Button icon={<PlusOutlined />} onClick={() => setLines([...lines, { kind: 'work', name: '', from: null, to: null }])}>{t('known.add')}</Button>
    </Drawer>
  );
}

/** What is wrong with a day belongs to its line; what is wrong with the whole, to none. */
function byLine(findings: readonly Finding[], lineOf: ReturnType<typeof daysOf>['lineOf']): ReadonlyMap<number | null, string> {
  const said = new Map<number | null, string>();
  for (const { path, message } of findings) {
    const [, list, index] = /^\/(off|work)\/(\d+)/.exec(path) ?? [];
    const line = list === undefined ? null : (lineOf[list as 'off' | 'work'][Number(index)] ?? null);
    if (!said.has(line)) said.set(line, inWords(message));
  }
  return said;
}
