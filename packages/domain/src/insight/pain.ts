/** Where customers are hurt on their way, touchpoint by touchpoint, told by figures (S3.17). */

import type { Stage } from '../flow/stage.ts';
import type { BilingualText } from '../kernel/text.ts';
import { severityOf, type SeverityPart } from './severity.ts';

export interface Touchpoint {
  readonly stage: Stage;
  readonly name: BilingualText;
  /** What hurts there, by figures in percent or minutes. */
  readonly metrics: readonly string[];
}

/** In the order in which customers meet them. */
export const touchpoints: readonly Touchpoint[] = [
  { stage: 'consult', name: { zh: '找到我们', en: 'Reaching us' }, metrics: ['abandonment', 'asa', 'assistant_hand_on'] },
  { stage: 'accept', name: { zh: '等人接待', en: 'Waiting for a person' }, metrics: ['frt', 'frt_working', 'service_level'] },
  { stage: 'process', name: { zh: '等待解决', en: 'Waiting for a solution' }, metrics: ['nrt', 'resolution', 'resolution_net', 'over_five_hours', 'urge_rate', 'escalation_rate', 'complaint_rate'] },
  { stage: 'feedback', name: { zh: '收到结果', en: 'Getting the result' }, metrics: ['objection_rate', 'dissatisfied', 'resolution_rate'] },
  { stage: 'follow_up', name: { zh: '事后', en: 'Afterwards' }, metrics: ['reopen_rate', 'fcr', 'visit_success'] },
];

export function touchpointOf(metric: string): Touchpoint | undefined {
  return touchpoints.find(({ metrics }) => metrics.includes(metric));
}

/** From this much worse than the whole on, it hurts more here than elsewhere. */
export const sore = 1.2;

/** How much worse than the whole: 1 is like the whole, 2 twice as bad. Null: too few cases, or nothing to compare with. */
export function painOf(part: SeverityPart): number | null {
  return severityOf([part]);
}
