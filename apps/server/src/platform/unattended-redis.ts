/** A connection whose words nobody waits for. */

import type { Redis } from 'ioredis';

/**
 * The adapter of Socket.IO subscribes and publishes without looking at what becomes of it, and a rejection that nobody handles ends the process:
 * a node that stopped while it was still connecting did. Whoever does wait is told all the same; what is wrong with Redis comes as `error`.
 */
export function unattended(redis: Redis): Redis {
  const [sendCommand, duplicate] = [redis.sendCommand.bind(redis), redis.duplicate.bind(redis)];
  redis.sendCommand = (command, stream) => {
    command.promise.catch(() => undefined);
    return sendCommand(command, stream);
  };
  redis.duplicate = ((override) => unattended(duplicate(override) as Redis)) as Redis['duplicate'];
  return redis;
}
