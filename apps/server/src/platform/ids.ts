/** Identifiers and unguessable tokens; the only place where the server draws them. */

import { randomBytes } from 'node:crypto';
import { uuidFrom } from '@huiyin/domain/kernel/id.ts';
import type { Clock, Ids } from './shell.ts';

/**
 * Ids rise within one process even inside a millisecond, so that rows made one after another sort as they were made:
 * the 12 bits behind the time count up (RFC 9562, method 1), and a full count borrows the next millisecond.
 */
export function createIds(clock: Clock, random: (size: number) => Uint8Array = pooledRandom()): Ids {
  let lastAt = 0;
  let count = 0;

  function next(): string {
    const bytes = Uint8Array.from(random(10));
    const now = clock.now();
    if (now > lastAt) {
      lastAt = now;
      count = ((bytes[0]! & 0x07) << 8) | bytes[1]!;
    } else if (++count > 0xfff) {
      lastAt += 1;
      count = 0;
    }
    bytes[0] = count >> 8;
    bytes[1] = count & 0xff;
    return uuidFrom(lastAt, bytes);
  }

  return { next, token: () => Buffer.from(random(24)).toString('base64url') };
}

/** Asking the system for ten bytes costs as much as asking for four thousand. No byte is handed out twice. */
function pooledRandom(): (size: number) => Uint8Array {
  let pool = randomBytes(0);
  let used = 0;
  return (size) => {
    if (used + size > pool.length) {
      pool = randomBytes(Math.max(4_096, size));
      used = 0;
    }
    return pool.subarray(used, (used += size));
  };
}
