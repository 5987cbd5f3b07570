/** The figure as it came and went, with what is usual, the limit, the span of the alert and the business changes of that time. */

import { sayNumber } from '@huiyin/domain/alert/say.ts';
import { useTranslation } from 'react-i18next';
import { shortMoment } from '../ui/time.ts';
import styles from './alert.module.css';

interface Point {
  readonly at: string;
  readonly value: number | null;
  readonly usual: number | null;
}

interface CourseProps {
  readonly points: readonly Point[];
  readonly limit?: number | null;
  readonly decimals: number;
  /** Spans in which it was out of order. */
  readonly alerts?: readonly { readonly from: string; readonly until: string | null }[];
  readonly events?: readonly { readonly id: string; readonly name: string; readonly fromOn: string; readonly untilOn: string }[];
}

const [width, height] = [720, 150];
/** Of the strip above, for each business change. */
const stripe = 7;

export function CoursePicture({ points, limit = null, decimals, alerts = [], events = [] }: CourseProps) {
  const { t } = useTranslation('alert');
  const [first, last] = [points[0], points.at(-1)];
  const figures = [...points.flatMap(({ value, usual }) => [value, usual]), limit].filter((figure) => figure !== null);
  if (!first || !last || first === last || figures.length === 0) return <p className={styles.quiet}>{t('noCourse')}</p>;
  const [from, to] = [Date.parse(first.at), Date.parse(last.at)];
  const shown = events.filter(({ fromOn, untilOn }) => Date.parse(`${fromOn}T00:00:00`) <= to && Date.parse(`${untilOn}T23:59:59`) >= from);
  const [most, strip] = [Math.max(...figures), shown.length * stripe];
  const x = (at: number) => (width * (Math.min(to, Math.max(from, at)) - from)) / (to - from);
  const y = (figure: number) => strip + height * (1 - figure / (most * 1.05 || 1));
  const line = (of: (point: Point) => number | null) => segments(points, of).map((segment) => segment.map((point) => `${x(Date.parse(point.at)).toFixed(1)},${y(of(point)!).toFixed(1)}`).join(' '));
  return (
    <figure className={styles.course}>
      <svg viewBox={`0 0 ${width} ${height + strip}`} preserveAspectRatio="none" style={{ height: 170 + strip }} role="img" aria-label={t('course')}>
        {shown.map(({ id, fromOn, untilOn }, index) => {
          const [left, right] = [x(Date.parse(`${fromOn}T00:00:00`)), x(Date.parse(`${untilOn}T23:59:59`))];
          return <rect key={id} className={styles.event} data-index={index % 3} x={left} y={index * stripe} width={Math.max(3, right - left)} height={4} />;
        })}
        {alerts.map((alert) => <rect key={alert.from} className={styles.span} x={x(Date.parse(alert.from))} y={strip} width={Math.max(2, x(alert.until === null ? to : Date.parse(alert.until)) - x(Date.parse(alert.from)))} height={height} />)}
        <line className={styles.axis} x1={0} x2={width} y1={height + strip} y2={height + strip} />
        {limit !== null && <line className={styles.limit} x1={0} x2={width} y1={y(limit)} y2={y(limit)} />}
        {line(({ usual }) => usual).map((path) => <polyline key={path} className={styles.usual} points={path} />)}
        {line(({ value }) => value).map((path) => <polyline key={path} className={styles.figure} points={path} />)}
      </svg>
      <p className={styles.scale}><time dateTime={first.at}>{shortMoment(first.at)}</time><span>{t('most', { value: sayNumber(most, decimals) })}</span><time dateTime={last.at}>{shortMoment(last.at)}</time></p>
      <figcaption className={styles.legend}>
        <span data-kind="figure">{t('legend.figure')}</span>
        {points.some(({ usual }) => usual !== null) && <span data-kind="usual">{t('legend.usual')}</span>}
        {limit !== null && <span data-kind="limit">{t('legend.limit')}</span>}
        {alerts.length > 0 && <span data-kind="span">{t('legend.span')}</span>}
        {shown.map(({ id, name, fromOn, untilOn }, index) => <span key={id} data-kind="event" data-index={index % 3}>{name} {fromOn === untilOn ? fromOn.slice(5) : `${fromOn.slice(5)} – ${untilOn.slice(5)}`}</span>)}
      </figcaption>
    </figure>
  );
}

/** A line breaks where nothing is known. */
function segments(points: readonly Point[], of: (point: Point) => number | null): readonly (readonly Point[])[] {
  const all: Point[][] = [[]];
  for (const point of points) {
    if (of(point) === null) all.push([]);
    else all.at(-1)!.push(point);
  }
  return all.filter((segment) => segment.length > 0);
}
