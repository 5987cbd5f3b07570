/** `?` shows the shortcuts; `g` and a letter go to a page, Ctrl or ⌘ with K to the search from anywhere. Pages bring their own keys. */

import { useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '../platform/session.ts';
import { isTyping, useKeys } from '../ui/keys.ts';
import { navigation } from './navigation.ts';
import { onShowShortcuts, showShortcuts } from './shortcuts.ts';

const ShortcutsDialog = lazy(async () => ({ default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog }));

/** How long after `g` the second key may come. */
const jumpMs = 1200;

export function KeyboardJumps() {
  const navigate = useNavigate();
  const { can } = useSession();
  const isWorkspace = useLocation({ select: ({ pathname }) => pathname === '/' || pathname.startsWith('/tickets/') });
  const [open, setOpen] = useState(false);
  const jumpUntil = useRef(0);
  useEffect(() => onShowShortcuts(() => setOpen(true)), []);
  const toSearch = useCallback(() => void navigate({ to: '/search' }), [navigate]);
  // The workspace's own `/` leads into its list.
  useKeys({ '?': showShortcuts, ...(isWorkspace ? {} : { '/': toSearch }) });

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Also out of a text that is being written: whoever answers looks something up.
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        return toSearch();
      }
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'g') {
        jumpUntil.current = event.timeStamp + jumpMs;
        return;
      }
      if (event.timeStamp > jumpUntil.current) return;
      jumpUntil.current = 0;
      const item = navigation.find((each) => each.key === event.key && (each.permissions.length === 0 || each.permissions.some(can)));
      if (!item) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void navigate({ to: item.to as '/' });
    };
    // Before the pages' own keys: after `g`, `f` is no longer theirs.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [navigate, can, toSearch]);

  return open && <Suspense><ShortcutsDialog onClose={() => setOpen(false)} /></Suspense>;
}
