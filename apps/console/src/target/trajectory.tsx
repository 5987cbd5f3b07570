/** A target's course: the planned line, what really was, and where the trend leads. Told apart by dashes and dots, not by colour alone. */

import type { TargetView } from '@huiyin/domain/target/target.contract.ts';
import { useTranslation } from 'react-i18next';
import { figureWords } from './figure-words.ts';
import styles from './target.module.css';
import { ticksBetween } from './ticks.ts';
import { useWidth } from './use-width.ts';

const room = { left: 50, right: 12, top: 14, bottom: 24 } as const;

export function Trajectory({ target, today, height = 170 }: { readonly target: TargetView; readonly today: string; readonly height?: number }) {
  const { t } = useTranslation('target');
  const [place, width] = useWidth<HTMLDivElement>();
  const { scale, baseline, goal, now, standing, title } = target;
  const words = (value: number) => figureWords(value, scale);
  const label = t('picture.label', { title, base: words(baseline.value), goal: words(goal.value), now: now ? t('picture.nowAt', { value: words(now.value) }) : t('picture.nowNone'), standing: t(`standings.${standing}`) });
  return (
    <figure className={styles.picture}>
      <div ref={place}>{width > 0 && <Lines target={target} today={today} width={width} height={height} label={label} />}</div>
      <figcaption className={styles.legend} aria-hidden>
        <span data-line="plan">{t('picture.plan')}</span>
        {target.points.length > 0 && <span data-line="actual">{t('picture.actual')}</span>}
        {target.forecast && <span data-line="forecast">{t('picture.forecast')}</span>}
      </figcaption>
    </figure>
  );
}

function Lines({ target, today, width, height, label }: { readonly target: TargetView; readonly today: string; readonly width: number; readonly height: number; readonly label: string }) {
  const { t } = useTranslation('target');
  const { scale, baseline, goal, startOn, deadlineOn, forecast, now } = target;
  // What lies further back than the whole course is long would press the course into a corner.
  const earliest = 2 * dayOf(startOn) - dayOf(deadlineOn);
  const points = target.points.filter(({ on }) => dayOf(on) >= earliest && dayOf(on) <= dayOf(deadlineOn) + 1);
  const first = Math.min(dayOf(startOn), ...points.map(({ on }) => dayOf(on)));
  const last = Math.max(dayOf(deadlineOn), ...points.map(({ on }) => dayOf(on)));
  const values = [baseline.value, goal.value, ...points.map(({ value }) => value), ...(forecast ? [forecast.low, forecast.high] : []), ...(now ? [now.value] : [])];
  const ticks = ticksBetween(Math.min(...values), Math.max(...values));
  const [low, high] = [ticks[0]!, ticks.at(-1)!];
  const x = (day: number) => room.left + ((day - first) / Math.max(1, last - first)) * (width - room.left - room.right);
  const y = (value: number) => room.top + (1 - (value - low) / (high - low)) * (height - room.top - room.bottom);
  const at = (on: string, value: number) => `${x(dayOf(on)).toFixed(1)},${y(value).toFixed(1)}`;
  const from = points.at(-1);
  const isRunning = target.state === 'running' && today < deadlineOn && today >= startOn;
  // A label at the edge would be cut off.
  const startX = Math.max(x(dayOf(startOn)), room.left);
  return (
    <svg width={width} height={height} role="img" aria-label={label} className={styles.lines}>
      {ticks.map((tick) => <g key={tick}><line x1={room.left} x2={width - room.right} y1={y(tick)} y2={y(tick)} /><text x={room.left - 6} y={y(tick) + 4} textAnchor="end">{shortNumber(tick)}{scale.unit === 'percent' ? '%' : ''}</text></g>)}
      <line data-line="goal" x1={room.left} x2={width - room.right} y1={y(goal.value)} y2={y(goal.value)} />
      {forecast && from && (
        <>
          <polygon data-line="band" points={`${at(from.on, from.value)} ${at(deadlineOn, forecast.high)} ${at(deadlineOn, forecast.low)}`} />
          <polyline data-line="forecast" points={`${at(from.on, from.value)} ${at(deadlineOn, forecast.value)}`} />
        </>
      )}
      <polyline data-line="plan" points={`${at(startOn, baseline.value)} ${at(deadlineOn, goal.value)}`} />
      {isRunning && <line data-line="today" x1={x(dayOf(today))} x2={x(dayOf(today))} y1={room.top} y2={height - room.bottom} />}
      <polyline data-line="actual" points={points.map(({ on, value }) => at(on, value)).join(' ')} />
      {points.map(({ on, value, n }) => <circle key={on} data-line="actual" cx={x(dayOf(on))} cy={y(value)} r={points.length > 30 ? 1.5 : 2.5}><title>{`${on} · ${figureWords(value, scale)}${n === null ? '' : ` · n=${n}`}`}</title></circle>)}
      <text x={Math.min(startX, width - 150)} y={height - 6} textAnchor="start">{startOn}</text>
      <text x={width - room.right} y={height - 6} textAnchor="end">{deadlineOn}</text>
      {isRunning && room.left + 84 < x(dayOf(today)) && x(dayOf(today)) < width - 110 && <text x={x(dayOf(today))} y={height - 6} textAnchor="middle">{t('picture.today')}</text>}
    </svg>
  );
}

function dayOf(on: string): number {
  return Date.parse(`${on}T00:00:00Z`) / 86_400_000;
}

function shortNumber(value: number): string {
  return String(Number(value.toFixed(2)));
}
