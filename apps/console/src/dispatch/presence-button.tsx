/** My state in the rail: a dot and a word. The menu is fetched when somebody reaches for it. */

import { lazy, Suspense, useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/session.ts';
import { useKeys } from '../ui/keys.ts';
import { useMyPresence } from './dispatch.queries.ts';
import styles from './presence.module.css';

const loadMenu = () => import('./presence-menu.tsx');
const PresenceMenu = lazy(async () => ({ default: (await loadMenu()).PresenceMenu }));

interface PresenceSwitchProps {
  readonly className: string | undefined;
  readonly labelClassName: string | undefined;
}

/** Only for people who are in a team: nobody gives work to the others. */
export function PresenceSwitch(props: PresenceSwitchProps) {
  const { me } = useSession();
  return me.teams.length === 0 ? null : <Switch {...props} />;
}

function Switch({ className, labelClassName }: PresenceSwitchProps) {
  const [open, setOpen] = useState<'never' | boolean>('never');
  useKeys({ p: () => setOpen(true) });
  const button = <PresenceButton className={className} labelClassName={labelClassName} onPointerEnter={() => void loadMenu()} onFocus={() => void loadMenu()} onClick={() => setOpen(true)} />;
  if (open === 'never') return button;
  return <Suspense fallback={button}><PresenceMenu open={open} onOpenChange={setOpen} className={className} labelClassName={labelClassName} /></Suspense>;
}

export function PresenceButton({ className, labelClassName, ...rest }: PresenceSwitchProps & ComponentProps<'button'>) {
  const { t } = useTranslation('app');
  const { data: mine } = useMyPresence();
  const availability = mine?.availability ?? 'offline';
  const state = t(`presence.${availability}`);
  const words = t('presence.mine', { state });
  return (
    <button type="button" {...rest} className={className} aria-haspopup="menu" aria-label={words} title={`${words} (p)`}>
      <span className={styles.dot} data-state={availability} aria-hidden />
      <span className={labelClassName}>{mine ? state : t('presence.title')}</span>
    </button>
  );
}
