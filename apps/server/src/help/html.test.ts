import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseLanguage } from './choose-language.ts';
import { html } from './html.ts';

test('whatever is put into a template stays words', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '/', '=') }), (words) => {
      const { text } = html`<p title="${words}">${[words, html`<b>${words}</b>`]}</p>`;
      expect(text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '')).toMatch(/^<p title="[^"<>'&]*">[^"<>'&]*<b>[^"<>'&]*<\/b><\/p>$/);
    }),
  );
  expect(html`<i>${null}${undefined}${false}${0}</i>`.text).toBe('<i>0</i>');
});

test.each([
  [{ asked: 'en', kept: 'zh', accepted: 'zh' }, 'en'],
  [{ asked: 'fr', kept: 'zh', accepted: 'en' }, 'zh'],
  [{ asked: '', kept: undefined, accepted: 'zh;q=0.3, en;q=0.9' }, 'en'],
  [{ asked: '', kept: undefined, accepted: 'fr-FR, de' }, 'en'],
  [{ asked: '', kept: undefined, accepted: undefined }, 'zh'],
  [{ asked: '', kept: undefined, accepted: '*' }, 'zh'],
] as const)('%o is spoken to in %s', (wishes, language) => {
  expect(chooseLanguage(wishes)).toBe(language);
});
