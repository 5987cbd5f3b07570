/** The head of the floor's pages: which of them, and what belongs to it. */

import { FullscreenOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './floor.module.css';

const places = { live: '/floor', staffing: '/floor/staffing', whatIf: '/floor/what-if' } as const;

export function FloorHead({ here, actions }: { readonly here: keyof typeof places; readonly actions?: ReactNode }) {
  const { t } = useTranslation('floor');
  return (
    <header className={styles.head}>
      <h1>{t('title')}</h1>
      <nav className={styles.tabs} aria-label={t('title')}>
        {(Object.keys(places) as (keyof typeof places)[]).map((place) => (
          <Link key={place} to={places[place]} aria-current={place === here ? 'page' : undefined} data-here={place === here}>{t(`tabs.${place}`)}</Link>
        ))}
        <Link to="/floor/wall" className={styles.wall}><FullscreenOutlined aria-hidden /> {t('tabs.wall')}</Link>
      </nav>
      <div className={styles.actions}>{actions}</div>
    </header>
  );
}
