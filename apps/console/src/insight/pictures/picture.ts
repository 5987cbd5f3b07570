/** What every picture of a card is given. */

import type { BacklogBand } from '@huiyin/domain/insight/backlog-age.ts';
import type { Card, Where } from '@huiyin/domain/insight/card.ts';
import type { MetricDefinition } from '@huiyin/domain/insight/insight.contract.ts';
import type { Period } from '@huiyin/domain/insight/period.ts';
import type { SliceWhere } from '../figures-address.ts';

/** The tickets behind something that was pointed at: of a metric, or of an age. */
export type Drill = MetricDrill | { readonly age: BacklogBand; readonly where: Where };

export interface MetricDrill {
  readonly metric: string;
  readonly where: SliceWhere;
  /** Absent: the whole period. */
  readonly on?: Period;
}

export interface PictureProps {
  readonly card: Card;
  readonly definitions: ReadonlyMap<string, MetricDefinition>;
  readonly period: Period;
  /** The card's own condition and the page's together. */
  readonly where: Where;
  /** The same as rows of words. */
  readonly asTable: boolean;
  readonly onDrill: (drill: Drill) => void;
}

export const chartHeight = 260;
