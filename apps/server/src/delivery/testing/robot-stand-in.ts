/** Speaks as the robots of Feishu, DingTalk and WeCom do, with their checks, limits and refusals; each token is a robot of its own. */

import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from 'vitest';

export type Robot = 'feishu' | 'dingtalk' | 'wecom';

export interface RobotManner {
  secret?: string;
  keyword?: string;
  removed?: boolean;
  /** What its censor does not let through. */
  forbids?: string;
  /** Answers HTTP so, this many times. */
  broken?: { status: number; times: number };
  slowMs?: number;
  redirectTo?: string;
  /** Not JSON, or far too much of it. */
  says?: string;
  /** Takes the message, and cuts the line before the answer. */
  hangsUp?: boolean;
}

export interface Heard {
  readonly robot: Robot;
  readonly token: string;
  readonly body: Record<string, unknown>;
  readonly text: string;
  readonly at: number;
  readonly accepted: boolean;
}

export interface RobotStandIn {
  readonly origin: string;
  readonly heard: Heard[];
  /** What arrived in the group. */
  said(token: string): readonly Heard[];
  set(token: string, manner: RobotManner): void;
  webhook(robot: Robot, token: string): string;
}

const paths: Readonly<Record<Robot, string>> = { feishu: '/open-apis/bot/v2/hook/', dingtalk: '/robot/send?access_token=', wecom: '/cgi-bin/webhook/send?key=' };
const hourMs = 3_600_000;

export async function robotStandIn(now: () => number): Promise<RobotStandIn> {
  const manners = new Map<string, RobotManner>();
  const heard: Heard[] = [];
  const bannedUntil = new Map<string, number>();

  function answer(robot: Robot, url: URL, token: string, raw: string): { status: number; body: object } {
    const manner = manners.get(token) ?? {};
    const at = now();
    const refused = (body: object) => ({ status: 200, body });
    const note = (accepted: boolean, body: Record<string, unknown>) => void heard.push({ robot, token, body, text: textOf(body), at, accepted });
    const since = (ms: number) => heard.filter((one) => one.token === token && one.accepted && one.at > at - ms).length;
    if (manner.broken !== undefined && manner.broken.times > 0) {
      manner.broken.times -= 1;
      return { status: manner.broken.status, body: {} };
    }
    let body: Record<string, unknown>;
    try {
      body = JSON.parse(raw) as Record<string, unknown>;
    } catch {
      return refused(robot === 'feishu' ? { code: 9499, msg: 'Bad Request' } : { errcode: 40035, errmsg: 'bad json' });
    }
    const no = (facts: object) => {
      note(false, body);
      return refused(facts);
    };
    if (robot === 'feishu') {
      if (manner.removed) return no({ code: 19001, msg: 'param invalid: incoming webhook access token invalid' });
      if (Buffer.byteLength(raw) > 20 * 1024) return no({ code: 19036, msg: 'too large' });
      if (manner.secret !== undefined) {
        const timestamp = String(body['timestamp']);
        const right = createHmac('sha256', `${timestamp}\n${manner.secret}`).update('').digest('base64');
        if (body['sign'] !== right || Math.abs(at / 1_000 - Number(timestamp)) > 3_600) return no({ code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time' });
      }
      if (manner.keyword !== undefined && !textOf(body).includes(manner.keyword)) return no({ code: 19024, msg: 'Key Words Not Found' });
      if (since(1_000) >= 5 || since(60_000) >= 100) return no({ code: 11232, msg: 'frequency limited' });
      note(true, body);
      return refused({ StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' });
    }
    if (robot === 'dingtalk') {
      if (manner.removed) return no({ errcode: 300001, errmsg: 'token is not exist' });
      if (Buffer.byteLength(raw) > 20_000) return no({ errcode: 40035, errmsg: 'too large' });
      if (manner.secret !== undefined) {
        const timestamp = url.searchParams.get('timestamp') ?? '';
        const right = createHmac('sha256', manner.secret).update(`${timestamp}\n${manner.secret}`).digest('base64');
        if (url.searchParams.get('sign') !== right || Math.abs(at - Number(timestamp)) > hourMs) return no({ errcode: 310000, errmsg: 'sign not match' });
      }
      if (manner.keyword !== undefined && !textOf(body).includes(manner.keyword)) return no({ errcode: 310000, errmsg: 'keywords not in content' });
      if (manner.forbids !== undefined && textOf(body).includes(manner.forbids)) return no({ errcode: 430104, errmsg: 'unsafe content' });
      if ((bannedUntil.get(token) ?? 0) > at || since(60_000) >= 20) {
        if ((bannedUntil.get(token) ?? 0) <= at) bannedUntil.set(token, at + 600_000);
        return no({ errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' });
      }
      note(true, body);
      return refused({ errcode: 0, errmsg: 'ok' });
    }
    if (manner.removed) return no({ errcode: 93000, errmsg: 'invalid webhook url' });
    const { text, markdown } = body as { text?: { content: string }; markdown?: { content: string } };
    if (Buffer.byteLength(text?.content ?? '') > 2_048 || Buffer.byteLength(markdown?.content ?? '') > 4_096) return no({ errcode: 40058, errmsg: 'content exceed max length' });
    if (since(60_000) >= 20) return no({ errcode: 45009, errmsg: 'api freq out of limit' });
    note(true, body);
    return refused({ errcode: 0, errmsg: 'ok' });
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let raw = '';
    for await (const piece of request) raw += String(piece);
    const url = new URL(request.url!, 'http://stand-in');
    const robot = (Object.keys(paths) as Robot[]).find((one) => request.url!.startsWith(paths[one]));
    if (request.method !== 'POST' || robot === undefined) return void response.writeHead(404).end();
    const token = robot === 'feishu' ? url.pathname.split('/').at(-1)! : url.searchParams.get(robot === 'dingtalk' ? 'access_token' : 'key')!;
    const manner = manners.get(token) ?? {};
    if (manner.redirectTo !== undefined) return void response.writeHead(307, { location: manner.redirectTo }).end();
    if (manner.says !== undefined) return void response.writeHead(200, { 'content-type': 'application/json' }).end(manner.says);
    const { status, body } = answer(robot, url, token, raw);
    if (manner.hangsUp === true) return void response.destroy();
    if (manner.slowMs !== undefined) await sleep(manner.slowMs);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    heard,
    said: (token) => heard.filter((one) => one.token === token && one.accepted),
    set: (token, manner) => void manners.set(token, manner),
    webhook: (robot, token) => `${origin}${paths[robot]}${token}`,
  };
}

/** Everything a person in the group would read. */
function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  return typeof body === 'object' && body !== null ? Object.values(body).map(textOf).join('\n') : '';
}
