/** Whether the screen is as narrow as a phone's; the same line as in the style sheets. */

import { useSyncExternalStore } from 'react';

const query = '(max-width: 640px)';

export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => matchMedia(query).matches);
}

function listen(changed: () => void): () => void {
  const list = matchMedia(query);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}
