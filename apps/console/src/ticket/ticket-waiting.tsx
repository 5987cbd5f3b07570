/** The outline of a ticket while it loads. */

import { Skeleton } from 'antd';
import styles from './ticket-panes.module.css';

export function TicketWaiting() {
  return (
    <>
      <section className={styles.waiting} aria-busy>
        <Skeleton active title={{ width: '30%' }} paragraph={{ rows: 1, width: '50%' }} />
        <Skeleton active title={false} paragraph={{ rows: 3, width: ['60%', '55%', '30%'] }} />
        <Skeleton active title={false} paragraph={{ rows: 2, width: ['40%', '45%'] }} />
      </section>
      <aside className={styles.waitingSide} aria-hidden><Skeleton active paragraph={{ rows: 8 }} /></aside>
    </>
  );
}
