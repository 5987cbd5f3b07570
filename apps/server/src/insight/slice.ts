/** Reads `channel:web,wechat;topic:app-howto` into stored values, and stored values into names. */

import { dimensionKeys, none, timeDimensions, type DimensionKey, type TimeDimension } from '@huiyin/domain/insight/dimension.ts';
import { sourceOfFormula } from '@huiyin/domain/insight/figure.ts';
import type { Metric } from '@huiyin/domain/insight/metric.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { Db } from '../platform/db.ts';
import type { StoredDimension } from './measure.store.ts';
import { readNames, type NamedValue } from './name.store.ts';
import type { Slice } from './reading.store.ts';
import { toolDimensions, workDimensions } from './work-reading.store.ts';

export const media = ['online', 'phone'] as const;
export type Medium = (typeof media)[number];

export const mediumNames: Readonly<Record<Medium, BilingualText>> = { online: { zh: '在线', en: 'Online' }, phone: { zh: '电话', en: 'Phone' } };

function mediumOf(channelKind: string | null | undefined): Medium {
  return channelKind === 'phone' ? 'phone' : 'online';
}

export type SlicedBy = DimensionKey | TimeDimension;

/** How groups of a dimension are read: the medium's by the channel, the weekday's by the day. */
export function storedDimension(dimension: DimensionKey | TimeDimension): StoredDimension | null {
  return dimension === 'medium' ? 'channel' : dimension === 'weekday' ? null : dimension;
}

const inWords = new Set<string>([...dimensionKeys, ...timeDimensions]);

export async function readSlice(db: Db, where: string | undefined): Promise<Result<Slice, 'metric.where_invalid'>> {
  const slice = new Map<StoredDimension, readonly string[]>();
  for (const part of (where ?? '').split(';').filter((each) => each.trim() !== '')) {
    const [dimension, list] = part.split(/:(.*)/s);
    const keys = (list ?? '').split(',').map((each) => each.trim()).filter((each) => each !== '');
    if (!inWords.has(dimension!.trim()) || keys.length === 0) return refuse('metric.where_invalid', { part });
    const asked = dimension!.trim() as SlicedBy;
    const stored = asked === 'medium' ? 'channel' : asked;
    const values = await valuesOf(db, asked, stored, keys);
    if (values === null) return refuse('metric.where_invalid', { part });
    const before = slice.get(stored);
    slice.set(stored, before ? values.filter((value) => before.includes(value)) : values);
  }
  return accept(slice);
}

/** Null: one of the keys is nothing's. */
async function valuesOf(db: Db, asked: SlicedBy, stored: StoredDimension, keys: readonly string[]): Promise<readonly string[] | null> {
  if (stored === 'weekday') return keys.every((key) => /^[1-7]$/.test(key)) ? keys : null;
  const names = await readNames(db, stored);
  if (asked === 'medium') {
    if (!keys.every((key) => (media as readonly string[]).includes(key))) return null;
    return [...names.values()].filter(({ kind }) => keys.includes(mediumOf(kind))).map(({ value }) => value);
  }
  if (stored === 'region' || stored === 'campaign') return keys;
  if (stored === 'hour') return keys.every((key) => /^([01]\d|2[0-3])$/.test(key)) ? keys : null;
  const named = keys.map((key) => [...names.values()].find((each) => each.key === key || each.value === key));
  if (named.includes(undefined)) return null;
  const values = named.map((each) => each!.value);
  return stored === 'topic' ? withChildren(values, names) : values;
}

/** Asking for a topic asks for what lies below it too. */
function withChildren(values: readonly string[], names: ReadonlyMap<string, NamedValue>): readonly string[] {
  const all = new Set(values);
  for (let size = 0; size !== all.size; ) {
    size = all.size;
    for (const { value, parent } of names.values()) if (parent !== null && all.has(parent)) all.add(value);
  }
  return [...all];
}

const weekdays: readonly BilingualText[] = [
  { zh: '周一', en: 'Monday' }, { zh: '周二', en: 'Tuesday' }, { zh: '周三', en: 'Wednesday' }, { zh: '周四', en: 'Thursday' }, { zh: '周五', en: 'Friday' }, { zh: '周六', en: 'Saturday' }, { zh: '周日', en: 'Sunday' },
];

/** The group of a stored value, and of the day it lies on. `1` is Monday. */
export function groupOf(by: DimensionKey | TimeDimension, value: string, on: string | null, names: ReadonlyMap<string, NamedValue>): { readonly key: string; readonly name: BilingualText } {
  if (by === 'weekday') {
    const day = (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7;
    return { key: String(day + 1), name: weekdays[day]! };
  }
  if (by === 'medium') {
    const medium = mediumOf(names.get(value)?.kind);
    return { key: medium, name: mediumNames[medium] };
  }
  if (by === 'hour') return { key: value, name: { zh: `${value}:00`, en: `${value}:00` } };
  const named = names.get(value);
  if (named) return { key: named.key, name: named.name };
  return value === none ? { key: none, name: { zh: '无', en: 'None' } } : { key: value, name: { zh: value, en: value } };
}

/** By what a metric can be told apart and narrowed: work knows who did it and by which channel, this system's own requests only their time. */
export function dimensionsOf({ formula }: Pick<Metric, 'formula'>): readonly (DimensionKey | TimeDimension)[] {
  const known = { tickets: [...dimensionKeys, ...timeDimensions], work: workDimensions, tool: toolDimensions }[sourceOfFormula(formula)];
  // How it stood on Mondays is no sum of what came and went on Mondays.
  return formula.kind === 'level' ? known.filter((dimension) => dimension !== 'weekday') : known;
}

/** A dimension that the metric does not know. */
export function misfitOf(metric: Metric, where: Slice, by: SlicedBy | null): string | null {
  const known: readonly string[] = dimensionsOf(metric);
  return [...where.keys(), ...(by ? [by] : [])].find((dimension) => !known.includes(dimension)) ?? null;
}
