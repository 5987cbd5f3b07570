/** Agents in the order of the board: team by team, whoever needs an eye first. */

import type { FloorAgent, FloorQueue } from '@huiyin/domain/floor/floor.contract.ts';

export type Shown = 'present' | 'free' | 'all';
type Team = FloorQueue['team'];

export type BoardRow =
  | { readonly kind: 'team'; readonly key: string; readonly team: Team; readonly present: number; readonly all: number }
  | { readonly kind: 'agents'; readonly key: string; readonly team: Team; readonly agents: readonly FloorAgent[] };

/** Away with a reason is at work too, only not now. */
export function isPresent({ availability }: Pick<FloorAgent, 'availability'>): boolean {
  return availability !== 'offline';
}

const order = { silent: 0, away: 1, available: 2, wrap_up: 3, busy: 4, offline: 5 } as const;

/** Whoever is in several teams stands in each: a team's board is whole. */
export function arrange(agents: readonly FloorAgent[], teams: readonly Team[], { shown, q, columns }: { readonly shown: Shown; readonly q: string; readonly columns: number }): BoardRow[] {
  const words = q.trim().toLowerCase();
  const fits = (agent: FloorAgent) => (shown === 'all' || (shown === 'free' ? agent.availability === 'available' : isPresent(agent))) && (words === '' || agent.name.toLowerCase().includes(words));
  const byTeam = new Map<string, FloorAgent[]>(teams.map(({ id }) => [id, []]));
  for (const agent of agents) for (const id of agent.teamIds) byTeam.get(id)?.push(agent);

  return teams.flatMap((team): BoardRow[] => {
    const all = byTeam.get(team.id)!;
    const mine = all.filter(fits).sort((a, b) => b.breached - a.breached || order[a.availability] - order[b.availability] || a.name.localeCompare(b.name, 'zh') || (a.id < b.id ? -1 : 1));
    if (mine.length === 0) return [];
    const rows: BoardRow[] = [{ kind: 'team', key: team.id, team, present: all.filter(isPresent).length, all: all.length }];
    for (let at = 0; at < mine.length; at += columns) rows.push({ kind: 'agents', key: `${team.id} ${at}`, team, agents: mine.slice(at, at + columns) });
    return rows;
  });
}
