/** HTTP for presence, queues and fairness: how people and queues stand. */

import * as contract from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { reachOf } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { changePresence } from './change-presence.ts';
import { readFairness, readFairnessTickets } from './read-fairness.ts';
import { readMyPresence, readPresence } from './read-presence.ts';
import { readQueues } from './read-queues.ts';

export const presenceRoutes = (shell: Shell): Routes => (serve) => {
  // A key is no person: nobody waits for it to come back from lunch.
  serve(contract.readMyPresence, async ({ actor }) => (actor.kind === 'person' ? accept(await readMyPresence(shell, actor)) : refuse('permission.missing')));

  serve(contract.changeMyPresence, async ({ actor, body }) => {
    if (actor.kind !== 'person') return refuse('permission.missing');
    const changed = await changePresence(shell, { personId: actor.id, teamIds: actor.teamIds, state: body.state, reason: body.reason ?? null, wrapUpOver: body.wrapUpOver ?? false });
    return changed.ok ? accept(await readMyPresence(shell, actor)) : changed;
  });

  serve(contract.listPresence, async ({ reach, query }) => accept({ items: await readPresence(shell, reach, query.teamId) }));
  serve(contract.listQueues, async ({ reach }) => accept({ items: await readQueues(shell, reach) }));
  serve(contract.readFairness, async ({ reach, query }) => accept(await readFairness(shell, reach, periodOf(query))));
  serve(contract.listFairnessTickets, async ({ actor, reach, query }) => accept(await readFairnessTickets(shell, reach, reachOf(actor, 'ticket.read'), { ...periodOf(query), personId: query.personId, act: query.act })));
};

function periodOf({ teamId, from, to }: { readonly teamId?: Id; readonly from: string; readonly to: string }) {
  return { teamId, from: Date.parse(from), to: Date.parse(to) };
}
