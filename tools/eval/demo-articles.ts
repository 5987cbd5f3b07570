/** The demo company's articles, as the assistant indexes them. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { IndexedArticle } from '../../packages/domain/src/assistant/article-index.ts';

const folder = join(import.meta.dirname, '../../apps/server/src/demo/knowledge');

export interface DemoArticle extends IndexedArticle {
  readonly category: string;
  /** For colleagues only. */
  readonly internal: boolean;
}

/** The key stands for the id. */
export function demoArticles(language: 'zh' | 'en'): DemoArticle[] {
  return readdirSync(join(folder, language)).filter((name) => name.endsWith('.md')).toSorted().map((name) => {
    const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(folder, language, name), 'utf8')) ?? [];
    const { key, title, variants, category, audience } = parse(head) as { key: string; title: string; variants?: string[]; category: string; audience: string };
    return { id: key, questions: [title, ...(variants ?? [])], body, category, internal: audience === 'internal' };
  });
}

export interface DemoQuestion {
  readonly text: string;
  /** Null: the knowledge does not say. */
  readonly article: string | null;
}

export function demoQuestions(language: 'zh' | 'en'): DemoQuestion[] {
  const [, ...lines] = readFileSync(join(import.meta.dirname, `../../apps/server/src/assistant/seed/questions-${language}.tsv`), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [text = '', article = '-'] = line.split('\t');
    return { text, article: article === '-' ? null : article };
  });
}
