/** What a calendar was, is and will be: one line a version, the newest first. */

import type { CalendarVersionView, CalendarView } from '@huiyin/domain/calendar/calendar.contract.ts';
import type { CalendarDocument } from '@huiyin/domain/calendar/calendar.ts';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { fullMoment } from '../ui/time.ts';
import styles from './calendar.module.css';
import { weekWords } from './hours-words.ts';
import { todayIn } from './local-words.ts';

type State = 'now' | 'coming' | 'past' | 'replaced';
const colours: Readonly<Record<State, string>> = { now: 'green', coming: 'blue', past: 'default', replaced: 'default' };

export function VersionList({ calendar, onEdit }: { readonly calendar: CalendarView; readonly onEdit: (document: CalendarDocument) => void }) {
  const { t } = useTranslation(['calendar', 'ui']);
  const today = todayIn(calendar.document.timeZone);
  return (
    <ol className={styles.versions}>
      {calendar.versions.map((version) => {
        const state = stateOf(version, today);
        return (
          <li key={version.number} data-holds={version.holds}>
            <div className={styles.versionHead}>
              <b>{t('versions.number', { n: version.number })}</b>
              <Tag variant="filled" color={colours[state]}>{t(`versions.${state}`)}</Tag>
              <span>{validity(version, t)}</span>
              {calendar.retiredAt === null && <Button size="small" type="text" onClick={() => onEdit(version.document)}>{t('versions.edit')}</Button>}
            </div>
            <div>{weekWords(version.document.weekly, t)}</div>
            <div style={{ color: 'var(--text-3)' }}>{version.createdBy ? t('versions.by', { who: version.createdBy.name ?? '—', at: fullMoment(version.createdAt) }) : t('versions.shipped')}{version.note && ` · ${version.note}`}</div>
          </li>
        );
      })}
    </ol>
  );
}

function stateOf({ holds, validFromOn, validUntilOn }: CalendarVersionView, today: string): State {
  if (!holds) return 'replaced';
  if (validFromOn !== null && validFromOn > today) return 'coming';
  return validUntilOn !== null && validUntilOn < today ? 'past' : 'now';
}

function validity({ validFromOn: from, validUntilOn: to }: CalendarVersionView, t: ReturnType<typeof useTranslation<['calendar', 'ui']>>['t']): string {
  if (from === null) return to === null ? t('versions.always') : t('versions.until', { to });
  return to === null ? t('versions.from', { from }) : t('versions.span', { from, to });
}
