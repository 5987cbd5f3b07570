/** What is done about a target. */

import type { Id } from '../kernel/id.ts';

/** S3.24: 流程优化、工具升级、技能培训; and more hands. */
export const measureKinds = ['process', 'tool', 'training', 'staffing'] as const;
export type MeasureKind = (typeof measureKinds)[number];

export interface Measure {
  readonly id: Id;
  readonly title: string;
  readonly kind: MeasureKind;
  readonly ownerId: Id;
  readonly fromOn: string;
  /** Null: at once, or going on. */
  readonly toOn: string | null;
}
