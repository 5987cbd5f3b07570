/** The signed-in console: rail, content, and what must be told wherever one is. */

import { Outlet, useMatches, useNavigate } from '@tanstack/react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { recall, remember } from '../platform/local-store.ts';
import { switchLanguage } from '../platform/i18n.ts';
import { startLive } from '../platform/live.ts';
import { meQuery, useSession } from '../platform/session.ts';
import { NoPermission } from '../ui/states.tsx';
import { LiveBanner } from './live-banner.tsx';
import { Rail } from './rail.tsx';
import { KeyboardJumps } from './keyboard-jumps.tsx';
import styles from './shell.module.css';

export function Shell() {
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  // The session may end while the page is open: a notice or a refused call empties `me`.
  useEffect(() => {
    if (me === null) void navigate({ to: '/sign-in', search: { next: location.pathname + location.search, expired: true } });
  }, [me, navigate]);
  return me ? <SignedIn /> : null;
}

function SignedIn() {
  const { t } = useTranslation('app');
  const client = useQueryClient();
  const { me, can } = useSession();
  const inherited = useMatches({ select: (matches) => Object.assign({}, ...matches.map((match) => match.staticData)) as { permissions?: readonly string[]; fills?: boolean; bare?: boolean } });
  const allowed = inherited.permissions === undefined || inherited.permissions.some(can);

  useEffect(() => startLive(client), [client, me.id]);
  // This browser's own choice wins; a new browser takes over what the person chose elsewhere.
  useEffect(() => {
    if (recall('language') !== null) return;
    remember('language', me.language);
    void switchLanguage(me.language);
  }, [me.language]);

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">{t('nav.skip')}</a>
      {inherited.bare !== true && <Rail />}
      <div className={styles.main}>
        <LiveBanner />
        <main id="content" className={styles.content} data-fills={inherited.fills === true} tabIndex={-1}>
          {allowed ? <Suspense><Outlet /></Suspense> : <NoPermission />}
        </main>
      </div>
      <KeyboardJumps />
    </div>
  );
}
