/** Identifiers: UUIDs of version 7, made by the shell and handed in, so that the domain stays free of chance. */

import { Type } from 'typebox';

export const Id = Type.String({ format: 'uuid' });
export type Id = string;

/** Version 7 (RFC 9562): the moment first, so that rows made together lie together in an index. */
export function uuidFrom(at: number, random: Uint8Array): Id {
  if (random.length < 10) throw new RangeError('a UUID of version 7 needs ten random bytes');
  const time = at.toString(16).padStart(12, '0');
  const tail = Array.from(random.subarray(0, 10), (byte, index) =>
    (index === 0 ? (byte & 0x0f) | 0x70 : index === 2 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0'),
  ).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`;
}
