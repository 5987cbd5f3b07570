/** The administration: a side list of what somebody may manage, and the chosen page beside it. */

import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/session.ts';
import { NoPermission } from '../ui/states.tsx';
import { adminGroups, adminSections } from './admin-sections.ts';
import styles from './admin.module.css';

export function AdminLayout() {
  const { t } = useTranslation('app');
  const { can } = useSession();
  const path = useLocation({ select: (location) => location.pathname });
  const list = useRef<HTMLElement>(null);
  const open = adminSections.filter((section) => section.permissions.some(can));

  // On a phone the list is one long row: the chosen entry comes into view.
  useEffect(() => {
    const row = list.current;
    const here = row?.querySelector<HTMLElement>('[aria-current="page"]');
    if (row && here) row.scrollLeft = here.offsetLeft - row.clientWidth / 2 + here.offsetWidth / 2;
  }, [path]);

  return (
    <div className={styles.frame}>
      <nav className={styles.list} ref={list} aria-label={t('nav.admin')}>
        {adminGroups.map((group) => {
          const sections = open.filter((section) => section.group === group);
          return sections.length === 0 ? null : (
            <div key={group} className={styles.group}>
              <h2 className={styles.groupName}>{t(`admin.groups.${group}`)}</h2>
              {sections.map((section) => {
                const here = path === section.to || path.startsWith(`${section.to}/`);
                return (
                  <Link key={section.to} to={section.to as '/'} className={styles.item} data-here={here} aria-current={here ? 'page' : undefined}>
                    {t(`admin.sections.${section.label}`)}
                  </Link>
                );
              })}
            </div>
          );
        })}
      </nav>
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
