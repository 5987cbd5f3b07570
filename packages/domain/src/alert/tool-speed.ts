/** Whether our own tool was slower while a figure was out of order. It is one for all who come in the same hour, so this is a match in time and not a part of the change. */

import { fewestRequests, quickMs } from '../insight/tool-pace.ts';

export interface ToolSums {
  readonly requests: number;
  readonly ms: number;
}

/** Milliseconds of a request of people's consoles, on average. */
export interface ToolSlowed {
  readonly value: number;
  readonly valueBefore: number;
}

const slower = 1.5;

export function toolSlowed(now: ToolSums, before: ToolSums): ToolSlowed | null {
  if (Math.min(now.requests, before.requests) < fewestRequests) return null;
  const [value, valueBefore] = [now.ms / now.requests, before.ms / before.requests];
  return value >= quickMs && value >= slower * valueBefore ? { value, valueBefore } : null;
}
