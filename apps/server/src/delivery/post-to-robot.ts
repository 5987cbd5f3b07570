/** One message to a group's robot. Neither its address nor what was said reaches a log or an error. */

import { type Outcome, judgeReply } from '@huiyin/domain/delivery/judge-reply.ts';
import type { RobotKind } from '@huiyin/domain/delivery/outlet.ts';
import type { Instant, Milliseconds } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { Ending, type FetchLimits, guardedFetch } from '../platform/guarded-fetch.ts';
import { signForDingtalk, signForFeishu } from './sign-robot.ts';

export interface RobotLimits extends FetchLimits {
  readonly totalMs: Milliseconds;
}

/** Below the patience of a process that stops. */
const robotLimits: RobotLimits = { totalMs: 8_000, pieceMs: 4_000, mostBytes: 64 * 1024 };

export async function postToRobot(
  kind: RobotKind,
  { address, secret }: { readonly address: string; readonly secret: string | null },
  body: JsonObject,
  at: Instant,
  limits: RobotLimits = robotLimits,
): Promise<Outcome> {
  const ending = new Ending();
  const timer = setTimeout(() => ending.fail('timed_out'), limits.totalMs);
  try {
    const { url, signed } = signedMessage(kind, address, secret, body, at);
    const response = await guardedFetch(limits, ending)(url, { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(signed), signal: ending.signal });
    return judgeReply(kind, { status: response.status, body: parsed(await response.text()) });
  } catch (thrown) {
    if (ending.fault === 'too_large') return { sent: false, fault: 'unreadable', code: null };
    if (ending.fault !== null) return { sent: false, fault: ending.fault, code: null };
    return { sent: false, fault: 'unreachable', code: causeOf(thrown) };
  } finally {
    clearTimeout(timer);
  }
}

function signedMessage(kind: RobotKind, address: string, secret: string | null, body: JsonObject, at: Instant): { readonly url: string; readonly signed: JsonObject } {
  if (secret === null || kind === 'wecom') return { url: address, signed: body };
  if (kind === 'feishu') return { url: address, signed: { ...signForFeishu(at, secret), ...body } };
  const { timestamp, sign } = signForDingtalk(at, secret);
  return { url: `${address}&timestamp=${timestamp}&sign=${encodeURIComponent(sign)}`, signed: body };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** ENOTFOUND, ECONNREFUSED, CERT_HAS_EXPIRED …: a system's word, never an address. */
function causeOf(thrown: unknown): string | null {
  const code = ((thrown as Error).cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^[A-Z0-9_]{3,60}$/.test(code) ? code : null;
}
