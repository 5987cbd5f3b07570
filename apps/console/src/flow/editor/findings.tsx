/** What the check found, shown at the field it speaks of. */

import type { Finding } from '@huiyin/domain/flow/finding.ts';
import { createContext, type ReactNode, useContext } from 'react';
import { inWords } from '../../platform/i18n.ts';
import styles from './editor.module.css';

export const FindingsContext = createContext<readonly Finding[]>([]);

interface PlaceProps {
  readonly label?: ReactNode;
  readonly hint?: ReactNode;
  /** A JSON Pointer into the document. */
  readonly path: string;
  /** Only what is said of this very place, nothing beneath it: for what holds fields of its own. */
  readonly exact?: boolean;
  readonly children: ReactNode;
}

export function Place({ label, hint, path, exact = false, children }: PlaceProps) {
  const found = useFindingsAt(path, exact);
  return (
    <div className={styles.place} data-bad={found.length > 0}>
      {label && <span className={styles.label}>{label}</span>}
      {children}
      {found.map((finding, index) => <span key={index} className={styles.finding} role="alert">{inWords(finding.message)}</span>)}
      {hint && found.length === 0 && <span className={styles.hint}>{hint}</span>}
    </div>
  );
}

export function useFindingsAt(path: string, exact = false): readonly Finding[] {
  return useContext(FindingsContext).filter((finding) => finding.path === path || (!exact && finding.path.startsWith(`${path}/`)));
}
