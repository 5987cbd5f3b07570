/** 人力预估: people needed in the next half hours beside those on shift. */

import { Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../platform/i18n.ts';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { clockTime, dateWords } from '../ui/time.ts';
import { FloorHead } from './floor-head.tsx';
import { useStaffing } from './floor.queries.ts';
import { StaffTeam } from './staff-team.tsx';
import styles from './floor.module.css';

const spans = [3, 6, 12] as const;

export function StaffingPage() {
  const { t } = useTranslation('floor');
  const [hours, setHours] = useState<(typeof spans)[number]>(6);
  const staffing = useStaffing(hours);
  const view = staffing.data;
  return (
    <div className={styles.page}>
      <FloorHead
        here="staffing"
        actions={
          <>
            {view && <span className={styles.at} role="status">{t('updated', { time: clockTime(view.at) })}</span>}
            <Segmented value={hours} onChange={setHours} options={spans.map((value) => ({ value, label: t('staffing.hours', { n: value }) }))} />
          </>
        }
      />
      <p className={styles.intro}>{[t('staffing.text'), t('staffing.sum'), view?.comparedTo ? t('staffing.compared', { from: dateWords(view.comparedTo.from), to: dateWords(view.comparedTo.to) }) : ''].join(currentLanguage() === 'en' ? ' ' : '')}</p>
      {staffing.isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : !view ? (
        <ErrorState error={staffing.error} onRetry={() => void staffing.refetch()} />
      ) : view.teams.length === 0 ? (
        <EmptyState title={t('staffing.none')} text={t('staffing.noneText')} />
      ) : (
        view.teams.map((team) => <StaffTeam key={team.team.id} team={team} shrinkage={view.shrinkage} />)
      )}
    </div>
  );
}
