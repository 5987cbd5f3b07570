/** What the pages of figures keep in their address, so that a link shows the same to whoever opens it. */

import { type BacklogBand, backlogBands } from '@huiyin/domain/insight/backlog-age.ts';
import { bothWheres, type Where } from '@huiyin/domain/insight/card.ts';
import { dimensionKeys, timeDimensions, type DimensionKey, type TimeDimension } from '@huiyin/domain/insight/dimension.ts';
import { type Period, readPeriod } from '@huiyin/domain/insight/period.ts';
import { monthOf, type Preset, presetPeriod, presets } from '@huiyin/domain/insight/preset.ts';

export interface FiguresAddress {
  readonly period?: Preset;
  /** With `to`, in place of `period`. */
  readonly from?: string;
  readonly to?: string;
  /** `channel:web,wechat;topic:app-howto` */
  readonly where?: string;
  /** The metric whose tickets are open beside the page, which of them, and over which days: `2025-08-01~2025-08-02`. */
  readonly metric?: string;
  readonly slice?: string;
  readonly on?: string;
  /** Those that a share is taken over too. */
  readonly all?: boolean;
  readonly more?: DimensionKey;
  /** The band of the backlog whose tickets are open beside the page; `slice` says which of them. */
  readonly age?: BacklogBand;
}

/** Whatever an address may carry: unknown words are dropped. */
export function readFiguresAddress(search: Record<string, unknown>): FiguresAddress {
  const text = (name: string, longest = 600) => (typeof search[name] === 'string' && search[name] !== '' && search[name].length <= longest ? search[name] : undefined);
  const [from, to] = [text('from', 10), text('to', 10)];
  const dates = from !== undefined && to !== undefined && readPeriod(from, to) !== null ? { from, to } : {};
  const period = presets.find((preset) => preset === search['period']);
  const more = dimensionKeys.find((dimension) => dimension === search['more']);
  const found = { ...dates, ...('from' in dates ? {} : { period }), where: text('where'), metric: text('metric', 41), slice: text('slice'), age: backlogBands.find((band) => band === search['age']), on: text('on', 21), more, ...(search['all'] === true && { all: true }) };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** What is asked for, or else the last month that has ended and holds tickets, or this one. */
export function periodOf({ from, to, period }: FiguresAddress, { today, months }: { readonly today: string; readonly months: readonly string[] }): Period {
  if (from !== undefined && to !== undefined) return { from, to };
  if (period !== undefined) return presetPeriod(period, today);
  const ended = months.find((month) => month < today.slice(0, 7));
  return ended === undefined ? presetPeriod('this_month', today) : monthOf(`${ended}-01`);
}

/** Hour and weekday too: they cut time, and may be asked for only where tickets are looked for. */
export type SliceWhere = Where & Readonly<Partial<Record<TimeDimension, readonly string[]>>>;

export function whereText(where: SliceWhere): string {
  return Object.entries(where).map(([dimension, values]) => `${dimension}:${values.join(',')}`).join(';');
}

export function readWhere(text: string | undefined): SliceWhere {
  const known: readonly string[] = [...dimensionKeys, ...timeDimensions];
  const parts = (text ?? '').split(';').flatMap((part) => {
    const [dimension = '', list = ''] = part.split(/:(.*)/s);
    const values = list.split(',').filter((value) => value !== '');
    return known.includes(dimension) && values.length > 0 ? [[dimension, values] as const] : [];
  });
  return Object.fromEntries(parts);
}

export function narrowed(where: SliceWhere, dimension: DimensionKey | TimeDimension, value: string): SliceWhere {
  return bothWheres(where as Where, { [dimension]: [value] });
}

export function readDays(on: string | undefined): Period | null {
  const [from = '', to = ''] = (on ?? '').split('~');
  return readPeriod(from, to);
}
