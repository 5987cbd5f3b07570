/** Opens the list of reminders from anywhere. */

const listeners = new Set<() => void>();

export function showReminders(): void {
  for (const listener of listeners) listener();
}

export function onShowReminders(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
