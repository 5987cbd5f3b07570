/** Which years' official days are known, and a plain request for those that are not: nothing passes for an ordinary week in silence. */

import type { OfficialYearView } from '@huiyin/domain/calendar/calendar.contract.ts';
import { Alert, Button, Skeleton, Tag } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import { fullMoment } from '../ui/time.ts';
import styles from './calendar.module.css';
import { useOfficialYears } from './calendar.queries.ts';

const YearDrawer = lazy(async () => ({ default: (await import('./year-drawer.tsx')).YearDrawer }));

export function KnownYears() {
  const { t } = useTranslation(['calendar', 'ui']);
  const years = useOfficialYears();
  const [editing, setEditing] = useState<number | null>(null);
  if (years.isPending) return <Panel title={t('known.title')}><Skeleton active paragraph={{ rows: 2 }} title={false} /></Panel>;
  if (!years.data) return <Panel title={t('known.title')}><ErrorState error={years.error} onRetry={() => void years.refetch()} /></Panel>;
  const { items, known, missing } = years.data;
  const pressing = missing.filter((each) => each.pressing);
  const quiet = missing.filter((each) => !each.pressing);
  const enter = (year: number) => <Button key={year} size="small" onClick={() => setEditing(year)}>{t('known.enter', { year })}</Button>;
  const listed = (list: readonly { readonly year: number }[]) => list.map(({ year }) => year).join(t('separator'));

  return (
    <Panel title={t('known.title')}>
      {pressing.length > 0 && <Alert type="warning" showIcon role="alert" style={{ marginBottom: 10 }} title={t('known.missing', { years: listed(pressing) })} description={<>{t('known.missingText')}<div style={{ display: 'flex', gap: 6, marginTop: 8 }}>{pressing.map(({ year }) => enter(year))}</div></>} />}
      <p className={styles.quiet}>{t('known.line', { from: known.from, to: known.to })}{quiet.length > 0 && <> {t('known.quiet', { years: listed(quiet), month: t('known.november', { year: quiet[0]!.year - 1 }) })} {quiet.map(({ year }) => enter(year))}</>}</p>
      <ul className={styles.years}>{items.map((year) => <YearLine key={year.year} year={year} onLook={() => setEditing(year.year)} />)}</ul>
      {editing !== null && <Suspense><YearDrawer key={editing} year={editing} known={items.find(({ year }) => year === editing) ?? null} onClose={() => setEditing(null)} /></Suspense>}
    </Panel>
  );
}

function YearLine({ year, onLook }: { readonly year: OfficialYearView; readonly onLook: () => void }) {
  const { t } = useTranslation('calendar');
  const who = year.enteredAt && t('known.enteredBy', { who: year.enteredBy?.name ?? 'API', at: fullMoment(year.enteredAt) });
  return (
    <li>
      <span className={styles.yearName}>{year.year}</span>
      <Tag variant="filled" color={year.origin === 'entered' ? 'gold' : 'default'}>{t(`known.${year.origin}`)}</Tag>
      <span>{t('known.off', { n: year.off.length })}</span>
      <span>{t('known.work', { n: year.work.length })}</span>
      {who && <span style={{ color: 'var(--text-3)' }}>{who}</span>}
      <Button size="small" type="text" onClick={onLook}>{t('known.look')}</Button>
    </li>
  );
}
