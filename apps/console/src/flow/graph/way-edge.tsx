/** One exit or exception between two steps, on the way that the layout found. Its words stand on the card it leaves. */

import type { Edge, EdgeProps } from '@xyflow/react';
import styles from './flow-graph.module.css';
import type { Point } from './layout-flow.ts';
import { roundedPath } from './rounded-path.ts';

export type WayLook = 'choice' | 'auto' | 'good' | 'bad' | 'exception';

type WayData = {
  readonly points: readonly Point[];
  readonly look: WayLook;
  readonly near: boolean;
  readonly faded: boolean;
  readonly difference: 'added' | 'removed' | 'changed' | undefined;
};

export function WayEdge({ id, data }: EdgeProps<Edge<WayData>>) {
  if (!data || data.points.length === 0) return null;
  const { points, look, near, faded, difference } = data;
  return (
    <g className={styles.way} data-look={look} data-near={near} data-faded={faded} data-difference={difference}>
      <path id={id} d={roundedPath(points)} fill="none" />
      <path d={arrowAt(points)} className={styles.arrow} />
    </g>
  );
}

function arrowAt(points: readonly Point[]): string {
  const end = points.at(-1)!;
  const before = points.at(-2) ?? end;
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const corner = (turn: number) => `${end.x - 8 * Math.cos(angle + turn)} ${end.y - 8 * Math.sin(angle + turn)}`;
  return `M${end.x} ${end.y}L${corner(0.42)}L${corner(-0.42)}Z`;
}
