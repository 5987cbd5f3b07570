/** HTTP for what is answered differently although it is the same question. */

import { reachOf } from '@huiyin/domain/identity/actor.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/upkeep/disagreement.contract.ts';
import { audited } from '../identity/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readDisagreements, settleDisagreement, type Side } from './disagreement.store.ts';
import { askForRun, cancelRun, shown } from './order-run.ts';
import { readMatters } from './reply.store.ts';
import { readLatestRun } from './run.store.ts';

const most = 100;

export const disagreementRoutes = (shell: Shell): Routes => (serve) => {
  const { db, clock } = shell;

  serve(contract.listDisagreements, async ({ actor }) => {
    const rows = await readDisagreements(db, most);
    const reach = reachOf(actor, 'ticket.read');
    const seen = reach === null ? new Map() : await readMatters(db, rows.flatMap(({ a, b }) => [a.ticketId, b.ticketId].filter((id) => id !== null)), reach);
    const mayShow = ({ ticketId }: Side) => ticketId === null || seen.has(ticketId);
    const items = rows.filter(({ a, b }) => mayShow(a) && mayShow(b));
    const run = await readLatestRun(db, 'disagreements');
    const side = (given: Side) => ({ ...given, at: toWire(given.at) });
    return accept({ items: items.map(({ a, b, differences, ...row }) => ({ ...row, differences: [...differences], a: side(a), b: side(b) })), hidden: rows.length - items.length, run: run ? await shown(db, run) : null });
  });

  serve(contract.findDisagreements, (call) => askForRun(shell, 'disagreements', call));
  serve(contract.cancelDisagreements, (call) => cancelRun(shell, 'disagreements', call));

  serve(contract.settleDisagreement, (call) =>
    audited(shell, call, async (tx) => {
      const { disagreementId, as } = call.body;
      const by = call.actor.kind === 'person' ? call.actor.id : null;
      return (await settleDisagreement(tx, disagreementId, { as, by, at: clock.now() })) ? accept({ value: undefined, action: 'disagreement.settled', target: `disagreement:${disagreementId}`, facts: { as } }) : refuse('disagreement.unknown');
    }),
  );
};
