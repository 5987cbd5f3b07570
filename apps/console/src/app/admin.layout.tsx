/** The administration: a side list of what somebody may manage, and the chosen page beside it. */

import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/session.ts';
import { SideList, sidePlace } from '../ui/side-list.tsx';
import { NoPermission } from '../ui/states.tsx';
import { adminGroups, type AdminSection, adminSections } from './admin-sections.ts';
import styles from './admin.module.css';

export function AdminLayout() {
  const { t } = useTranslation('app');
  const { can } = useSession();
  const path = useLocation({ select: (location) => location.pathname });
  const open = adminSections.filter((section) => section.permissions.some(can));
  const isHere = ({ to }: AdminSection) => path === to || path.startsWith(`${to}/`);
  const here = open.find(isHere);
  const place = (section: AdminSection) => (
    <Link key={section.to} to={section.to as '/'} className={sidePlace} data-here={section === here} aria-current={section === here ? 'page' : undefined}>
      <span>{t(`admin.sections.${section.label}`)}</span>
    </Link>
  );
  return (
    <div className={styles.frame}>
      <SideList
        label={t('nav.admin')}
        here={here ? t(`admin.sections.${here.label}`) : t('nav.admin')}
        groups={adminGroups.map((group) => ({ name: t(`admin.groups.${group}`), places: open.filter((section) => section.group === group).map(place) }))}
      />
      <div className={styles.page}><Suspense><Outlet /></Suspense></div>
    </div>
  );
}

/** `/admin` itself leads to the first page that is open to this person. */
export function AdminHome() {
  const { can } = useSession();
  const first = adminSections.find((section) => section.permissions.some(can));
  return first ? <Navigate to={first.to as '/'} replace /> : <NoPermission />;
}
