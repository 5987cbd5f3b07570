/** A course in the space of a word; where there is nothing, the line breaks. */

import styles from './sparkline.module.css';

const [width, height, edge] = [120, 28, 2];

export function Sparkline({ values }: { readonly values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return <svg className={styles.line} viewBox={`0 0 ${width} ${height}`} aria-hidden />;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (index: number) => edge + (index / (values.length - 1)) * (width - 2 * edge);
  const y = (value: number) => (high === low ? height / 2 : height - edge - ((value - low) / (high - low)) * (height - 2 * edge));
  const path = values.map((value, index) => (value === null ? '' : `${index === 0 || values[index - 1] === null ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)).join('');
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg className={styles.line} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
      <path d={path} />
      <path className={styles.end ?? ''} d={`M${x(last).toFixed(1)} ${y(values[last]!).toFixed(1)}h0`} />
    </svg>
  );
}
