/** The category tree as options: each with its whole path, so that equal names under different parents tell apart. */

import { inWords } from '../platform/i18n.ts';

interface Category {
  readonly id: string;
  readonly key: string;
  readonly parentId: string | null;
  readonly name: { readonly zh: string; readonly en: string };
  readonly active: boolean;
  readonly position: number;
}

export function categoryOptions(categories: readonly Category[]): { value: string; label: string }[] {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const pathOf = (category: Category): Category[] => {
    const path: Category[] = [];
    for (let each: Category | undefined = category; each && !path.includes(each); each = each.parentId === null ? undefined : byId.get(each.parentId)) path.unshift(each);
    return path;
  };
  return categories
    .filter((category) => category.active)
    .map((category) => ({ category, path: pathOf(category) }))
    .sort((a, b) => comparePaths(a.path, b.path))
    .map(({ category, path }) => ({ value: category.key, label: path.map((each) => inWords(each.name)).join(' / ') }));
}

function comparePaths(a: readonly Category[], b: readonly Category[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const [left, right] = [a[index]!, b[index]!];
    if (left !== right) return left.position - right.position || (left.key < right.key ? -1 : 1);
  }
  return a.length - b.length;
}
