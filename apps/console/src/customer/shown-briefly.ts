/** A whole contact value stays on screen for a minute, and not into the next customer's call. */

import { useEffect, useState } from 'react';

const shownMs = 60_000;

export function useShownBriefly(): readonly [value: string | null, show: (value: string | null) => void] {
  const [value, setValue] = useState<string | null>(null);
  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(() => setValue(null), shownMs);
    return () => clearTimeout(timer);
  }, [value]);
  return [value, setValue];
}
