/** Notifications of the desktop, by the browser; and which of my windows raises them. */

export type DesktopState = NotificationPermission | 'unsupported';

export function desktopState(): DesktopState {
  return 'Notification' in window && window.isSecureContext ? Notification.permission : 'unsupported';
}

/** Only on a click: browsers refuse, and people resent, a question out of nowhere. */
export async function askForDesktop(): Promise<DesktopState> {
  if (desktopState() === 'default') await Notification.requestPermission();
  return desktopState();
}

/** `id` keeps two windows from showing one thing twice. */
export function showOnDesktop(id: string, title: string, body: string, onClick: () => void): void {
  if (desktopState() !== 'granted') return;
  try {
    const notice = new Notification(title, { body, tag: id });
    notice.addEventListener('click', () => {
      window.focus();
      notice.close();
      onClick();
    });
  } catch {
    // Some phones have the name but not the thing.
  }
}

let speaks = !('locks' in navigator);

/** The window that holds the lock; when it closes, the next one gets it. */
if ('locks' in navigator) {
  void navigator.locks.request('huiyin.reminders', () => {
    speaks = true;
    return new Promise<never>(() => undefined);
  });
}

export function speaksForAll(): boolean {
  return speaks;
}
