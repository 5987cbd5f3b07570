import { describe, expect, test } from 'vitest';
import { flawOf, isOwnPath, markOf, type Notice, redact } from './notice.ts';

describe('redact', () => {
  test.each([
    ['打给 13812345678 问问', '打给 *** 问问'],
    ['phone +86 138 1234 5678 now', 'phone *** now'],
    ['座机 010-65051234 分机', '座机 *** 分机'],
    ['身份证11010519491231002X号', '身份证***号'],
    ['写给 li.lei@example.com.cn 吧', '写给 *** 吧'],
    ['card 6222 0212 3456 7890 123', 'card ***'],
    ['卡 6222021234567890123', '卡 ***'],
  ])('hides what belongs to a person: %s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test.each(['工单 20250801-00042 等了 12 分钟', '编号 7F3A9C21', '排队 13 人，最长 1380 秒', '2026-11-29 14:20', '01900000-0000-7000-8000-000000000000', '占比 33.5% (1,256 / 9,872)'])('leaves what is the centre’s own: %s', (text) => {
    expect(redact(text)).toBe(text);
  });
});

test.each([
  ['/tickets/01900000-0000-7000-8000-000000000000', true], ['/alerts?state=open#top', true], ['/', true],
  ['//evil.example', false], ['/\\evil.example', false], ['https://evil.example', false], ['tickets', false], ['/a b', false], ['/a)b', false], ['/a"b', false], ['/a\nb', false], [`/${'a'.repeat(300)}`, false],
])('%s is a path of ours: %s', (path, own) => {
  expect(isOwnPath(path)).toBe(own);
});

test('a mark is short, the same for the same key, and FNV-1a as published', () => {
  expect(markOf('')).toBe('811C9DC5');
  expect(markOf('a')).toBe('E40C292C');
  expect(markOf('foobar')).toBe('BF9CF968');
});

test('a notice without key, title or path of ours is flawed', () => {
  const sound: Notice = { key: 'k', level: 'info', title: { zh: '题', en: 'Title' }, lines: [], path: '/x' };
  expect(flawOf(sound)).toBeNull();
  for (const flaw of [{ key: '' }, { key: 'k'.repeat(201) }, { title: { zh: ' ', en: 'Title' } }, { path: 'https://x' }, { lines: Array.from({ length: 101 }, () => ({ zh: '行', en: 'line' })) }]) expect(flawOf({ ...sound, ...flaw })).not.toBeNull();
});
