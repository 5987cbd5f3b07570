import { expect, test } from 'vitest';
import { maskWebhook, readWebhook } from './webhook.ts';

const feishu = 'https://open.feishu.cn/open-apis/bot/v2/hook/6a1b2c3d-1111-2222-3333-444455556666';
const dingtalk = `https://oapi.dingtalk.com/robot/send?access_token=${'0123456789abcdef'.repeat(4)}`;
const wecom = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7b2c-4e1f-8a77-0123456789ab';

test('takes the three as their robots show them, also with blanks around', () => {
  expect(readWebhook('feishu', feishu)).toEqual({ address: feishu });
  expect(readWebhook('feishu', feishu.replace('open.feishu.cn', 'open.larksuite.com'))).toHaveProperty('address');
  expect(readWebhook('dingtalk', `  ${dingtalk}\n`)).toEqual({ address: dingtalk });
  expect(readWebhook('wecom', wecom)).toEqual({ address: wecom });
});

test.each([
  ['http://127.0.0.1/open-apis/bot/v2/hook/6a1b2c3d', 'not_https'],
  ['file:///etc/passwd', 'not_https'],
  ['javascript:alert(1)', 'not_https'],
  ['', 'not_https'],
  [feishu.replace('https:', 'http:'), 'not_https'],
  [feishu.replace('https://', 'https://user@'), 'other_host'],
  [feishu.replace('https://', 'https://user:pass@'), 'other_host'],
  [feishu.replace('open.feishu.cn', 'open.feishu.cn@evil.example'), 'other_host'],
  [feishu.replace('open.feishu.cn', 'open.feishu.cn.evil.example'), 'other_host'],
  [feishu.replace('open.feishu.cn', 'evil.example'), 'other_host'],
  [feishu.replace('open.feishu.cn', 'open.feishu.cn:8443'), 'other_host'],
  [feishu.replace('open.feishu.cn', '127.0.0.1'), 'other_host'],
  [feishu.replace('open.feishu.cn', '[::1]'), 'other_host'],
  [feishu.replace('open.feishu.cn', 'OPEN.FEISHU.CN'), 'other_host'],
  [feishu.replace('/v2/', '/v1/'), 'other_path'],
  [`${feishu}/../../../admin`, 'no_token'],
  [`${feishu}?x=1`, 'no_token'],
  [`${feishu}#x`, 'no_token'],
  [`${feishu}\r\nHost: evil`, 'no_token'],
  ['https://open.feishu.cn/open-apis/bot/v2/hook/', 'no_token'],
])('refuses %s: %s', (pasted, flaw) => {
  expect(readWebhook('feishu', pasted)).toEqual({ flaw });
});

test('knows the robot of another of the three', () => {
  expect(readWebhook('feishu', dingtalk)).toEqual({ flaw: 'other_kind', kind: 'dingtalk' });
  expect(readWebhook('dingtalk', wecom)).toEqual({ flaw: 'other_kind', kind: 'wecom' });
});

test('a stand-in is taken only where there is one, and only at its own origin', () => {
  const pasted = 'http://127.0.0.1:9000/cgi-bin/webhook/send?key=stand-in-0001';
  expect(readWebhook('wecom', pasted)).toEqual({ flaw: 'not_https' });
  expect(readWebhook('wecom', pasted, 'http://127.0.0.1:9000')).toEqual({ address: pasted });
  expect(readWebhook('wecom', pasted.replace('9000', '90001'), 'http://127.0.0.1:9000')).toEqual({ flaw: 'not_https' });
});

test('a mask shows where it leads and the end of its token, no more', () => {
  expect(maskWebhook(wecom)).toBe('https://qyapi.weixin.qq.com/…89ab');
  expect(maskWebhook('http://127.0.0.1:9000/cgi-bin/webhook/send?key=stand-in-0001')).toBe('http://127.0.0.1:9000/…0001');
});
