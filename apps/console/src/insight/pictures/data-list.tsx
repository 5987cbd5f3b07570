/** What a picture shows, as rows: for keys instead of a pointer, for ears instead of eyes, and for exact figures. */

import styles from '../insight.module.css';

export interface DataRow {
  readonly key: string;
  readonly label: string;
  readonly cells: readonly string[];
  /** Absent: nothing lies behind it. */
  readonly onOpen?: () => void;
  /** Behind each cell by itself. */
  readonly onOpenCell?: (index: number) => (() => void) | undefined;
}

export function DataList({ heads, rows }: { readonly heads: readonly string[]; readonly rows: readonly DataRow[] }) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={heads[0]}>
      <table className={styles.table}>
        <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ key, label, cells, onOpen, onOpenCell }) => (
            <tr key={key}>
              <th scope="row"><Openable onOpen={onOpen}>{label}</Openable></th>
              {cells.map((cell, index) => <td key={heads[index + 1]}><Openable onOpen={onOpenCell?.(index)}>{cell}</Openable></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Openable({ onOpen, children }: { readonly onOpen: (() => void) | undefined; readonly children: string }) {
  return onOpen ? <button type="button" className={styles.open} onClick={onOpen}>{children}</button> : children;
}
