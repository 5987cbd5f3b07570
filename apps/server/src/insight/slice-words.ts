/** What slices are called: `topic:app-howto` is “问题分类：功能使用”. Keys of what is gone speak for themselves. */

import { dimensionNames, type DimensionKey } from '@huiyin/domain/insight/dimension.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { Db } from '../platform/db.ts';
import type { StoredDimension } from './measure.store.ts';
import { readNames } from './name.store.ts';
import { type Medium, mediumNames, storedDimension } from './slice.ts';

type Named = DimensionKey | 'hour';

/** Names of all of them are read once, however many slices there are. */
export async function readSliceWords(db: Db, wheres: readonly string[]): Promise<(where: string) => BilingualText[]> {
  const stored = [...new Set(wheres.flatMap((where) => partsOf(where).map(({ dimension }) => storedDimension(dimension)!)))];
  const names = new Map<StoredDimension, ReadonlyMap<string, BilingualText>>(await Promise.all(stored.map(async (dimension) => [dimension, new Map([...(await readNames(db, dimension)).values()].map(({ key, name }) => [key, name]))] as const)));
  const nameOf = (dimension: Named, key: string): BilingualText => {
    if (dimension === 'medium') return mediumNames[key as Medium] ?? { zh: key, en: key };
    if (dimension === 'hour') return { zh: `${key}:00`, en: `${key}:00` };
    return names.get(storedDimension(dimension)!)?.get(key) ?? { zh: key, en: key };
  };
  return (where) =>
    partsOf(where).map(({ dimension, keys }) => {
      const [of, all] = [dimensionNames[dimension], keys.map((key) => nameOf(dimension, key))];
      return { zh: `${of.zh}：${all.map(({ zh }) => zh).join('、')}`, en: `${of.en}: ${all.map(({ en }) => en).join(', ')}` };
    });
}

function partsOf(where: string): readonly { readonly dimension: Named; readonly keys: readonly string[] }[] {
  return where.split(';').flatMap((part) => {
    const [dimension = '', list = ''] = part.split(/:(.*)/s).map((each) => each.trim());
    return dimension in dimensionNames && dimension !== 'weekday' && list !== '' ? [{ dimension: dimension as Named, keys: list.split(',').map((key) => key.trim()) }] : [];
  });
}
