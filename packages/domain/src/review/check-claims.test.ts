import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numbersOf, relink } from './check-claims.ts';
import type { Part } from './document.schema.ts';

const mix: readonly Part[] = [{ text: '在线占 ' }, { text: '68.0%', n: 0 }, { text: '，电话占 ' }, { text: '32.0%', n: 1 }, { text: '，首次响应时间比上月变慢了 ' }, { text: '0.5 分钟', n: 2 }, { text: '。' }];
const english: readonly Part[] = [{ text: 'App 5.0', kind: 'name' }, { text: ' brought ' }, { text: '1,256', n: 0 }, { text: ' consultations; the first response was ' }, { text: '0.5 minutes', n: 1 }, { text: ' slower.' }];

describe('a polished sentence', () => {
  test('may change its words; its numbers keep their queries', () => {
    expect(relink(mix, '本月在线渠道贡献了 68.0%，电话为 32.0%；首响较上月变慢了 0.5 分钟。', 'zh')).toEqual([
      { text: '本月在线渠道贡献了 ' }, { text: '68.0%', n: 0 }, { text: '，电话为 ' }, { text: '32.0%', n: 1 }, { text: '；首响较上月变慢了 ' }, { text: '0.5 分钟', n: 2 }, { text: '。' },
    ]);
    expect(relink(english, 'With App 5.0 came 1,256 consultations, and people waited 0.5 minutes slower for a first word.', 'en')?.filter(({ n }) => n !== undefined)).toHaveLength(2);
  });

  test.each([
    ['a number changed', '在线占 86.0%，电话占 32.0%，首响变慢了 0.5 分钟。'],
    ['two numbers changed places', '在线占 32.0%，电话占 68.0%，首响变慢了 0.5 分钟。'],
    ['a number added', '在线占 68.0%，电话占 32.0%，首响变慢了 0.5 分钟，共 3 天。'],
    ['a number added in words', '在线占 68.0%，电话占 32.0%，首响变慢了 0.5 分钟，近三成客户不快。'],
    ['a number left out', '在线占 68.0%，首响变慢了 0.5 分钟。'],
    ['the unit changed', '在线占 68.0%，电话占 32.0%，首响变慢了 0.5 小时。'],
    ['the direction turned', '在线占 68.0%，电话占 32.0%，首响加快了 0.5 分钟。'],
    ['denied', '在线占 68.0%，电话占 32.0%，首响没有变慢 0.5 分钟。'],
    ['praised', '在线占 68.0%，电话占 32.0%，首响变慢了 0.5 分钟，整体改善。'],
    ['full-width digits', '在线占 68.0%，电话占 32.0%，首响变慢了 0.5 分钟（第２位）。'],
    ['empty', ' '],
  ])('is thrown away: %s', (_, polished) => expect(relink(mix, polished, 'zh')).toBeNull());

  test.each(['App 5.0 brought 1,256 consultations; half of them were slower by 0.5 minutes.', 'App 6.0 brought 1,256 consultations; the first response was 0.5 minutes slower.', 'App 5.0 brought 1,256 consultations; the first response was 0.5 minutes faster.', 'App 5.0 brought 1,256 consultations; the first response was not 0.5 minutes slower.'])('is thrown away in English: %s', (polished) => expect(relink(english, polished, 'en')).toBeNull());

  test('any change of any digit is found', () => {
    fc.assert(fc.property(fc.nat(99_999), fc.nat(99_999), (a, b) => {
      fc.pre(a !== b);
      const parts: readonly Part[] = [{ text: '共 ' }, { text: String(a), n: 0 }, { text: ' 次' }];
      expect(relink(parts, `总计 ${a} 次`, 'zh')).not.toBeNull();
      expect(relink(parts, `总计 ${b} 次`, 'zh')).toBeNull();
      expect(relink(parts, `总计 ${a} 次，另 ${b}`, 'zh')).toBeNull();
    }));
  });

  test('numbers are found however they are written', () => {
    expect(numbersOf('约 1,256 次，一半 3.5%，twenty, doubled')).toEqual(['1,256次', '一半', '3.5%', 'twenty', 'doubled']);
  });
});
