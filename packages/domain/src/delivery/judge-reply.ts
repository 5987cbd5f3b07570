/** What a robot's reply means. They say no inside of HTTP 200, each in numbers of its own. */

import { minute, type Milliseconds, second } from '../kernel/instant.ts';
import { kindRules, type OutletKind, type RobotKind } from './outlet.ts';

/** Why a message did not arrive. The console has words for each, and for what to do about it. */
export const deliveryFaults = [
  // on the way
  'unreachable', 'timed_out', 'redirected', 'server_error', 'unreadable',
  // the robot's no
  'throttled', 'signature', 'keyword', 'address', 'robot_gone', 'content', 'refused',
  // mail
  'smtp_unset', 'smtp_login', 'smtp_tls', 'smtp_recipient', 'smtp_refused',
  // ours: the key file no longer opens what was sealed
  'secret_lost',
] as const;
export type DeliveryFault = (typeof deliveryFaults)[number];

/** Worth another try. All else stays wrong until a person mends it. */
const passing: ReadonlySet<DeliveryFault> = new Set(['unreachable', 'timed_out', 'server_error', 'throttled']);

export type Outcome =
  | { readonly sent: true; /** So many of several mailboxes were refused. */ readonly passedOver?: number }
  | { readonly sent: false; readonly fault: DeliveryFault; /** In the provider's own numbers, for whoever looks it up. */ readonly code: string | null };

export interface RobotReply {
  readonly status: number;
  /** Parsed; undefined when it is no JSON. */
  readonly body: unknown;
}

/** Feishu and WeCom as documented; DingTalk's beyond 310000 and 130101 as its error table lists them. */
const codes: Readonly<Record<RobotKind, Readonly<Record<string, DeliveryFault>>>> = {
  feishu: { '11232': 'throttled', '19021': 'signature', '19022': 'address', '19024': 'keyword', '19001': 'robot_gone', '19002': 'content', '19036': 'content', '9499': 'content' },
  dingtalk: {
    '-1': 'server_error', '130101': 'throttled', '410100': 'throttled', '300001': 'robot_gone', '300005': 'robot_gone', '400013': 'robot_gone', '400101': 'robot_gone', '400102': 'robot_gone', '400106': 'robot_gone',
    '40035': 'content', '400105': 'content', '430101': 'content', '430102': 'content', '430103': 'content', '430104': 'content',
  },
  wecom: { '-1': 'server_error', '45009': 'throttled', '45033': 'throttled', '93000': 'robot_gone', '93004': 'robot_gone', '93008': 'robot_gone', '40008': 'content', '40058': 'content' },
};

export function judgeReply(kind: RobotKind, { status, body }: RobotReply): Outcome {
  const said = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  // Feishu answers with one name or the other, and wraps refusals in HTTP 400 at times.
  const code = kind === 'feishu' ? (said['code'] ?? said['StatusCode']) : said['errcode'];
  const known = typeof code === 'number' && code !== 0 ? (faultOfSecurity(kind, code, said) ?? codes[kind][String(code)]) : undefined;
  if (known !== undefined) return { sent: false, fault: known, code: String(code) };
  if (status === 429) return { sent: false, fault: 'throttled', code: '429' };
  if (status >= 500) return { sent: false, fault: 'server_error', code: String(status) };
  if (status < 200 || status >= 300) return { sent: false, fault: 'refused', code: typeof code === 'number' ? String(code) : String(status) };
  if (code === 0) return { sent: true };
  return typeof code === 'number' ? { sent: false, fault: 'refused', code: String(code) } : { sent: false, fault: 'unreadable', code: null };
}

/** DingTalk has one number for its three kinds of security, and tells which in words. */
function faultOfSecurity(kind: RobotKind, code: number, said: Readonly<Record<string, unknown>>): DeliveryFault | undefined {
  if (kind !== 'dingtalk' || code !== 310_000) return undefined;
  const reason = String(said['errmsg'] ?? '').toLowerCase();
  if (/keyword|关键词/.test(reason)) return 'keyword';
  if (/whitelist|白名单|\bip\b/.test(reason)) return 'address';
  return 'signature';
}

/** So often something passing is tried at one outlet; then the next one is told. */
export const mostAttempts = 3;

const pauses: readonly Milliseconds[] = [10 * second, minute];

export type AfterFault =
  | { readonly do: 'retry'; readonly inMs: Milliseconds; /** The whole outlet is left alone for so long. */ readonly restMs: Milliseconds | null }
  | { readonly do: 'give_up'; readonly restMs: Milliseconds | null };

/** `attempts`: made so far, this one included. */
export function afterFault(kind: OutletKind, fault: DeliveryFault, attempts: number): AfterFault {
  const restMs = fault === 'throttled' ? kindRules[kind].restMs : null;
  if (!passing.has(fault) || attempts >= mostAttempts) return { do: 'give_up', restMs };
  return { do: 'retry', inMs: Math.max(restMs ?? 0, pauses[attempts - 1] ?? minute), restMs };
}
