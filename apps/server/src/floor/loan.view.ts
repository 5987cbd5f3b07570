/** A loan as the API shows it. */

import type { LoanView } from '@huiyin/domain/floor/floor.contract.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import type { NamedLoan } from './loan.store.ts';

export function viewLoan(loan: NamedLoan): LoanView {
  return {
    id: loan.id,
    person: { id: loan.personId, name: loan.personName },
    teamId: loan.teamId,
    until: toWire(loan.until),
    lentBy: loan.lentBy === null ? null : { id: loan.lentBy, name: loan.lentByName ?? '' },
  };
}
