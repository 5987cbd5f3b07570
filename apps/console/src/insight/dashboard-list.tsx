/** Every dashboard at hand: shipped, one’s own, shared by others. A period and a filter go with whoever moves on. */

import { LockOutlined, ShareAltOutlined } from '@ant-design/icons';
import type { DashboardSummary } from '@huiyin/domain/insight/dashboard.contract.ts';
import { shippedDashboards } from '@huiyin/domain/insight/shipped-dashboards.ts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { SideList, sidePlace } from '../ui/side-list.tsx';
import type { FiguresAddress } from './figures-address.ts';

interface Entry {
  readonly key: string;
  readonly name: string;
  readonly summary?: DashboardSummary;
}

export function DashboardList({ current, kept, address }: { readonly current: string; readonly kept: readonly DashboardSummary[]; readonly address: FiguresAddress }) {
  const { t } = useTranslation('insight');
  const { period, from, to, where } = address;
  const search = Object.fromEntries(Object.entries({ period, from, to, where }).filter(([, value]) => value !== undefined)) as FiguresAddress;
  const entries = (list: readonly DashboardSummary[]): readonly Entry[] => list.map((summary) => ({ key: summary.id, name: summary.name, summary }));
  const groups: readonly (readonly [string, readonly Entry[]])[] = [
    [t('dashboards.shipped'), shippedDashboards.map(({ key, name }) => ({ key, name: inWords(name) }))],
    [t('dashboards.mine'), entries(kept.filter(({ mine }) => mine))],
    [t('dashboards.shared'), entries(kept.filter(({ mine }) => !mine))],
  ];
  const place = ({ key, name, summary }: Entry) => (
    <Link key={key} to="/figures/$dashboardKey" params={{ dashboardKey: key }} search={search} className={sidePlace} data-here={key === current} aria-current={key === current ? 'page' : undefined}>
      <span>{name}</span>
      {summary && (summary.shared ? <ShareAltOutlined title={t('dashboards.isShared')} /> : <LockOutlined title={t('dashboards.isPrivate')} />)}
    </Link>
  );
  const here = groups.flatMap(([, list]) => list).find(({ key }) => key === current)?.name ?? t('dashboards.label');
  return <SideList label={t('dashboards.label')} here={here} groups={groups.map(([name, list]) => ({ name, places: list.map(place) }))} />;
}
