/** How many places a list of fixed height has room for; measured, since names wrap and windows are low. */

import { type RefObject, useLayoutEffect, useState } from 'react';

export function useRoom(list: RefObject<HTMLUListElement | null>, wanted: boolean): number {
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const element = list.current;
    if (!wanted || element === null) return;
    const measure = () => {
      const tallest = Math.max(0, ...[...element.children].map((child) => child.getBoundingClientRect().height));
      // Nothing is laid out yet, or nothing is shown.
      if (tallest === 0) return;
      const gap = Number.parseFloat(getComputedStyle(element).rowGap) || 0;
      setRoom(Math.max(1, Math.floor((element.clientHeight + gap) / (tallest + gap))));
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => resized.disconnect();
  }, [list, wanted]);
  return room;
}
