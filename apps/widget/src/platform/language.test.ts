import { describe, expect, test } from 'vitest';
import { pickLanguage } from './language.ts';

describe('pickLanguage', () => {
  test.each([
    [['en', 'zh-CN'], 'en'],
    [[undefined, 'zh-Hant-TW', 'en'], 'zh'],
    [['', null, 'EN_us'], 'en'],
    [['fr', 'zh'], 'zh'],
    [['fr', 'de'], 'en'],
    [['zhuang'], 'en'],
    [[], 'zh'],
    [[undefined, null, ' '], 'zh'],
  ] as const)('of %j picks %s', (candidates, expected) => expect(pickLanguage(...candidates)).toBe(expected));
});
