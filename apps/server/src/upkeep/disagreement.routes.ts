/** HTTP for what is answered differently although it is the same question. */

import { reachOf } from '@huiyin/domain/identity/actor.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/upkeep/disagreement.contract.ts';
import { audited } from '../identity/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { settleDisagreement } from './disagreement.store.ts';
import { listDisagreements } from './list-disagreements.ts';
import { askForRun, cancelRun, shown } from './order-run.ts';
import { readLatestRun } from './run.store.ts';

export const disagreementRoutes = (shell: Shell): Routes => (serve) => {
  const { db, clock } = shell;

  serve(contract.listDisagreements, async ({ actor }) => {
    const run = await readLatestRun(db, 'disagreements');
    return accept({ ...(await listDisagreements(shell, reachOf(actor, 'ticket.read'))), run: run ? await shown(db, run) : null });
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
