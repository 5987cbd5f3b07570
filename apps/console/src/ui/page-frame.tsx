/** The frame of an ordinary page: title, one line of what it is for, actions at the right, content below. */

import type { ReactNode } from 'react';
import styles from './page-frame.module.css';

interface PageFrameProps {
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly actions?: ReactNode;
  /** Filters or tabs between title and content. */
  readonly bar?: ReactNode;
  readonly back?: ReactNode;
  /** Content that brings its own edges (a table, a graph) takes the whole width. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function PageFrame({ title, text, actions, bar, back, wide = false, children }: PageFrameProps) {
  return (
    <div className={styles.page} data-wide={wide}>
      <header className={styles.head}>
        {back}
        <div className={styles.words}>
          <h1 className={styles.title}>{title}</h1>
          {text && <p className={styles.text}>{text}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {bar && <div className={styles.bar}>{bar}</div>}
      <div className={styles.content}>{children}</div>
    </div>
  );
}

/** A white pane with a hairline border, for parts of a page. */
export function Panel({ title, actions, children, flush = false }: { readonly title?: ReactNode; readonly actions?: ReactNode; readonly children: ReactNode; readonly flush?: boolean }) {
  return (
    <section className={styles.panel} data-flush={flush}>
      {(title || actions) && (
        <header className={styles.panelHead}>
          <h2>{title}</h2>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
