/** On a phone the panel is the screen: as high as what the keyboard leaves, with the page behind it held still. */

import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

const narrow = '(max-width: 667px)';

export function useFullScreen(panel: RefObject<HTMLElement | null>, open: boolean): void {
  useEffect(() => {
    if (!open) return undefined;
    const query = matchMedia(narrow);
    const viewport = window.visualViewport;
    const page = document.documentElement;
    const overflow = page.style.overflow;
    const fit = () => {
      const style = panel.current?.style;
      page.style.overflow = query.matches ? 'hidden' : overflow;
      if (!style) return;
      if (query.matches && viewport) {
        style.setProperty('--height', `${viewport.height}px`);
        style.setProperty('--top', `${viewport.offsetTop}px`);
      } else {
        style.removeProperty('--height');
        style.removeProperty('--top');
      }
    };
    fit();
    query.addEventListener('change', fit);
    viewport?.addEventListener('resize', fit);
    viewport?.addEventListener('scroll', fit);
    return () => {
      page.style.overflow = overflow;
      query.removeEventListener('change', fit);
      viewport?.removeEventListener('resize', fit);
      viewport?.removeEventListener('scroll', fit);
    };
  }, [open, panel]);
}
