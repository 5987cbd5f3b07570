import { expect, test } from 'vitest';
import { regionNames } from './region-names.ts';

test.each([['华东', 'East China'], ['西北地区', 'Northwest China'], ['浙江省', 'Zhejiang'], ['北京市', 'Beijing'], ['陕西', 'Shaanxi'], ['山西', 'Shanxi'], ['内蒙古自治区', 'Inner Mongolia']])('%s is %s', (written, en) => {
  expect(regionNames.get(written)).toEqual({ zh: written, en });
});

test('no two regions share an English name, however they are written', () => {
  for (const { en } of regionNames.values()) {
    const stems = new Set([...regionNames].filter(([, name]) => name.en === en).map(([written]) => written.replace(/(?:省|市|区|地区|(?:壮族|回族|维吾尔)?自治区|特别行政区)$/u, '')));
    expect(stems.size, en).toBe(1);
  }
});

test('what nobody knows stands as it was written', () => expect(regionNames.get('火星')).toBeUndefined());
