import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf, maxExcerptLength } from './reminder.ts';

test('an excerpt is one line of whole characters, no longer than it may be, and begins as the text does', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('退', 'a', '😀', ' ', '\n', '\t'), maxLength: 400 }), (text) => {
      const excerpt = excerptOf(text);
      const line = text.split(/\s+/u).filter(Boolean).join(' ');
      expect([...excerpt].length).toBeLessThanOrEqual(maxExcerptLength);
      expect(excerpt).not.toMatch(/\p{Surrogate}/u);
      expect(excerpt.endsWith('…') ? line.startsWith(excerpt.slice(0, -1)) && [...line].length > maxExcerptLength : excerpt === line).toBe(true);
    }),
  );
});
