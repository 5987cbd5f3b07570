import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOf } from './figures.ts';
import { folded } from './plain-text.ts';

const sure = (text: string) => figuresOf(folded(text)).filter((figure) => figure.sure).map(({ value, unit }) => (unit === null ? value : `${value} ${unit}`));

test.each<[string, string[]]>([
  ['7天', ['7 day']], ['七天', ['7 day']], ['７ 天', ['7 day']], ['7 days', ['7 day']], ['seven days', ['7 day']],
  ['3-5个工作日', ['3 workday', '5 workday']], ['三至五个工作日', ['3 workday', '5 workday']], ['3 to 5 business days', ['3 workday', '5 workday']],
  ['1,000元', ['1000 yuan']], ['一千元', ['1000 yuan']], ['¥1000', ['1000 yuan']], ['CNY 10', ['10 yuan']], ['1万元', ['10000 yuan']], ['一万两千三百元', ['12300 yuan']], ['满200，100元', ['200', '100 yuan']],
  ['百分之二十', ['20 percent']], ['20%', ['20 percent']], ['八折', ['8 discount']], ['2025-08-12起百分之二十', ['2025 year', '8 month', '12 day', '20 percent']],
  ['2025-08-12', ['2025 year', '8 month', '12 day']], ['2025年8月12日', ['2025 year', '8 month', '12 day']], ['二〇二五年', ['2025 year']],
  ['9:30', ['9:30']], ['9:00', ['9 clock']], ['上午9点', ['9 clock']], ['6 pm', ['18 clock']], ['18:00', ['18 clock']],
  ['半小时', ['0.5 hour']], ['1.50元', ['1.5 yuan']], ['十二个月', ['12 month']],
  ['请看一下，一定要注意，万一不行，十分抱歉，千万别急，第三方，选择一个', []],
  ['one of our people', []],
])('“%s” holds %j', (text, figures) => expect(sure(text)).toEqual(figures));

test('Chinese numerals of any size say the same as digits', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 99_999_999 }), (number) => void expect(sure(`${inChinese(number)}元`)).toEqual([`${number} yuan`])));
});

/** As it is taught at school. */
function inChinese(number: number): string {
  const digits = '零一二三四五六七八九';
  const small = (value: number) => {
    let text = '';
    for (const [size, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
      const digit = Math.floor(value / size) % 10;
      if (digit > 0) text += digits[digit]! + name;
      else if (text !== '' && !text.endsWith('零')) text += '零';
    }
    return text.replace(/零+$/, '');
  };
  const [high, low] = [Math.floor(number / 10_000), number % 10_000];
  return `${high > 0 ? `${small(high)}万` : ''}${high > 0 && low > 0 && low < 1000 ? '零' : ''}${small(low)}`;
}
