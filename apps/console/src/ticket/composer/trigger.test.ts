import { describe, expect, test } from 'vitest';
import { mentionsIn, replaceTrigger, triggerAt } from './trigger.ts';

const at = (text: string, visibility: 'public' | 'internal' = 'internal') => triggerAt(text, text.length, visibility);

describe('triggerAt', () => {
  test('a slash at the start or after a blank calls up macros', () => {
    expect(at('/')).toEqual({ kind: 'macro', query: '', from: 0 });
    expect(at('您好 /退款')).toEqual({ kind: 'macro', query: '退款', from: 3 });
  });

  test('fractions, dates and addresses are not calls', () => {
    for (const text of ['1/2', '2025/08', 'https://example.com', '是/否', 'a@example.com']) expect(at(text)).toBeNull();
  });

  test('a blank ends the call', () => {
    expect(at('/退款 ')).toBeNull();
  });

  test('mentions are for notes, also right after Chinese', () => {
    expect(at('请@小')).toEqual({ kind: 'mention', query: '小', from: 1 });
    expect(at('请@小', 'public')).toBeNull();
  });

  test('only what stands before the caret counts', () => {
    expect(triggerAt('/ab 后文', 2, 'public')).toEqual({ kind: 'macro', query: 'a', from: 0 });
  });
});

test('choosing replaces the call and leaves the rest', () => {
  const text = '您好 /tk 谢谢';
  expect(replaceTrigger(text, 6, triggerAt(text, 6, 'public')!, '退款将在三天内到账。')).toEqual({ text: '您好 退款将在三天内到账。 谢谢', caret: 13 });
});

test('a mention that was deleted from the text is not sent', () => {
  const called = new Map([['p1', '小李'], ['p2', '小王']]);
  expect(mentionsIn('@小王 看一下', called)).toEqual(['p2']);
});
