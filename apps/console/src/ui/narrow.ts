/** How narrow the screen is; the same lines as in the style sheets. */

import { useSyncExternalStore } from 'react';

/** A phone's. */
export const useNarrow = matching('(max-width: 640px)');
/** Too narrow for a list beside a page. */
export const useNothingBeside = matching('(max-width: 900px)');

function matching(query: string): () => boolean {
  const listen = (changed: () => void) => {
    const list = matchMedia(query);
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  };
  return () => useSyncExternalStore(listen, () => matchMedia(query).matches);
}
