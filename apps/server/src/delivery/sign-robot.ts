/** The two signatures of robots that want one. WeCom's has none: its address is the secret. */

import { createHmac } from 'node:crypto';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';

/** Feishu: seconds; time and secret are the key, and nothing is signed. */
export function signForFeishu(at: Instant, secret: string): { readonly timestamp: string; readonly sign: string } {
  const timestamp = String(Math.floor(at / 1_000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64') };
}

/** DingTalk: milliseconds; the secret is the key, time and secret are signed. In an address it has to be encoded. */
export function signForDingtalk(at: Instant, secret: string): { readonly timestamp: string; readonly sign: string } {
  const timestamp = String(at);
  return { timestamp, sign: createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64') };
}
