/** Says everything that is wrong with a dashboard, each at its place. One without findings can be drawn. */

import type { BilingualText } from '../kernel/text.ts';
import { type Card, pictureRules, stepDimensions } from './card.ts';
import { type DashboardDocument, mostCards } from './dashboard.ts';
import { dimensionKeys, timeDimensions } from './dimension.ts';
import { touchpointOf } from './pain.ts';
import { metricOf } from './registry.ts';

export interface DashboardFinding {
  /** A JSON Pointer (RFC 6901) into the document. */
  readonly path: string;
  readonly message: BilingualText;
}

export function checkDashboard({ cards }: DashboardDocument): readonly DashboardFinding[] {
  if (cards.length > mostCards) return [finding('/cards', `一个看板最多 ${mostCards} 张卡片`, `A dashboard holds at most ${mostCards} cards`)];
  const seen = new Set<string>();
  return cards.flatMap((card, index) => {
    const findings = checkCard(card, `/cards/${index}`);
    if (seen.has(card.id)) findings.push(finding(`/cards/${index}/id`, '卡片标识重复', 'Another card has this id'));
    seen.add(card.id);
    return findings;
  });
}

export function checkCard({ picture, metrics, by, where }: Card, path = ''): DashboardFinding[] {
  const rule = pictureRules[picture];
  const findings: DashboardFinding[] = [];
  const say = (place: string, zh: string, en: string) => void findings.push(finding(`${path}/${place}`, zh, en));

  if (rule.most === 0 && metrics.length > 0) say('metrics', '这种图不选指标', 'This picture takes no metric');
  else if (metrics.length < rule.fewest || metrics.length > rule.most) {
    const [zh, en] = rule.fewest === rule.most ? [`${rule.fewest} 个`, String(rule.fewest)] : [`${rule.fewest} 至 ${rule.most} 个`, `${rule.fewest} to ${rule.most}`];
    say('metrics', `这种图需要 ${zh}指标`, `This picture takes ${en} ${rule.most === 1 ? 'metric' : 'metrics'}`);
  }
  for (const [index, key] of metrics.entries()) {
    if (metricOf(key) === undefined) say(`metrics/${index}`, `没有“${key}”这个指标`, `There is no metric “${key}”`);
    else if (metrics.indexOf(key) !== index) say(`metrics/${index}`, '这个指标已经选过', 'This metric is there already');
  }
  if (by === null && rule.by === 'must') say('by', '请选择按什么分组', 'Choose what to tell apart by');
  if (by !== null && rule.by === 'none') say('by', '这种图不分组', 'This picture has no groups');
  const isTime = by !== null && (timeDimensions as readonly string[]).includes(by);
  if (isTime && (picture === 'line' || picture === 'share' || picture === 'trend' || picture === 'matrix')) say('by', '时段与星期请用柱形图或表格', 'Hours and weekdays are shown by bars or in a table');
  for (const [dimension, values] of Object.entries(where)) {
    if (!(dimensionKeys as readonly string[]).includes(dimension)) say(`where/${dimension}`, `不能按“${dimension}”筛选`, `Nothing is filtered by “${dimension}”`);
    else if (picture === 'steps' && !(stepDimensions as readonly string[]).includes(dimension)) say(`where/${dimension}`, '逐环节对比只能按工单类型和渠道筛选', 'Steps are told by kind and channel alone');
    else if (values.length === 0) say(`where/${dimension}`, '请至少选一个值', 'Choose at least one value');
  }
  checkFormulas(picture, metrics, say);
  return findings;
}

function checkFormulas(picture: Card['picture'], metrics: readonly string[], say: (place: string, zh: string, en: string) => void): void {
  const known = metrics.flatMap((key, index) => {
    const metric = metricOf(key);
    return metric ? [{ metric, index }] : [];
  });
  for (const { metric: { key, formula, unit, good }, index } of known) {
    const place = `metrics/${index}`;
    if (picture === 'pain' && touchpointOf(key) === undefined) say(place, '这个指标不属于任何客户触点', 'This metric belongs to no touchpoint of the customer’s way');
    if (picture === 'share' && formula.kind !== 'count') say(place, '构成图只能用计数类指标', 'Only counts have shares of a whole');
    if (picture === 'trend' && formula.kind !== 'count') say(place, '消长图只能用计数类指标', 'Only counts can be laid on each other');
    if (picture === 'heat' && (formula.kind === 'mix' || formula.kind === 'level')) say(place, '这个指标不能画成热力图', 'This metric has no heat map');
    if (picture === 'matrix' && index === 0 && formula.kind !== 'count') say(place, '横轴须是计数类指标', 'The first metric is a count: how often');
    if (picture === 'matrix' && index > 0 && (unit !== 'percent' || good === 'neither')) say(place, '严重程度须由有好坏方向的比率构成', 'What makes it bad are shares whose direction is good or bad');
  }
}

function finding(path: string, zh: string, en: string): DashboardFinding {
  return { path, message: { zh, en } };
}
