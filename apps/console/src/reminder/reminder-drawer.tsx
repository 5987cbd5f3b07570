/** The list of reminders at the side, day by day; and how loud they shall be. */

import { CheckOutlined, LeftOutlined, SettingOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { dayName, isSameDay } from '../ui/time.ts';
import { Loudness } from './loudness.tsx';
import { useReminders, useSettleMany } from './reminder.queries.ts';
import styles from './reminder-drawer.module.css';
import { ReminderRow } from './reminder-row.tsx';
import { useOpenReminder } from './use-open-reminder.ts';

interface ReminderDrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ReminderDrawer({ open, onClose }: ReminderDrawerProps) {
  const { t } = useTranslation('reminder');
  const [face, setFace] = useState<'list' | 'settings'>('list');
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={Math.min(420, window.innerWidth)}
      destroyOnHidden
      afterOpenChange={(visible) => !visible && setFace('list')}
      styles={{ body: { padding: 0 } }}
      title={face === 'list' ? t('title') : t('settings')}
      extra={
        face === 'list' ? (
          <Button type="text" icon={<SettingOutlined />} aria-label={t('settings')} title={t('settings')} onClick={() => setFace('settings')} />
        ) : (
          <Button type="text" icon={<LeftOutlined />} onClick={() => setFace('list')}>{t('back')}</Button>
        )
      }
    >
      {face === 'list' ? <List onClose={onClose} /> : <Loudness />}
    </Drawer>
  );
}

function List({ onClose }: Pick<ReminderDrawerProps, 'onClose'>) {
  const { t } = useTranslation(['reminder', 'ui']);
  const { message } = App.useApp();
  const [unread, setUnread] = useState(false);
  const query = useReminders(unread);
  const openReminder = useOpenReminder();
  const settleMany = useSettleMany();
  const reminders = query.data?.pages.flatMap((page) => page.items) ?? [];
  const latest = reminders[0]?.at;

  // Up to the latest that is on the screen: nobody settles what they have not seen.
  const settleAll = () => void settleMany({ body: { until: latest! } }).catch((error: unknown) => void message.error(wordsOf(error)));

  return (
    <>
      <div className={styles.bar}>
        <Segmented value={unread} onChange={setUnread} options={[{ value: false, label: t('all') }, { value: true, label: t('unread') }]} />
        <Button type="text" icon={<CheckOutlined />} disabled={!reminders.some(({ readAt }) => readAt === null)} onClick={settleAll}>{t('readAll')}</Button>
      </div>
      {query.isPending ? (
        <div className={styles.waiting} aria-busy><Skeleton active avatar={{ size: 'small' }} paragraph={{ rows: 2 }} /><Skeleton active avatar={{ size: 'small' }} paragraph={{ rows: 2 }} /></div>
      ) : query.isError && reminders.length === 0 ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : reminders.length === 0 ? (
        unread ? <EmptyState title={t('emptyUnread')} text={t('emptyUnreadText')} /> : <EmptyState title={t('empty')} text={t('emptyText')} />
      ) : (
        <ol className={styles.list}>
          {reminders.map((reminder, index) => {
            const before = reminders[index - 1];
            return (
              <li key={reminder.id}>
                {(!before || !isSameDay(new Date(reminder.at), new Date(before.at))) && <h3 className={styles.day}>{dayName(reminder.at)}</h3>}
                <ReminderRow reminder={reminder} onOpen={() => openReminder(reminder) && onClose()} />
              </li>
            );
          })}
          {query.hasNextPage && <li className={styles.more}><Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('ui:more')}</Button></li>}
        </ol>
      )}
    </>
  );
}
