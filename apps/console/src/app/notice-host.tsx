/** Shows what `notices.tsx` passes on. */

import { App } from 'antd';
import { useEffect } from 'react';

type Notifier = ReturnType<typeof App.useApp>;

export function NoticeHost({ onReady }: { readonly onReady: (notifier: Notifier) => void }) {
  return <App component={false} message={{ maxCount: 3 }}><Ready onReady={onReady} /></App>;
}

function Ready({ onReady }: { readonly onReady: (notifier: Notifier) => void }) {
  const notifier = App.useApp();
  useEffect(() => onReady(notifier), [notifier, onReady]);
  return null;
}
