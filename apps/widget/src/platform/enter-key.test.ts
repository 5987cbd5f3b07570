import { describe, expect, test } from 'vitest';
import { type KeyPress, sends } from './enter-key.ts';

const enter: KeyPress = { key: 'Enter', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, isComposing: false, keyCode: 13 };
const longAgo = Number.POSITIVE_INFINITY;

describe('sends', () => {
  test('on Enter, also with Ctrl or Command', () => {
    expect(sends(enter, longAgo)).toBe(true);
    expect(sends({ ...enter, ctrlKey: true }, longAgo)).toBe(true);
    expect(sends({ ...enter, metaKey: true }, longAgo)).toBe(true);
  });

  test.each<[string, Partial<KeyPress>, number]>([
    ['another key', { key: 'a', keyCode: 65 }, longAgo],
    ['a new line by Shift', { shiftKey: true }, longAgo],
    ['a word being composed', { isComposing: true }, longAgo],
    ['a composition as Safari tells it', { keyCode: 229 }, longAgo],
    ['the key that ended a composition just now', {}, 5],
  ])('never on %s', (_, press, since) => expect(sends({ ...enter, ...press }, since)).toBe(false));
});
