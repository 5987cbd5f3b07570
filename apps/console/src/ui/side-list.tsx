/** The places within a part of the console: a list beside the page; where that has no room, the one somebody is at, and the others behind it. */

import { DownOutlined } from '@ant-design/icons';
import { type ReactNode, useId } from 'react';
import { useNothingBeside } from './narrow.ts';
import styles from './side-list.module.css';

interface SideListProps {
  readonly label: string;
  /** The name of the place somebody is at. */
  readonly here: string;
  readonly groups: readonly { readonly name: string; readonly places: readonly ReactNode[] }[];
}

export function SideList({ label, here, groups }: SideListProps) {
  const listId = useId();
  const nothingBeside = useNothingBeside();
  const list = groups.filter(({ places }) => places.length > 0).map(({ name, places }) => (
    <div key={name} className={styles.group}>
      <p className={styles.groupName}>{name}</p>
      <div className={styles.places}>{places}</div>
    </div>
  ));
  if (!nothingBeside) return <nav className={styles.beside} aria-label={label}>{list}</nav>;
  return (
    <div className={styles.bar}>
      <button type="button" className={styles.open} popoverTarget={listId}>{here}<DownOutlined aria-hidden /></button>
      <nav id={listId} popover="auto" className={styles.over} aria-label={label} onClick={({ currentTarget, target }) => (target as HTMLElement).closest('a') && currentTarget.hidePopover()}>{list}</nav>
    </div>
  );
}

/** For the link of each place. */
export const sidePlace = styles.place!;
