/** What could be done about a cause: its class (S3.22) and an act of the catalogue. A proposal: who owns it decides. */

import type { BusinessChangeKind } from './business-change.ts';
import type { CauseDimension } from './dimension.ts';
import type { Cause } from './explain-change.ts';

/** 流程瓶颈 · 技能短板 · 工具限制. */
export const causeClasses = ['process', 'skill', 'tool'] as const;
export type CauseClass = (typeof causeClasses)[number];

/** What can be ordered: an article written or mended, more people at that hour, a rule of dispatch or promises, a training, a change of the flow, a repair of the tool. */
export const actionKinds = ['article', 'staffing', 'rule', 'training', 'flow', 'tool'] as const;
export type ActionKind = (typeof actionKinds)[number];

export interface Proposal {
  readonly causeClass: CauseClass;
  readonly action: ActionKind;
}

const ofFlow: Proposal = { causeClass: 'process', action: 'flow' };
const ofStaffing: Proposal = { causeClass: 'process', action: 'staffing' };
const ofRule: Proposal = { causeClass: 'process', action: 'rule' };
const ofArticle: Proposal = { causeClass: 'process', action: 'article' };
const ofOurArticle: Proposal = { causeClass: 'tool', action: 'article' };
const ofTool: Proposal = { causeClass: 'tool', action: 'tool' };
const ofSkill: Proposal = { causeClass: 'skill', action: 'training' };

/** Where the group's own figure moved. A team is slow for want of hands, and answers badly for want of knowledge. */
const within: Readonly<Record<CauseDimension, Proposal>> = {
  topic: ofArticle, channel: ofStaffing, medium: ofStaffing, hour: ofStaffing, region: ofRule, flow: ofFlow, campaign: ofStaffing, article: ofOurArticle, tool: ofTool, kind: ofRule, priority: ofRule,
  team: ofStaffing, tenure: ofSkill, agent: ofSkill,
};

/** `isOfSpeed`: the metric measures how quickly, not how well. `during`: the likeliest business change behind it. */
export function proposeFor({ how, dimension }: Pick<Cause, 'how' | 'dimension'>, isOfSpeed: boolean, during: BusinessChangeKind | null): Proposal {
  const key = dimension as CauseDimension;
  // A new version that is asked about wants explaining; a changed rule wants a flow that knows it.
  if (key === 'topic' && during === 'release') return ofOurArticle;
  if (key === 'topic' && during === 'policy') return ofFlow;
  // What is one for all who come in an hour, or chosen by whoever answers, is mended where it is made.
  if (key === 'tool' || key === 'article') return within[key];
  if (how === 'mix') return key === 'flow' ? ofFlow : key === 'channel' || key === 'medium' || key === 'hour' ? ofStaffing : ofRule;
  if (how === 'volume') return key === 'topic' ? ofArticle : ofStaffing;
  return key === 'team' && !isOfSpeed ? ofSkill : within[key];
}
