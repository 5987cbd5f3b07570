/** Small things this browser remembers. Storage may be full or forbidden; then nothing is remembered and nothing breaks. */

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`huiyin.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`huiyin.${key}`);
    else localStorage.setItem(`huiyin.${key}`, value);
  } catch {
    // Remembering is a comfort.
  }
}
