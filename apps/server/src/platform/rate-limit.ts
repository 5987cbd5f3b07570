/** How often a caller may come. Counted per person or key where we know them, per address where we do not. */

import { Redis } from 'ioredis';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from './config.ts';

/** Calls a minute. */
const perMinute = {
  /** A person or an API key, reading and writing. */
  read: 3_000,
  write: 600,
  /** An address of which nothing is known: help pages, ticket links, chat visitors. A shop's customers may share one. */
  publicRead: 1_200,
  publicWrite: 240,
  /** What readers of the help centre say of it: votes, words, questions that found nothing. */
  readerSays: 30,
  /** Sign-ins from one address: a whole floor of agents may arrive at nine. */
  signIn: 60,
} as const;

export type Bucket = keyof typeof perMinute;

export interface RateLimits {
  /** Seconds to wait, or null: go on. */
  take(bucket: Bucket, key: string): Promise<number | null>;
  close(): Promise<void>;
}

export function createRateLimits(config: Pick<Config, 'redisUrl' | 'rateFactor'>): RateLimits {
  if (config.rateFactor === 0) return { take: async () => null, close: async () => undefined };
  const redis = config.redisUrl === null ? null : new Redis(config.redisUrl, { enableOfflineQueue: false, lazyConnect: false, maxRetriesPerRequest: 1 });
  // Each failed call falls back to counting in this process; an event without a listener would end it.
  redis?.on('error', () => undefined);
  const limiters = new Map<Bucket, RateLimiterAbstract>();
  for (const [bucket, points] of Object.entries(perMinute) as [Bucket, number][]) {
    const options = { keyPrefix: `limit:${bucket}`, points: points * config.rateFactor, duration: 60 };
    const own = new RateLimiterMemory(options);
    limiters.set(bucket, redis === null ? own : new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: own }));
  }

  return {
    async take(bucket, key) {
      try {
        await limiters.get(bucket)!.consume(key);
        return null;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
        throw refused;
      }
    },
    async close() {
      redis?.disconnect();
    },
  };
}
