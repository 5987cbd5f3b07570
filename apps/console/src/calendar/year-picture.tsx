/** A year at a glance: each day in the colour of what it is. One day is chosen by pointer or arrow keys, and told in words below. */

import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { DayView } from '@huiyin/domain/calendar/calendar.contract.ts';
import { weekdays } from '@huiyin/domain/calendar/calendar.ts';
import { Button } from 'antd';
import { memo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hoursWords, minutesOfEnd } from './hours-words.ts';
import { dateWords, monthWords } from './local-words.ts';
import styles from './year-picture.module.css';

interface YearPictureProps {
  readonly year: number;
  readonly onYear: (year: number) => void;
  /** Every day of the year, in order. */
  readonly days: readonly DayView[];
  readonly today: string;
  /** What can be done with the chosen day. */
  readonly actOn?: (day: DayView) => ReactNode;
}

export function YearPicture({ year, onYear, days, today, actOn }: YearPictureProps) {
  const { t } = useTranslation(['calendar', 'ui']);
  const [chosen, setChosen] = useState<string | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const here = days.find(({ on }) => on === chosen) ?? days.find(({ on }) => on === today) ?? days[0];

  const move = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    const next = step === undefined || !here ? undefined : days[days.indexOf(here) + step];
    if (!next) return;
    event.preventDefault();
    setChosen(next.on);
    grid.current?.querySelector<HTMLElement>(`[data-on="${next.on}"]`)?.focus();
  };

  return (
    <>
      <div className={styles.bar}>
        <Button size="small" icon={<LeftOutlined />} aria-label={t('picture.before')} onClick={() => onYear(year - 1)} />
        <b className={styles.year}>{year}</b>
        <Button size="small" icon={<RightOutlined />} aria-label={t('picture.after')} onClick={() => onYear(year + 1)} />
        <Legend />
      </div>
      <p className={styles.told} aria-live="polite">
        {here ? <><b>{dateWords(here.on)}</b><span data-tone={toneOf(here)} className={styles.kind}>{t(`kinds.${here.kind}`)}{here.name ? ` · ${here.name}` : ''}</span><span>{hoursWords(here.hours, t)}</span>{here.provisional && <span className={styles.hint}>{t('picture.provisionalDay')}</span>}{actOn?.(here)}</> : t('picture.pick')}
      </p>
      <div className={styles.months} ref={grid} onKeyDown={move}>
        {Array.from({ length: 12 }, (_, index) => (
          <Month key={index} month={index + 1} days={days.filter(({ on }) => Number(on.slice(5, 7)) === index + 1)} tabStop={here?.on ?? null} today={today} onChoose={setChosen} />
        ))}
      </div>
    </>
  );
}

interface MonthProps {
  readonly month: number;
  readonly days: readonly DayView[];
  /** The one day of the year that Tab reaches. */
  readonly tabStop: string | null;
  readonly today: string;
  readonly onChoose: (on: string) => void;
}

const Month = memo(MonthGrid, (before, after) => before.month === after.month && before.today === after.today && before.onChoose === after.onChoose && sameDays(before.days, after.days) && inMonth(before) === inMonth(after));

function MonthGrid({ month, days, tabStop, today, onChoose }: MonthProps) {
  const { t } = useTranslation('calendar');
  const first = days[0];
  // Monday first: Sunday is the seventh.
  const lead = first ? (new Date(`${first.on}T12:00:00Z`).getUTCDay() + 6) % 7 : 0;
  return (
    <section className={styles.month}>
      <h3>{monthWords(month)}</h3>
      <div className={styles.week} aria-hidden>{weekdays.map((day) => <span key={day}>{t(`initials.${day}`)}</span>)}</div>
      <div className={styles.days}>
        {days.map((day, index) => (
          <button
            key={day.on}
            type="button"
            data-on={day.on}
            data-tone={toneOf(day)}
            data-provisional={day.provisional}
            data-today={day.on === today}
            data-chosen={day.on === tabStop}
            tabIndex={day.on === tabStop ? 0 : -1}
            style={{ ...(index === 0 ? { gridColumnStart: lead + 1 } : {}), ['--open' as string]: barOf(day.hours) }}
            aria-label={`${dateWords(day.on)} ${t(`kinds.${day.kind}`)} ${day.name ?? ''} ${hoursWords(day.hours, t)}`}
            title={`${day.name ? `${day.name} ` : ''}${hoursWords(day.hours, t)}`}
            onClick={() => onChoose(day.on)}
          >
            {Number(day.on.slice(8))}
            {day.kind !== 'weekly' && <i aria-hidden>{t(day.hours.length > 0 ? 'picture.markWork' : 'picture.markOff')}</i>}
          </button>
        ))}
      </div>
    </section>
  );
}

/** The day's open hours as a stripe from midnight to midnight, so that a lunch break and half a day are seen. */
function barOf(hours: DayView['hours']): string {
  if (hours.length === 0) return 'none';
  const share = (time: string) => `${Math.round(Math.min(minutesOfEnd(time) / 1440, 1) * 100)}%`;
  const stops = hours.flatMap(({ from, to }) => [`transparent ${share(from)}`, `currentcolor ${share(from)}`, `currentcolor ${share(to)}`, `transparent ${share(to)}`]);
  return `linear-gradient(90deg, ${stops.join(', ')})`;
}

function inMonth({ tabStop, days }: MonthProps): string | null {
  return days.some(({ on }) => on === tabStop) ? tabStop : null;
}

function sameDays(before: readonly DayView[], after: readonly DayView[]): boolean {
  return before.length === after.length && before.every((day, index) => day === after[index] || JSON.stringify(day) === JSON.stringify(after[index]));
}

export type Tone = 'open' | 'closed' | 'holiday' | 'makeUp' | 'overrideOff' | 'overrideWork';

function toneOf({ kind, hours }: Pick<DayView, 'kind' | 'hours'>): Tone {
  if (kind === 'holiday') return 'holiday';
  if (kind === 'make_up') return 'makeUp';
  if (kind === 'override') return hours.length > 0 ? 'overrideWork' : 'overrideOff';
  return hours.length > 0 ? 'open' : 'closed';
}

function Legend() {
  const { t } = useTranslation('calendar');
  const entries: readonly (readonly [Tone, string])[] = [['open', t('picture.open')], ['closed', t('picture.closed')], ['holiday', t('picture.holiday')], ['makeUp', t('picture.makeUp')], ['overrideOff', t('picture.overrideOff')], ['overrideWork', t('picture.overrideWork')]];
  return (
    <ul className={styles.legend} aria-label={t('picture.legend')}>
      {entries.map(([tone, words]) => <li key={tone}><span data-tone={tone} aria-hidden />{words}</li>)}
      <li><span data-tone="closed" data-provisional aria-hidden />{t('picture.provisional')}</li>
    </ul>
  );
}
