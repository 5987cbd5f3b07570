/** The address of a group's robot. Whatever a person pastes, only a token is taken from it: the server it is sent to is one of these. */

import type { RobotKind } from './outlet.ts';

interface Provider {
  /** The first is the usual one. */
  readonly origins: readonly string[];
  /** All of it before the token. */
  readonly path: string;
}

export const providers: Readonly<Record<RobotKind, Provider>> = {
  feishu: { origins: ['https://open.feishu.cn', 'https://open.larksuite.com'], path: '/open-apis/bot/v2/hook/' },
  dingtalk: { origins: ['https://oapi.dingtalk.com'], path: '/robot/send?access_token=' },
  wecom: { origins: ['https://qyapi.weixin.qq.com'], path: '/cgi-bin/webhook/send?key=' },
};

/** `other_kind`: a robot, but of another of the three. `no_token`: the right place, and nothing (sound) behind it. */
export type WebhookFlaw = { readonly flaw: 'not_https' | 'other_host' | 'other_path' | 'no_token' } | { readonly flaw: 'other_kind'; readonly kind: RobotKind };

const token = /^[A-Za-z0-9_-]{8,128}$/;

/** `standIn`: the origin of a stand-in for all three, while somebody tries the centre out. Null: there is none. */
export function readWebhook(kind: RobotKind, pasted: string, standIn: string | null = null): { readonly address: string } | WebhookFlaw {
  const text = pasted.trim();
  const origins = [...providers[kind].origins, ...(standIn === null ? [] : [standIn])];
  const origin = origins.find((one) => text.startsWith(`${one}/`));
  if (origin === undefined) {
    const other = (Object.keys(providers) as RobotKind[]).find((one) => providers[one].origins.some((place) => text.startsWith(`${place}/`)));
    if (other !== undefined) return { flaw: 'other_kind', kind: other };
    return { flaw: text.startsWith('https://') ? 'other_host' : 'not_https' };
  }
  const { path } = providers[kind];
  const rest = text.slice(origin.length);
  if (!rest.startsWith(path)) return { flaw: 'other_path' };
  return token.test(rest.slice(path.length)) ? { address: `${origin}${path}${rest.slice(path.length)}` } : { flaw: 'no_token' };
}

/** What may be shown of it: where it leads, and the end of its token. */
export function maskWebhook(address: string): string {
  return `${address.slice(0, address.indexOf('/', 'https://'.length))}/…${address.slice(-4)}`;
}
