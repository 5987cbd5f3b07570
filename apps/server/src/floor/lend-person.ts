/** Lets somebody help another team until a given time, and brings them back when it has come. Audited. */

import { lend } from '@huiyin/domain/floor/lend.ts';
import { personOf, type Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { audited, joinTeam, leaveTeam, readPerson, readTeam, type By } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { insertLoan, lockDueLoans, lockLoan, saveLoanEnd, type Loan, type NamedLoan } from './loan.store.ts';

type Refusal = 'person.unknown' | 'team.unknown' | 'person.inactive' | 'loan.until_invalid' | 'loan.member_already' | 'loan.unfit';

/** Within a reach of teams, both the person and the team must be of them: nobody fetches people from elsewhere on their own. */
export function lendPerson(shell: Shell, by: By, reach: Reach, wish: { readonly personId: Id; readonly teamId: Id; readonly until: Instant }): Promise<Result<NamedLoan, Refusal>> {
  return audited(shell, by, async (tx) => {
    const [person, team] = [await readPerson(tx, wish.personId), await readTeam(tx, wish.teamId)];
    const isMine = (teamId: Id) => reach.scope === 'all' || (reach.scope === 'team' && reach.teamIds.includes(teamId));
    if (!team || !isMine(team.id)) return refuse('team.unknown');
    if (!person || !(reach.scope === 'all' || person.teams.some(({ id }) => isMine(id)))) return refuse('person.unknown');

    const at = shell.clock.now();
    const decision = lend({ active: person.active, roles: person.roles.map(({ key }) => key) }, { roles: team.roles, isMember: team.memberIds.includes(person.id) }, { until: wish.until, at });
    if (!decision.ok) return decision;
    // Whoever was quicker has made them a member a moment ago.
    if (!(await joinTeam(tx, shell, team.id, person.id))) return refuse('loan.member_already');

    const loan: Loan = { id: shell.ids.next(), personId: person.id, teamId: team.id, lentBy: personOf(by.actor), until: wish.until };
    await insertLoan(tx, loan, at);
    return accept({ value: { ...loan, personName: person.name, lentByName: by.actor.kind === 'person' ? by.actor.name : null }, action: 'person.lent', target: `person:${person.id}`, facts: { team: team.key, until: new Date(wish.until).toISOString() } });
  });
}

export function endLoan(shell: Shell, by: By, reach: Reach, loanId: Id): Promise<Result<undefined, 'loan.unknown'>> {
  return audited(shell, by, async (tx) => {
    const loan = await lockLoan(tx, loanId, reach);
    if (!loan) return refuse('loan.unknown');
    await bringBack(tx, shell, loan);
    return accept({ value: undefined, action: 'person.brought_back', target: `person:${loan.personId}`, facts: {} });
  });
}

const batch = 50;

/** Whoever holds tickets of the team then, keeps them: work in hand is finished, only nothing new comes. */
export function endDueLoans(shell: Shell): Promise<number> {
  return shell.db.transaction().execute(async (tx) => {
    const due = await lockDueLoans(tx, shell.clock.now(), batch);
    for (const loan of due) await bringBack(tx, shell, loan);
    return due.length;
  });
}

async function bringBack(tx: Tx, shell: Shell, loan: Loan): Promise<void> {
  await leaveTeam(tx, shell, loan.teamId, loan.personId);
  await saveLoanEnd(tx, loan.id, shell.clock.now());
}
