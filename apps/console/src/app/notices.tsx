/**
 * Messages, notifications and questions for everybody below, by Ant Design's own `App.useApp()`. What shows them is
 * fetched after the first screen, or when the first one is due: no page needs it to be drawn.
 */

import AppContext, { type useAppProps as Notifier } from 'antd/es/app/context';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';

const loadHost = () => import('./notice-host.tsx');
const NoticeHost = lazy(async () => ({ default: (await loadHost()).NoticeHost }));

/** The first screen comes first. */
const patienceMs = 2_000;

let summon: () => void = () => undefined;
let arrive: (notifier: Notifier) => void;
const host = new Promise<Notifier>((resolve) => (arrive = resolve));

const deferred: Notifier = { message: relay('message'), notification: relay('notification'), modal: relay('modal') };

/** Nobody waits for what these calls return. */
function relay<Kind extends keyof Notifier>(kind: Kind): Notifier[Kind] {
  const call = (name: string) => (...wish: never[]) => {
    summon();
    void host.then((notifier) => (notifier[kind] as unknown as Record<string, (...wish: never[]) => unknown>)[name]!(...wish));
  };
  return new Proxy({}, { get: (_, name) => call(String(name)) }) as Notifier[Kind];
}

export function Notices({ children }: { readonly children: ReactNode }) {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    summon = () => setWanted(true);
    const timer = setTimeout(summon, patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <AppContext value={deferred}>{children}</AppContext>
      {wanted && <Suspense><NoticeHost onReady={arrive} /></Suspense>}
    </>
  );
}
