/** A text with what is forbidden in it marked. */

import { type Mark, markedParts } from './marked-parts.ts';
import styles from './wording.module.css';

export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) {
  return markedParts(text, marks).map(({ text: part, severity }, index) => (severity === null ? part : <mark key={index} className={styles.mark} data-severity={severity}>{part}</mark>));
}
