/** Opaque cursors of keyset pages: the sort key of the last row, base64url. A tampered one is refused, never guessed at. */

export function writeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** What a part may be, as the column it is compared with holds it: PostgreSQL faults on anything else. */
const isSound = {
  count: (part: unknown) => Number.isInteger(part) && (part as number) >= 0 && (part as number) <= 2_147_483_647,
  /** A figure, as double precision has it. */
  figure: (part: unknown) => typeof part === 'number' && Number.isFinite(part),
  /** Within the years 1 to 9999: further out, text and SQL disagree about dates. */
  instant: (part: unknown) => Number.isInteger(part) && (part as number) >= -62_135_596_800_000 && (part as number) < 253_402_300_800_000,
  id: (part: unknown) => typeof part === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part),
} as const;

/** Null when it is not one of ours: wrong number or kind of parts. */
export function readCursor(cursor: string, shape: readonly (keyof typeof isSound)[]): (string | number)[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== shape.length) return null;
    return parts.every((part, index) => isSound[shape[index]!](part)) ? parts : null;
  } catch {
    return null;
  }
}
