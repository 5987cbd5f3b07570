import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markOf, type Notice, noticeLevels } from './notice.ts';
import type { OutletStyle, RobotKind } from './outlet.ts';
import { bytesOf, cut, type Manner, writeForRobot, writeMail } from './write-message.ts';

const manner: Manner = { language: 'zh', style: 'rich', baseUrl: 'https://help.example.com' };
const english: Manner = { ...manner, language: 'en' };
const notice: Notice = {
  key: 'alert:1:raised', level: 'alarm', title: { zh: '排队过长', en: 'The queue is long' }, path: '/floor',
  lines: [{ zh: '售后组：12 人在等', en: 'After-sales: 12 waiting' }, { zh: '最长 8 分钟', en: 'Longest 8 minutes' }],
};
const robots = ['feishu', 'dingtalk', 'wecom'] as const;
const styles = ['rich', 'plain'] as const;

/** What each provider measures, and how much of it there may be: its documentation's numbers. */
function measured(kind: RobotKind, style: OutletStyle, body: object): { readonly bytes: number; readonly most: number } {
  if (kind === 'wecom') {
    const { text, markdown } = body as { text?: { content: string }; markdown?: { content: string } };
    return { bytes: Buffer.byteLength((style === 'plain' ? text : markdown)!.content), most: style === 'plain' ? 2_048 : 4_096 };
  }
  return { bytes: Buffer.byteLength(JSON.stringify(body)), most: kind === 'feishu' ? 20_480 - 200 : 20_000 };
}

const words = fc.oneof(fc.string({ maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 }), fc.array(fc.constantFrom('退款', '"', '\\', '\n', '😀', '👨‍👩‍👧', '<at user_id="all">', '[x](http://evil)', 'é'), { maxLength: 200 }).map((parts) => parts.join('')));
const both = fc.record({ zh: words, en: words });
const anyNotice = fc.record<Notice>({ key: fc.uuid(), level: fc.constantFrom(...noticeLevels), title: both, lines: fc.array(both, { maxLength: 30 }), path: fc.constantFrom('/', '/tickets/01900000-0000-7000-8000-000000000000', `/${'a'.repeat(290)}`) });
const most = { feishu: 40, dingtalk: 40, wecom: 10 } as const;

describe.each(robots)('%s', (kind) => {
  test.each(styles)('takes every message, whatever is in it: %s', (style) => {
    fc.assert(
      fc.property(fc.array(anyNotice, { minLength: 1, maxLength: most[kind] }), fc.constantFrom('https://h.cn', `https://${'long.'.repeat(40)}example.com`), (notices, baseUrl) => {
        const body = writeForRobot(kind, notices, { language: 'zh', style, baseUrl });
        const { bytes, most } = measured(kind, style, body);
        expect(bytes).toBeLessThanOrEqual(most);
        const text = JSON.stringify(body);
        expect(notices.filter(({ key }) => !text.includes(markOf(key)))).toEqual([]);
        expect(text).not.toMatch(style === 'rich' ? /<at |\]\(http:\/\/evil\)/ : /<at /);
      }),
      { numRuns: 100 },
    );
  });

  test.each(styles)('keeps each headline of as many long notices as are merged at once: %s', (style) => {
    const long = Array.from({ length: most[kind] }, (_, index): Notice => ({ ...notice, key: `k${index}`, title: { zh: `第${index}件事：${'长'.repeat(500)}`, en: 'x' }, lines: Array.from({ length: 20 }, () => ({ zh: '行'.repeat(300), en: 'x' })) }));
    const text = JSON.stringify(writeForRobot(kind, long, { ...manner, style }));
    expect(long.filter((_, index) => !text.includes(`第${index}件事：长`))).toEqual([]);
    expect(text).not.toContain('\uFFFD');
  });
});

test('Feishu gets a card in the colour of its level, or a text', () => {
  expect(writeForRobot('feishu', [notice], manner)).toEqual({
    msg_type: 'interactive',
    card: {
      config: { wide_screen_mode: true },
      header: { template: 'red', title: { tag: 'plain_text', content: '告警 · 排队过长' } },
      elements: [{ tag: 'div', text: { tag: 'lark_md', content: `售后组：12 人在等\n最长 8 分钟\n[打开](https://help.example.com/floor) · 回音 编号 ${markOf(notice.key)}` } }],
    },
  });
  expect(writeForRobot('feishu', [notice], { ...english, style: 'plain' })).toEqual({
    msg_type: 'text',
    content: { text: `🔴 【Alarm】The queue is long\nAfter-sales: 12 waiting\nLongest 8 minutes\nhttps://help.example.com/floor\nHuiyin Ref ${markOf(notice.key)}` },
  });
});

test('a card of one says its headline once, a card of several under one head', () => {
  const text = JSON.stringify(writeForRobot('feishu', [notice, { ...notice, key: 'b', title: { zh: '另一件', en: 'Other' } }], manner));
  expect(text.split('排队过长').length - 1).toBe(1);
  expect(text.split('2 条通知').length - 1).toBe(1);
  expect(text).toContain('另一件');
});

test('DingTalk gets Markdown whose lines stay lines, or a text', () => {
  expect(writeForRobot('dingtalk', [notice], manner)).toEqual({
    msgtype: 'markdown',
    markdown: { title: '告警 · 排队过长', text: `**🔴 告警 · 排队过长**\n\n售后组：12 人在等\n\n最长 8 分钟\n\n[打开](https://help.example.com/floor) · 回音 编号 ${markOf(notice.key)}` },
  });
  expect(writeForRobot('dingtalk', [notice], { ...manner, style: 'plain' })).toHaveProperty('msgtype', 'text');
});

test('WeCom gets Markdown of its own kind, or a text', () => {
  expect(writeForRobot('wecom', [notice], manner)).toEqual({
    msgtype: 'markdown',
    markdown: { content: `<font color="warning">告警</font> **排队过长**\n售后组：12 人在等\n最长 8 分钟\n[打开](https://help.example.com/floor) · 回音 编号 ${markOf(notice.key)}` },
  });
  expect(writeForRobot('wecom', [notice], { ...manner, style: 'plain' })).toHaveProperty('msgtype', 'text');
});

test('several are told under one headline with the gravest level', () => {
  const mail = writeMail([{ ...notice, level: 'info' }, { ...notice, key: 'b', level: 'warning' }], english);
  expect(mail.subject).toBe('[Huiyin] Warning · 2 notices');
  expect(mail.text).toContain('【Notice】The queue is long\nAfter-sales: 12 waiting');
});

test('what belongs to a person goes to no group and into no subject', () => {
  const told = { ...notice, title: { zh: '客户 13812345678 在等', en: 'x' }, lines: [{ zh: '邮箱 a@b.example', en: 'x' }] };
  for (const kind of robots) for (const style of styles) expect(JSON.stringify(writeForRobot(kind, [told], { ...manner, style }))).not.toMatch(/13812345678|a@b/);
  expect(JSON.stringify(writeMail([told], manner))).not.toMatch(/13812345678|a@b/);
});

test('a subject is one line', () => {
  expect(writeMail([{ ...notice, title: { zh: '一\r\nBcc: x@y.example', en: 'x' } }], manner).subject).not.toMatch(/[\r\n]/);
});

test('cut never leaves half a character, and says that it cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(120), (text, bytes) => {
      const short = cut(text, bytes);
      expect(Buffer.byteLength(short)).toBeLessThanOrEqual(bytes);
      if (Buffer.byteLength(text) <= bytes) expect(short).toBe(text);
      else if (short !== '') expect(short.endsWith('…') && text.startsWith(short.slice(0, -1))).toBe(true);
    }),
  );
});

test('bytes are counted as UTF-8 does', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void expect(bytesOf(text)).toBe(Buffer.byteLength(text))));
});
