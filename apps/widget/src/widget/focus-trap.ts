/** Keeps Tab inside the open panel. */

const reachable = 'a[href], button:not([disabled]), input:not([disabled]):not([type="file"]), select, textarea:not([disabled]), [tabindex="0"]';

export function trapTab(event: KeyboardEvent, panel: HTMLElement): void {
  if (event.key !== 'Tab') return;
  const stops = [...panel.querySelectorAll<HTMLElement>(reachable)].filter((stop) => stop.getClientRects().length > 0);
  const [first, last] = [stops[0], stops.at(-1)];
  if (first === undefined || last === undefined) return;
  // Inside a shadow root only the root knows what has the focus.
  const at = (panel.getRootNode() as ShadowRoot | Document).activeElement;
  if (event.shiftKey ? at === first || at === panel : at === last) {
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
}
