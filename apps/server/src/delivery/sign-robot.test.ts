import { expect, test } from 'vitest';
import { signForDingtalk, signForFeishu } from './sign-robot.ts';

// Both computed outside of this code.
test('Feishu: time and secret are the key, seconds, nothing is signed', () => {
  expect(signForFeishu(1_599_360_473_999, 'demo')).toEqual({ timestamp: '1599360473', sign: 'l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=' });
});

test('DingTalk: the secret is the key, milliseconds, time and secret are signed', () => {
  const { timestamp, sign } = signForDingtalk(1_700_000_000_000, 'SECabc123');
  expect({ timestamp, sign }).toEqual({ timestamp: '1700000000000', sign: 'N5P09a4+p1AMJIJWnIvQd2Yxw9+fu/oEBnPrjCcsLXk=' });
  expect(encodeURIComponent(sign)).toBe('N5P09a4%2Bp1AMJIJWnIvQd2Yxw9%2Bfu%2FoEBnPrjCcsLXk%3D');
});
