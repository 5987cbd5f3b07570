import { expect, test } from 'vitest';
import { sends } from './send-key.ts';

const enter = { key: 'Enter', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, keyCode: 13 };

test('Enter while an input method composes never sends, in any browser', () => {
  for (const setting of ['enter', 'ctrl-enter'] as const) {
    expect(sends({ ...enter, isComposing: true }, setting)).toBe(false);
    expect(sends({ ...enter, keyCode: 229 }, setting)).toBe(false);
    expect(sends({ ...enter, keyCode: 229, ctrlKey: true }, setting)).toBe(false);
  }
});

test('Shift and Enter make a new line', () => {
  expect(sends({ ...enter, shiftKey: true }, 'enter')).toBe(false);
});

test('Ctrl or Cmd with Enter always send; Enter alone by setting', () => {
  expect(sends({ ...enter, ctrlKey: true }, 'ctrl-enter')).toBe(true);
  expect(sends({ ...enter, metaKey: true }, 'enter')).toBe(true);
  expect(sends(enter, 'enter')).toBe(true);
  expect(sends(enter, 'ctrl-enter')).toBe(false);
});
