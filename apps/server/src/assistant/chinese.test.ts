import { expect, test } from 'vitest';
import { loadChinese } from './chinese.ts';

const chinese = loadChinese();

test('knows words, and the shorter words inside long ones', () => {
  expect(chinese.cut('我的快递三天没更新')).toEqual(expect.arrayContaining(['快递', '更新']));
  expect(chinese.cut('我的快递三天没更新').join('')).toBe('我的快递三天没更新');
  expect(chinese.cutForSearch('增值税专用发票')).toEqual(expect.arrayContaining(['增值税', '发票']));
});

test('reads traditional characters as simplified ones, and leaves the rest', () => {
  expect(chinese.simplify('請問優惠券為什麼用不了？App 8.0')).toBe('请问优惠券为什么用不了？App 8.0');
});

test('is loaded once', () => {
  expect(loadChinese()).toBe(chinese);
});
