/** Opaque cursors of keyset pages: the sort key of the last row, base64url. A tampered one is refused, never guessed at. */

export function writeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Null when it is not one of ours: wrong number or kind of parts. */
export function readCursor(cursor: string, shape: readonly ('string' | 'number')[]): (string | number)[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== shape.length) return null;
    return parts.every((part, index) => typeof part === shape[index]) ? parts : null;
  } catch {
    return null;
  }
}
