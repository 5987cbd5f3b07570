import { describe, expect, test } from 'vitest';
import { afterFault, deliveryFaults, judgeReply } from './judge-reply.ts';

describe('judgeReply', () => {
  test.each([
    ['feishu', { code: 0, msg: 'success', data: {} }], ['feishu', { StatusCode: 0, StatusMessage: 'success' }], ['dingtalk', { errcode: 0, errmsg: 'ok' }], ['wecom', { errcode: 0, errmsg: 'ok' }],
  ] as const)('%s: %j arrived', (kind, body) => {
    expect(judgeReply(kind, { status: 200, body })).toEqual({ sent: true });
  });

  test.each([
    ['feishu', 200, { code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time' }, 'signature', '19021'],
    ['feishu', 200, { code: 19022 }, 'address', '19022'],
    ['feishu', 200, { code: 19024, msg: 'Key Words Not Found' }, 'keyword', '19024'],
    ['feishu', 400, { code: 19001 }, 'robot_gone', '19001'],
    ['feishu', 429, { code: 11232 }, 'throttled', '11232'],
    ['feishu', 200, { code: 4711 }, 'refused', '4711'],
    ['dingtalk', 200, { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' }, 'throttled', '130101'],
    ['dingtalk', 200, { errcode: 310000, errmsg: 'keywords not in content' }, 'keyword', '310000'],
    ['dingtalk', 200, { errcode: 310000, errmsg: 'sign not match' }, 'signature', '310000'],
    ['dingtalk', 200, { errcode: 310000, errmsg: 'ip 1.2.3.4 not in whitelist' }, 'address', '310000'],
    ['dingtalk', 200, { errcode: 300001, errmsg: 'token is not exist' }, 'robot_gone', '300001'],
    ['wecom', 200, { errcode: 93000, errmsg: 'invalid webhook url' }, 'robot_gone', '93000'],
    ['wecom', 200, { errcode: 45009, errmsg: 'api freq out of limit' }, 'throttled', '45009'],
    ['wecom', 200, { errcode: 40008 }, 'content', '40008'],
    ['wecom', 503, undefined, 'server_error', '503'],
    ['wecom', 429, undefined, 'throttled', '429'],
    ['wecom', 404, undefined, 'refused', '404'],
    ['wecom', 200, undefined, 'unreadable', null],
    ['wecom', 200, [], 'unreadable', null],
    ['wecom', 200, { errcode: '0' }, 'unreadable', null],
    ['dingtalk', 500, { errcode: 0 }, 'server_error', '500'],
  ] as const)('%s, %i %j: %s', (kind, status, body, fault, code) => {
    expect(judgeReply(kind, { status, body })).toEqual({ sent: false, fault, code });
  });
});

describe('afterFault', () => {
  test('tries what may pass three times, each time later', () => {
    expect(afterFault('wecom', 'unreachable', 1)).toEqual({ do: 'retry', inMs: 10_000, restMs: null });
    expect(afterFault('wecom', 'unreachable', 2)).toEqual({ do: 'retry', inMs: 60_000, restMs: null });
    expect(afterFault('wecom', 'unreachable', 3)).toEqual({ do: 'give_up', restMs: null });
  });

  test('leaves a throttled outlet alone: DingTalk for ten minutes', () => {
    expect(afterFault('dingtalk', 'throttled', 1)).toEqual({ do: 'retry', inMs: 600_000, restMs: 600_000 });
    expect(afterFault('wecom', 'throttled', 3)).toEqual({ do: 'give_up', restMs: 60_000 });
  });

  test.each(deliveryFaults.filter((fault) => !['unreachable', 'timed_out', 'server_error', 'throttled'].includes(fault)))('never repeats what stays wrong: %s', (fault) => {
    expect(afterFault('feishu', fault, 1)).toEqual({ do: 'give_up', restMs: null });
  });
});
