/** Reads the demo centre's articles from their files: front matter and Markdown, one article a file (`knowledge/README.md`). */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import type { Audience } from '@huiyin/domain/knowledge/article.ts';
import { parse } from 'yaml';

export interface ArticleFile {
  readonly key: string;
  readonly language: Language;
  readonly title: string;
  readonly variants: readonly string[];
  readonly category: string;
  readonly products: readonly string[];
  readonly channels: readonly string[];
  readonly audience: Audience;
  /** A team's key. */
  readonly department: string;
  /** A demo account. */
  readonly owner: string;
  readonly reviewOn: string;
  readonly validFrom: string | null;
  /** The last day on which it holds. */
  readonly validUntil: string | null;
  /** `flow/step`. */
  readonly flowSteps: readonly string[];
  readonly body: string;
}

/** In the order of their names, Chinese ones first. */
export function readArticleFiles(): ArticleFile[] {
  return (['zh', 'en'] as const).flatMap((language) => {
    const folder = join(import.meta.dirname, 'knowledge', language);
    return readdirSync(folder).filter((name) => name.endsWith('.md')).toSorted().map((name) => ({ ...readArticleFile(readFileSync(join(folder, name), 'utf8')), language }));
  });
}

function readArticleFile(text: string): Omit<ArticleFile, 'language'> {
  const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text)!;
  // Dates stay the text they are: a day on the wall is no instant.
  const facts = parse(front!, { schema: 'core' }) as Omit<ArticleFile, 'language' | 'body'>;
  return { ...facts, body: body!.trim() };
}
