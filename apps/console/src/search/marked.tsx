/** A text with what was looked for marked in it. */

import type { ReactNode } from 'react';
import styles from './search.module.css';

interface MarkedProps {
  readonly text: string;
  /** From (inclusive) and to (exclusive), in order, none overlapping. */
  readonly marks: readonly (readonly number[])[];
}

export function Marked({ text, marks }: MarkedProps) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of marks as readonly (readonly [number, number])[]) {
    if (from > at) parts.push(text.slice(at, from));
    parts.push(<mark key={from} className={styles.mark}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return <>{parts}{text.slice(at)}</>;
}
