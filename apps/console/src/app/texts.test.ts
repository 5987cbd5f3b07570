import { describe, expect, test } from 'vitest';
import { refusalStatus } from '@huiyin/domain/kernel/refusal.ts';
import { textsEn } from './texts.en.ts';
import { textsZh } from './texts.zh.ts';

const zh = flatten(textsZh);
const en = flatten(textsEn);

describe('texts', () => {
  test('Chinese and English have the same keys', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  test('no text is empty, and both languages fill in the same values', () => {
    for (const [key, text] of zh) {
      expect(text.trim(), key).not.toBe('');
      expect(en.get(key)!.trim(), key).not.toBe('');
      expect(gapsIn(en.get(key)!), key).toEqual(gapsIn(text));
    }
  });

  test('every refusal has words', () => {
    for (const code of Object.keys(refusalStatus)) expect(zh.has(`refusal.${code}`), code).toBe(true);
  });

  test('Chinese sentences use full-width punctuation', () => {
    for (const [key, text] of zh) expect(text, key).not.toMatch(/\p{Script=Han}[,;:?!]/u);
  });
});

function flatten(texts: object, above = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    const path = above === '' ? key : `${above}.${key}`;
    if (typeof value === 'string') flat.set(path, value);
    else for (const [inner, text] of flatten(value as object, path)) flat.set(inner, text);
  }
  return flat;
}

function gapsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!))].sort();
}
