import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hour } from '../kernel/instant.ts';
import { fold, foldText } from './fold.ts';
import { excerpt, markFound } from './mark-found.ts';
import { holds, parseQuery } from './query.ts';
import { planLookUp, sampledShare, type ShareOf } from './look-up.ts';
import { fileText, identityToken, lookupOf } from './tokens.ts';
import { nearWindows, timeCode, windowsBack } from './windows.ts';

const table = new Map([['退', '退'], ['貨', '货'], ['單', '单'], ['號', '号'], ['張', '张'], ['偉', '伟']]);
const simplify = (character: string) => table.get(character) ?? character;
const parse = (text: string) => parseQuery(text, simplify);
const finds = (query: string, text: string) => holds(foldText(text, simplify), parse(query));

describe('folding', () => {
  test.each([
    ['ＳＦ１２３４　退貨單號', ' sf1234 退货单号 '],
    ['iPhone手机', ' iphone 手机 '],
    ['你好，世界！', ' 你好 世界 '],
    ['Cafe\u0301 ①', ' café 1 '],
    ['', ' '],
    ['——', ' '],
  ])('%s is looked for as "%s"', (text, folded) => {
    expect(foldText(text, simplify)).toBe(folded);
  });

  test('remembers for each letter where in the original it stands', () => {
    const original = '（ＳＦ１２）張偉';
    const { text, from, to } = fold(original, simplify);
    expect(text).toBe(' sf12 张伟 ');
    const at = text.indexOf('张');
    expect(original.slice(from[at], to[at + 1])).toBe('張偉');
    expect(from.length).toBe(text.length);
  });

  test('what is folded folds to itself, and any text can be folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const folded = foldText(text, simplify);
        expect(foldText(folded, simplify)).toBe(folded);
        expect(folded).toMatch(/^ (?:[^ ]+ )*$/u);
      }),
    );
  });
});

describe('a query', () => {
  test.each<[string, string, boolean]>([
    ['退款', '请尽快退款给我', true],
    ['退貨', '我要退货', true],
    ['退款 张三', '张三要求退款', true],
    ['退款 李四', '张三要求退款', false],
    ['款退', '请尽快退款给我', false],
    ['"退款 进度"', '退款，进度如何', true],
    ['"退款 进度"', '退款的进度', false],
    ['refu', 'A refund, please', true],
    ['fund', 'A refund, please', false],
    ['5678', '订单 2025012345678 未到', true],
    ['2025', '订单 2025012345678 未到', true],
    ['1234', '订单 2025012345678 未到', false],
    ['sf-1234', '单号 SF 1234 已发', true],
    ['iphone手机', '新买的iPhone 手机', true],
  ])('%s in “%s”: %s', (query, text, found) => {
    expect(finds(query, text)).toBe(found);
  });

  test('asks for nothing when it holds no letter', () => {
    expect(parse('  “ ” !!! %').terms).toEqual([]);
    expect(lookupOf(parse('。。。'))).toBeNull();
  });

  test('of single characters says that it is short', () => {
    expect(parse('王').short).toBe(true);
    expect(parse('王 a').short).toBe(true);
    expect(parse('王 退款').short).toBe(false);
    expect(parse('').short).toBe(false);
  });

  test('never fails and is bounded, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const query = parse(text);
        expect(query.terms.length).toBeLessThanOrEqual(12);
        for (const ways of lookupOf(query)?.parts.flatMap(({ wanted }) => wanted) ?? []) for (const token of ways) expect(token).toMatch(/^[-~]?[\p{L}\p{N}\p{M}\p{Script=Han}]+$/u);
      }),
    );
  });
});

describe('tokens', () => {
  // Few letters on purpose: what nearly matches is where a look-up goes wrong.
  const piece = fc.constantFrom('退', '款', '货', '单', 'ab', 'abc', 'a', '1234', '5678', '12', ' ', '，', '"');
  const anyText = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
  const code = timeCode(Date.UTC(2025, 6, 31));
  const candidate = (query: string, title: string, body: string, shareOf: ShareOf = () => null) => {
    const lookup = planLookUp(lookupOf(parse(query))!, shareOf);
    const { folded, tokens } = fileText({ title, body, identities: [] }, 't', code, simplify);
    const filed = new Set(tokens);
    return lookup.wanted.every((ways) => ways.some((token) => filed.has(`t${token}.${code}`))) && lookup.checks.every((ways) => ways.some((held) => folded.includes(held)));
  };

  test('find exactly the texts that hold the query', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (query, title, body) => {
        const parsed = parse(query);
        fc.pre(parsed.terms.length > 0 && !parsed.short);
        expect(candidate(query, title, body)).toBe(holds(`${foldText(title, simplify)}\n${foldText(body, simplify)}`, parsed));
      }),
      { numRuns: 3_000 },
    );
  });

  test('find the same however rare or frequent each of them is', () => {
    const shares = fc.func(fc.option(fc.constantFrom(0.000_01, 0.001, 0.01, 0.3, 1)));
    fc.assert(
      fc.property(anyText, anyText, anyText, shares, (query, title, body, shareOf) => {
        fc.pre(parse(query).terms.length > 0);
        expect(candidate(query, title, body, shareOf)).toBe(candidate(query, title, body));
      }),
      { numRuns: 3_000 },
    );
  });

  test('are looked up by the rarest, and the rest is read', () => {
    const shares = new Map(Object.entries({ 耳机: 0.2, 机退: 0.001, 退货: 0.02, 蓝牙: 0.000_2, 可以: 0.2, 换新: 0.1 }));
    const planned = (query: string) => planLookUp(lookupOf(parse(query))!, (token) => sampledShare((shares.get(token) ?? 0) * 100_000, 100_000));
    expect(planned('耳机退货')).toMatchObject({ wanted: [['机退']], checks: [['耳机退货']], share: 0.001 });
    expect(planned('可以 蓝牙')).toMatchObject({ wanted: [['蓝牙']], checks: [['可以']], share: 0.2 * 0.000_2 });
    expect(planned('可以 换新')).toMatchObject({ wanted: [['换新'], ['可以']], checks: [] });
    // Nobody counted it: fewer than one in the sample.
    expect(planned('可以 没见过的话')).toMatchObject({ share: 0.2 * 0.000_005 });
  });

  test('find a query taken out of the text itself, wherever it was cut in Chinese', () => {
    const chinese = fc.array(fc.constantFrom(...'退货单号张伟款进度查询'), { minLength: 2, maxLength: 30 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(chinese, fc.nat(), fc.nat(), (text, a, b) => {
        const from = a % (text.length - 1);
        const to = from + 2 + (b % (text.length - from - 1));
        expect(candidate(text.slice(from, to), '', text)).toBe(true);
      }),
    );
  });

  test('find single characters in titles only', () => {
    expect(candidate('张', '张伟', '')).toBe(true);
    expect(candidate('张', '', '张伟')).toBe(false);
  });

  test('a phrase does not reach from the title into the text', () => {
    expect(candidate('"abc abd"', 'abc', 'abd')).toBe(false);
  });

  test('a name or a number is itself in any writing', () => {
    const { tokens } = fileText({ title: '', body: '', identities: ['20250801-00042', '張偉'] }, 't', code, simplify);
    expect(tokens).toContain(identityToken(parse('２０２５０８０１－０００４２').whole!, 't'));
    expect(tokens).toContain(identityToken(parse('张伟').whole!, 't'));
  });
});

describe('windows', () => {
  const monthOf = (at: number, entries: number) => ({ code: timeCode(at).slice(0, 3), entries, newest: at });
  const lastOf = (year: number, month: number) => Date.UTC(year, month + 1, 1) - 1;
  const anyMonths = fc
    .uniqueArray(fc.record({ year: fc.integer({ min: 2019, max: 2026 }), month: fc.nat(11), entries: fc.constantFrom(1, 900, 40_000, 3_000_000) }), { minLength: 1, maxLength: 9, selector: ({ year, month }) => year * 12 + month })
    .map((months) => months.map(({ year, month, entries }) => monthOf(lastOf(year, month), entries)));
  const covers = ({ code, whole }: { code: string; whole: boolean }, at: number) => (whole ? timeCode(at).startsWith(code) : timeCode(at) === code);

  test('hold each hour of every month exactly once, the latest first, in not many steps', () => {
    fc.assert(
      fc.property(anyMonths, (months) => {
        const windows = windowsBack(null, months);
        const places: number[] = [];
        for (const month of months.toSorted((a, b) => b.newest - a.newest)) {
          // Every seventh hour, which is every hour of the day in a week.
          for (let at = month.newest; timeCode(at).startsWith(month.code); at -= 7 * hour) {
            const within = windows.flatMap((window, index) => (covers(window, at) ? [index] : []));
            places.push(within.length === 1 ? within[0]! : -1);
          }
        }
        expect(places).not.toContain(-1);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(windows.length).toBeLessThan(60 + months.length * 36);
      }),
      { numRuns: 30 },
    );
  });

  test('are small where there is much, and jump over where there is nothing', () => {
    const [old, lately] = [monthOf(lastOf(2019, 4), 600_000), monthOf(lastOf(2026, 10), 3)];
    const windows = windowsBack(null, [old, lately]);
    expect(windows[0]).toMatchObject({ code: lately.code.slice(0, 2), whole: true });
    expect(windows[1]).toMatchObject({ code: timeCode(old.newest), whole: false });
    expect(windows.length).toBeLessThan(70);
  });

  test('are wide for what is rare', () => {
    const months = [monthOf(lastOf(2025, 5), 900_000), monthOf(lastOf(2025, 6), 900_000)];
    expect(windowsBack(null, months, 10_000_000)).toMatchObject([{ code: months[0]!.code.slice(0, 2), whole: true }]);
    expect(windowsBack(null, months, 40_000)[0]).toMatchObject({ code: timeCode(months[1]!.newest).slice(0, 4), whole: true });
  });

  test('are near or far, and all of them one or the other', () => {
    fc.assert(
      fc.property(anyMonths, fc.integer({ min: 0, max: 5_000_000 }), (months, entries) => {
        const windows = windowsBack(null, months);
        const { near, far } = nearWindows(windows, entries);
        expect([...near, ...far]).toEqual(windows);
        expect(near.length).toBeGreaterThan(0);
        const held = (some: typeof near) => some.reduce((sum, window) => sum + window.entries, 0);
        if (near.length > 1) expect(held(near)).toBeLessThanOrEqual(entries);
        if (far.length > 0) expect(held(windows.slice(0, near.length + 1))).toBeGreaterThan(entries);
      }),
    );
  });

  test('begin where a page ended', () => {
    const month = monthOf(lastOf(2025, 6), 900_000);
    const from = month.newest - 100 * hour;
    expect(windowsBack(from, [month])[0]).toMatchObject({ code: timeCode(from), whole: false });
    expect(windowsBack(month.newest - 400 * 24 * hour, [month])).toEqual([]);
  });
});

describe('what was found', () => {
  test('is marked in the original text', () => {
    const text = '（ＳＦ１２３４）張偉要退貨，請退貨';
    expect(markFound(text, parse('sf12 退货'), simplify).map(([from, to]) => text.slice(from, to))).toEqual(['ＳＦ１２', '退貨', '退貨']);
  });

  test('marks are in order, apart, within the text, and say what was asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 4 }), (text, query) => {
        const { text: shown, marks } = excerpt(`${text}退款${text}`, parse(`退款 ${query}`), simplify, 80);
        let last = 0;
        for (const [from, to] of marks) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(shown.length);
          last = to;
        }
        expect(marks.some(([from, to]) => shown.slice(from, to).includes('退款'))).toBe(true);
      }),
    );
  });
});
