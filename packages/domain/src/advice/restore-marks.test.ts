import { expect, test } from 'vitest';
import { readEntities } from '../assistant/entities.ts';
import { restoreMarks } from './restore-marks.ts';

test('each comes back where its mark is, those of a kind in their order', () => {
  const { masked, entities } = readEntities('请拨打 13800138000 或 13900139000，邮箱 a@example.com');
  expect(masked).not.toMatch(/13800138000|example/);
  expect(restoreMarks('Call [phone] or [phone], mail to [email].', entities)).toBe('Call 13800138000 or 13900139000, mail to a@example.com.');
});

test('a mark too many stays, and so does what merely looks like one', () => {
  expect(restoreMarks('[phone] [phone] [1] [anything]', [{ kind: 'phone', value: '123' }])).toBe('123 [phone] [1] [anything]');
});
