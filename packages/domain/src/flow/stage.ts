/** The five stages of the closed loop, in order. Everything else about a flow may change; these do not. */

import { Type } from 'typebox';

export const stages = ['consult', 'accept', 'process', 'feedback', 'follow_up'] as const;

export const Stage = Type.Enum([...stages] as ['consult', 'accept', 'process', 'feedback', 'follow_up']);
export type Stage = (typeof stages)[number];

/** 0 for `consult` … 4 for `follow_up`. */
export function stageIndex(stage: Stage): number {
  return stages.indexOf(stage);
}
