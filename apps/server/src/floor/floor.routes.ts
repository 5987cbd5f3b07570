/** HTTP for the floor. */

import * as contract from '@huiyin/domain/floor/floor.contract.ts';
import { accept } from '@huiyin/domain/kernel/result.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { endLoan, lendPerson } from './lend-person.ts';
import { viewLoan } from './loan.view.ts';
import { readFloor } from './read-floor.ts';
import { readStaffing } from './read-staffing.ts';
import { traceWay } from './trace-way.ts';

export const floorRoutes = (shell: Shell): Routes => (serve) => {
  serve(contract.readFloor, async ({ reach }) => accept(await readFloor(shell, reach)));

  serve(contract.readStaffing, async ({ reach, query }) => accept(await readStaffing(shell, reach, query.hours ?? 6)));

  serve(contract.lendPerson, async ({ body, reach, ...by }) => {
    const lent = await lendPerson(shell, by, reach, { personId: body.personId, teamId: body.teamId, until: Date.parse(body.until) });
    return lent.ok ? accept(viewLoan(lent.value)) : lent;
  });

  serve(contract.traceWay, ({ body }) => traceWay(shell, body));

  serve(contract.endLoan, ({ params, reach, ...by }) => endLoan(shell, by, reach, params.loanId));
};
