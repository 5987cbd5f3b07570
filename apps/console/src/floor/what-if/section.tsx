/** One chapter of the story. */

import type { ReactNode } from 'react';
import styles from './what-if.module.css';

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <li className={styles.chapter}>
      <h2>{title}</h2>
      {children}
    </li>
  );
}
