/** How loud my reminders are: by level, on the desktop or by a sound. Kept with the person; the browser's leave is asked for here, on a click. */

import { SoundOutlined } from '@ant-design/icons';
import { reminderLevels, type ReminderLevel } from '@huiyin/domain/reminder/reminder.ts';
import type { ReminderSettings } from '@huiyin/domain/reminder/reminder.contract.ts';
import { App, Button, Checkbox, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { ErrorState } from '../ui/states.tsx';
import { chime } from './chime.ts';
import { askForDesktop, desktopState } from './desktop-notice.ts';
import { LevelIcon } from './level-icon.tsx';
import { useChangeSettings, useReminderSettings } from './reminder.queries.ts';
import styles from './reminder-drawer.module.css';

const ways = ['desktop', 'sound'] as const;

export function Loudness() {
  const { t } = useTranslation('reminder');
  const { message } = App.useApp();
  const { data: settings, isPending, error, refetch } = useReminderSettings();
  const change = useChangeSettings();
  if (isPending) return <div className={styles.waiting}><Skeleton active /></div>;
  if (!settings) return <ErrorState error={error} onRetry={() => void refetch()} />;

  const toggle = (way: keyof ReminderSettings, level: ReminderLevel, on: boolean) => {
    const levels = reminderLevels.filter((each) => (each === level ? on : settings[way].includes(each)));
    void change({ ...settings, [way]: levels }).catch((failure: unknown) => void message.error(wordsOf(failure)));
  };
  return (
    <div className={styles.loud}>
      <p>{t('loud.text')}</p>
      <table className={styles.table}>
        <thead>
          <tr><td />{ways.map((way) => <th key={way} scope="col">{t(`loud.${way}`)}</th>)}</tr>
        </thead>
        <tbody>
          {reminderLevels.toReversed().map((level) => (
            <tr key={level}>
              <th scope="row"><LevelIcon level={level} /> {t(`level.${level}`)}<span className={styles.example}>{t(`loud.examples.${level}`)}</span></th>
              {ways.map((way) => <td key={way}><Checkbox checked={settings[way].includes(level)} aria-label={`${t(`level.${level}`)} · ${t(`loud.${way}`)}`} onChange={({ target }) => toggle(way, level, target.checked)} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
      <Desktop />
      <Button icon={<SoundOutlined />} onClick={() => chime('alarm')}>{t('loud.listen')}</Button>
    </div>
  );
}

function Desktop() {
  const { t } = useTranslation('reminder');
  const [state, setState] = useState(desktopState);
  return (
    <div className={styles.desktop} role="status">
      {state === 'default' ? <><span>{t('loud.desktopText')}</span><Button type="primary" onClick={() => void askForDesktop().then(setState)}>{t('loud.allow')}</Button></> : t(state === 'granted' ? 'loud.allowed' : `loud.${state}`)}
    </div>
  );
}
