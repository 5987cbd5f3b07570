/** Single-key shortcuts that stay silent while somebody types or something is open in front. */

import { useEffect, useRef } from 'react';

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    let covered = false;
    // Before anything reacts: a menu that closes itself by Escape is already gone when the key arrives here.
    const look = () => (covered = isCovered());
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || covered) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', look, { capture: true });
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', look, { capture: true });
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}

/** Also true while an input method composes (229 is what Safari reports). */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (event.isComposing || event.keyCode === 229) return true;
  return target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));
}

/** A dialog, drawer, menu, popover or list of choices is in front; keys are its own. */
function isCovered(): boolean {
  return document.querySelector(covers) !== null;
}

const covers = [
  '.ant-modal-wrap:not([style*="display: none"])',
  '.ant-drawer-open',
  ...['dropdown', 'popover', 'select-dropdown', 'picker-dropdown'].map((name) => `.ant-${name}:not(.ant-${name}-hidden):not([style*="display: none"])`),
].join(', ');
