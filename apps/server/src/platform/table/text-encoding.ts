/** Which encoding a text is in: what its mark says, else UTF-8 where it is valid, else GB18030, which Chinese spreadsheets still save. */

import { UnreadableFile } from './unreadable-file.ts';

const piece = 1 << 20;

export function encodingOf(bytes: Buffer, wished: string | null): string {
  if (wished !== null) {
    const label = labelOf(wished);
    if (label === null || !isValid(bytes, label)) throw new UnreadableFile('encoding');
    return label;
  }
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return check(bytes, 'UTF-8');
  // What Excel calls “Unicode text”.
  if (bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))) return check(bytes, 'UTF-16LE');
  if (bytes.subarray(0, 2).equals(Buffer.from([0xfe, 0xff]))) return check(bytes, 'UTF-16BE');
  if (bytes.includes(0)) throw new UnreadableFile('binary');
  if (isValid(bytes, 'UTF-8')) return 'UTF-8';
  if (isValid(bytes, 'GB18030')) return 'GB18030';
  throw new UnreadableFile('encoding');
}

/** Without its mark. */
export function decodeText(bytes: Buffer, encoding: string): string {
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

function check(bytes: Buffer, encoding: string): string {
  if (!isValid(bytes, encoding)) throw new UnreadableFile('encoding');
  return encoding;
}

function labelOf(wished: string): string | null {
  try {
    return new TextDecoder(wished).encoding.toUpperCase();
  } catch {
    return null;
  }
}

function isValid(bytes: Buffer, encoding: string): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += piece) decoder.decode(bytes.subarray(at, at + piece), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
