/** The way of a ticket that could be, by the very functions that real ones take. Nothing is written. */

import type { WayView } from '@huiyin/domain/floor/floor.contract.ts';
import { stages } from '@huiyin/domain/flow/stage.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { teamFor, type PlaceContext } from '@huiyin/domain/ticket/place.ts';
import { chooseFlowVersion } from '../flow/index.ts';
import type { Shell } from '../platform/shell.ts';
import { categoryPath, roomOf } from '../ticket/index.ts';

export interface CouldBe {
  readonly channelId: Id;
  readonly kind: string | null;
  readonly category: string | null;
}

type Refusal = 'channel.unknown' | 'category.unknown' | 'ticket_kind.unknown' | 'flow_rule.none_matches';

export async function traceWay(shell: Shell, { channelId, kind, category: key }: CouldBe): Promise<Result<WayView, Refusal>> {
  const { roster, taxonomy } = await roomOf(shell);
  if (!roster.teamOfChannel.has(channelId)) return refuse('channel.unknown');
  if (kind !== null && !taxonomy.kinds.some((each) => each.key === kind)) return refuse('ticket_kind.unknown', { kind });
  const category = key === null ? null : taxonomy.categories.find((each) => each.key === key);
  if (category === undefined) return refuse('category.unknown', { category: key });
  const flow = await chooseFlowVersion(shell.db, { kind, categoryIds: categoryPath(taxonomy, category?.id ?? null).map(({ id }) => id), channelId });
  if (!flow.ok) return flow;

  const { document, number, key: flowKey } = flow.value;
  const context = { rules: taxonomy.queueRules, teams: roster.teams, channelTeamId: roster.teamOfChannel.get(channelId) ?? null };
  // Where it is when a step begins: where people had it last.
  let teamId: Id | null = null;
  const inOrder = [...document.steps].sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
  const steps = inOrder.map((step): WayView['steps'][number] => {
    const { key: stepKey, name, stage, role } = step;
    if (role === 'assistant') return { key: stepKey, name, stage, role, team: null, placedBy: 'machine' };
    const before: Id | null = teamId;
    const to = teamFor({ role, kind, channelId, teamId: before }, context);
    teamId = to;
    return { key: stepKey, name, stage, role, team: to === null ? null : { id: to, name: roster.teamNames.get(to)! }, placedBy: reasonOf(to, { role, kind, channelId, before }, context) };
  });
  return accept({ flow: { key: flowKey, version: number, name: document.name }, steps });
}

interface Asked {
  readonly role: string;
  readonly kind: string | null;
  readonly channelId: Id;
  readonly before: Id | null;
}

/** In the order in which `teamFor` asks. */
function reasonOf(teamId: Id | null, { role, kind, channelId, before }: Asked, { rules, teams, channelTeamId }: Pick<PlaceContext, 'rules' | 'teams' | 'channelTeamId'>): WayView['steps'][number]['placedBy'] {
  if (teamId === null) return 'nobody';
  if (rules.some((rule) => rule.role === role && (rule.kind === null || rule.kind === kind) && (rule.channelId === null || rule.channelId === channelId))) return 'rule';
  if (!teams.some((team) => team.id === teamId && team.roles.includes(role))) return 'nobody';
  return teamId === before ? 'stays' : teamId === channelTeamId ? 'channel' : 'serves';
}
