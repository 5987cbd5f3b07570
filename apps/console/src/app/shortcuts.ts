/** Opens the list of shortcuts from anywhere. */

const listeners = new Set<() => void>();

export function showShortcuts(): void {
  for (const listener of listeners) listener();
}

export function onShowShortcuts(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
