/** The tickets' category tree as readers of the help centre see it: only what holds an article, with how many. */

import type { Language } from '@huiyin/domain/kernel/language.ts';
import type { Tags } from '../knowledge/index.ts';

export interface HelpCategory {
  readonly key: string;
  readonly name: string;
  readonly parentKey: string | null;
  /** In it and below it. */
  readonly articles: number;
  readonly below: readonly HelpCategory[];
}

/** Those at the top, in the order of the tree. */
export function helpCategories({ categories }: Pick<Tags, 'categories'>, counts: ReadonlyMap<string, number>, language: Language): HelpCategory[] {
  const grow = (parentKey: string | null): HelpCategory[] =>
    categories
      .filter((category) => category.parentKey === parentKey)
      .map(({ key, name }) => {
        const below = grow(key);
        return { key, name: name[language], parentKey, articles: (counts.get(key) ?? 0) + below.reduce((sum, { articles }) => sum + articles, 0), below };
      })
      .filter(({ articles }) => articles > 0);
  return grow(null);
}

export function findCategory(tree: readonly HelpCategory[], key: string): HelpCategory | undefined {
  for (const category of tree) {
    const found = category.key === key ? category : findCategory(category.below, key);
    if (found) return found;
  }
  return undefined;
}

/** From the top down to it; empty when it holds nothing. */
export function pathTo(tree: readonly HelpCategory[], key: string | null): HelpCategory[] {
  for (const category of tree) {
    if (category.key === key) return [category];
    const rest = pathTo(category.below, key);
    if (rest.length > 0) return [category, ...rest];
  }
  return [];
}

/** It, and all below it. */
export function withBelow(category: HelpCategory): HelpCategory[] {
  return [category, ...category.below.flatMap(withBelow)];
}
