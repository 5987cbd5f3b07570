/** The promises of the closed loop: one role each, no stage skipped, the customer's word and the visit never passed by. */

import { type Finding, finding, type FindingCode } from './finding.ts';
import { archive, type ExceptionPlan, type Exit, type ExitTrigger, type FlowDocument, type Step } from './flow.ts';
import { namesIn } from './condition.ts';
import { type Stage, stageIndex, stages } from './stage.ts';

export function validateLoop(document: FlowDocument, roles: readonly string[]): readonly Finding[] {
  return [...checkStart(document), ...checkStages(document), ...document.steps.flatMap((step, index) => checkStep(document, step, index, roles))];
}

function checkStart(document: FlowDocument): readonly Finding[] {
  const start = document.steps.find((step) => step.key === document.start);
  if (!start) return [finding('start.unknown', { path: '/start' }, `起始节点“${document.start}”不存在`, `The first step “${document.start}” does not exist`)];
  if (start.stage === 'consult') return [];
  return [finding('start.not_consult', { step: start.key, path: '/start' }, '起始节点必须属于“咨询”环节', 'The first step must belong to the stage “consult”')];
}

function checkStages(document: FlowDocument): readonly Finding[] {
  return stages
    .filter((stage) => !document.steps.some((step) => step.stage === stage))
    .map((stage) => finding('stage.missing', { path: '/steps' }, `缺少“${stageName[stage].zh}”环节`, `There is no step of the stage “${stageName[stage].en}”`));
}

function checkStep(document: FlowDocument, step: Step, index: number, roles: readonly string[]): readonly Finding[] {
  const path = `/steps/${index}`;
  const say = (code: FindingCode, zh: string, en: string, at = path) => finding(code, { step: step.key, path: at }, zh, en);
  const findings: Finding[] = [];
  if (document.steps.findIndex((other) => other.key === step.key) !== index) findings.push(say('step.duplicate', `节点标识“${step.key}”重复`, `The step key “${step.key}” is used twice`, `${path}/key`));
  if (step.key === archive) findings.push(say('step.reserved', '“archive”是归档的保留标识', 'The key “archive” is reserved for the archive', `${path}/key`));
  if (step.role.trim() === '') findings.push(say('step.no_role', `节点“${step.name.zh}”没有责任角色`, `Step “${step.name.en}” has no responsible role`, `${path}/role`));
  else if (!roles.includes(step.role)) findings.push(say('step.role_unknown', `角色“${step.role}”不存在`, `There is no role “${step.role}”`, `${path}/role`));
  for (const trigger of demanded[step.stage] ?? []) {
    const exits = step.exits.filter((exit) => exit.on === trigger);
    const name = triggerName[trigger];
    if (exits.length === 0) findings.push(say('trigger.missing', `节点“${step.name.zh}”缺少“${name.zh}”的出口`, `Step “${step.name.en}” has no exit for “${name.en}”`, `${path}/exits`));
    else if (exits.every((exit) => exit.when !== null)) findings.push(say('trigger.missing', `“${name.zh}”至少要有一个无条件的出口`, `“${name.en}” needs at least one exit without conditions`, `${path}/exits`));
  }
  return [
    ...findings,
    ...step.exits.flatMap((exit, at) => checkExit(document, step, exit, at, path)),
    ...step.exceptions.flatMap((plan, at) => checkException(document, step, plan, at, path, roles)),
  ];
}

function checkExit(document: FlowDocument, step: Step, exit: Exit, at: number, stepPath: string): readonly Finding[] {
  const path = `${stepPath}/exits/${at}`;
  const findings: Finding[] = [];
  const say = (code: FindingCode, zh: string, en: string, part = '') => {
    findings.push(finding(code, { step: step.key, exit: exit.key, path: path + part }, zh, en));
  };
  if (step.exits.findIndex((other) => other.key === exit.key) !== at) say('exit.duplicate', `出口标识“${exit.key}”重复`, `The exit key “${exit.key}” is used twice`, '/key');

  const home = triggerHome[exit.on];
  if (home && step.stage !== home) {
    say('trigger.misplaced', `“${triggerName[exit.on].zh}”的出口只能用在“${stageName[home].zh}”环节`, `An exit for “${triggerName[exit.on].en}” belongs to the stage “${stageName[home].en}”`, '/on');
  }
  if (exit.answersOnTheSpot && (step.stage !== 'consult' || exit.on !== 'choice')) {
    say('exit.answer_misplaced', '“当场答复”只能用在咨询环节的人工出口', 'Only an exit to choose in “consult” can be an answer on the spot', '/answersOnTheSpot');
  }
  if (exit.requires.length > 0 && exit.on !== 'choice' && exit.on !== 'always') {
    say('exit.requires_misplaced', '客户的答复和回访结果不能再要求填写字段', 'The customer’s word and the visit’s result cannot depend on fields', '/requires');
  }

  const target = exit.to === archive ? null : document.steps.find((other) => other.key === exit.to);
  if (target === undefined) {
    say('exit.to_nowhere', `出口“${exit.label.zh}”指向不存在的节点“${exit.to}”`, `Exit “${exit.label.en}” leads to “${exit.to}”, which does not exist`, '/to');
    return findings;
  }
  checkDirection(step, exit, target, say);
  checkEffects(exit, target, say);
  return findings;
}

type Say = (code: FindingCode, zh: string, en: string, part?: string) => void;

/** `target` is null for the archive. */
function checkDirection(step: Step, exit: Exit, target: Step | null, say: Say): void {
  const here = stageIndex(step.stage);
  const there = target ? stageIndex(target.stage) : stages.length;
  if (target === null && step.stage !== 'follow_up') say('exit.archive_early', '只有回访环节可以归档', 'Only a step of “follow up” may lead to the archive', '/to');
  else if (there > here + 1) say('exit.stage_skipped', `从“${stageName[step.stage].zh}”到“${target ? stageName[target.stage].zh : '归档'}”跳过了环节`, `From “${stageName[step.stage].en}” to “${target ? stageName[target.stage].en : 'archive'}” a stage is skipped`, '/to');

  if (step.stage === 'accept' && target?.stage === 'process' && !exit.requires.includes('customer.contact')) {
    say('exit.contact_missing', '离开受理必须要求客户联系方式（customer.contact）', 'Leaving “accept” must require the customer’s contact (customer.contact)', '/requires');
  }
  if (exit.on === 'confirmed' && there < stageIndex('feedback')) say('trigger.wrong_way', '客户确认后不能退回', 'A confirmed solution cannot go back', '/to');
  if (exit.on === 'objected' && there > stageIndex('process')) say('trigger.wrong_way', '客户有异议时必须退回处理', 'An objection must go back to “process”', '/to');
  if (exit.on === 'satisfied' && there < stageIndex('follow_up')) say('trigger.wrong_way', '回访满意后不能退回', 'A good visit cannot go back', '/to');
  if (exit.on === 'dissatisfied' && there > stageIndex('process')) say('trigger.wrong_way', '回访不满意时必须退回处理', 'A bad visit must go back to “process”', '/to');

  const seen = namesIn(exit.when);
  const excused = exit.on === 'always' && (seen.includes('ticket.answered_on_the_spot') || seen.includes('ticket.confirmed'));
  if (step.stage === 'feedback' && target?.stage === 'follow_up' && exit.on !== 'confirmed' && !excused) {
    say('exit.unconfirmed', '未经客户确认不能离开反馈；自动出口须以“当场答复”或“客户已确认”为条件', 'Feedback is left by the customer’s yes; an automatic exit must depend on “answered on the spot” or “confirmed”', '/on');
  }
  const waived = exit.on === 'always' && exit.when !== null && exit.effects.some((effect) => effect.kind === 'waive_follow_up');
  if (step.stage === 'follow_up' && target === null && exit.on !== 'satisfied' && !waived) {
    say('exit.unvisited', '未经回访不能归档；自动出口须有条件并注明免回访', 'The archive follows a visit; an automatic exit must have a condition and waive the visit', '/on');
  }
}

function checkEffects(exit: Exit, target: Step | null, say: Say): void {
  const stage = target?.stage ?? null;
  exit.effects.forEach((effect, at) => {
    const fits =
      effect.kind === 'ask_confirmation' ? stage === 'feedback'
      : effect.kind === 'ask_rating' || effect.kind === 'plan_follow_up' ? stage === 'follow_up'
      : effect.kind === 'waive_follow_up' ? stage === 'follow_up' || stage === null
      : true;
    if (!fits) say('effect.misplaced', `动作“${effectName[effect.kind].zh}”不能用在通向此处的出口`, `The effect “${effectName[effect.kind].en}” does not belong on an exit that leads there`, `/effects/${at}`);
  });
}

function checkException(document: FlowDocument, step: Step, plan: ExceptionPlan, at: number, stepPath: string, roles: readonly string[]): readonly Finding[] {
  const path = `${stepPath}/exceptions/${at}`;
  const say = (code: FindingCode, part: string, zh: string, en: string) => finding(code, { step: step.key, exception: plan.key, path: path + part }, zh, en);
  const findings: Finding[] = [];
  if (step.exceptions.findIndex((other) => other.key === plan.key) !== at) findings.push(say('exception.duplicate', '/key', `异常标识“${plan.key}”重复`, `The exception key “${plan.key}” is used twice`));
  if (plan.role.trim() === '') findings.push(say('step.no_role', '/role', `预案“${plan.name.zh}”没有责任角色`, `Plan “${plan.name.en}” has no responsible role`));
  else if (!roles.includes(plan.role)) findings.push(say('step.role_unknown', '/role', `角色“${plan.role}”不存在`, `There is no role “${plan.role}”`));
  if (plan.to === null) return findings;
  const target = document.steps.find((other) => other.key === plan.to);
  if (!target) findings.push(say('exception.to_nowhere', '/to', `预案“${plan.name.zh}”指向不存在的节点“${plan.to}”`, `Plan “${plan.name.en}” leads to “${plan.to}”, which does not exist`));
  else if (stageIndex(target.stage) > stageIndex(step.stage)) findings.push(say('exception.forward', '/to', '异常预案不能越过环节前进', 'An exception plan may stay or go back, never forward'));
  return findings;
}

const demanded: Partial<Record<Stage, readonly ExitTrigger[]>> = { feedback: ['confirmed', 'objected'], follow_up: ['satisfied', 'dissatisfied'] };

const triggerHome: Partial<Record<ExitTrigger, Stage>> = { confirmed: 'feedback', objected: 'feedback', satisfied: 'follow_up', dissatisfied: 'follow_up' };

const triggerName: Record<ExitTrigger, { readonly zh: string; readonly en: string }> = {
  choice: { zh: '人工选择', en: 'choice' },
  always: { zh: '自动', en: 'automatic' },
  confirmed: { zh: '客户确认', en: 'confirmed' },
  objected: { zh: '客户异议', en: 'objected' },
  satisfied: { zh: '回访满意', en: 'satisfied' },
  dissatisfied: { zh: '回访不满意', en: 'dissatisfied' },
};

const stageName: Record<Stage, { readonly zh: string; readonly en: string }> = {
  consult: { zh: '咨询', en: 'consult' },
  accept: { zh: '受理', en: 'accept' },
  process: { zh: '处理', en: 'process' },
  feedback: { zh: '反馈', en: 'feedback' },
  follow_up: { zh: '回访', en: 'follow up' },
};

const effectName: Record<Exit['effects'][number]['kind'], { readonly zh: string; readonly en: string }> = {
  ask_confirmation: { zh: '请客户确认', en: 'ask for confirmation' },
  ask_rating: { zh: '邀请评价', en: 'ask for a rating' },
  plan_follow_up: { zh: '安排回访', en: 'plan a follow-up' },
  waive_follow_up: { zh: '免回访', en: 'waive the follow-up' },
  tell_customer: { zh: '通知客户', en: 'tell the customer' },
};
