/** The floor of one team, cut out of what is at hand; service level by channel has no team and stays whole. */

import type { FloorView } from '@huiyin/domain/floor/floor.contract.ts';

export function within(view: FloorView, teamId: string | null): FloorView {
  if (teamId === null || !view.queues.some(({ team }) => team.id === teamId)) return view;
  return {
    ...view,
    queues: view.queues.filter(({ team }) => team.id === teamId),
    agents: view.agents.filter(({ teamIds }) => teamIds.includes(teamId)),
    soon: view.soon.filter((promise) => promise.teamId === teamId),
    loans: view.loans.filter((loan) => loan.teamId === teamId),
  };
}
