/** Whether somebody may be lent to a team: they must be able to do its work, and it must end. */

import { hour, minute, type Instant } from '../kernel/instant.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';

export interface Borrower {
  /** Roles that the team's steps ask for; none: any. */
  readonly roles: readonly string[];
  readonly isMember: boolean;
}

const shortestLoanMs = 5 * minute;
const longestLoanMs = 24 * hour;

export function lend(person: { readonly active: boolean; readonly roles: readonly string[] }, team: Borrower, wish: { readonly until: Instant; readonly at: Instant }): Result<void, 'person.inactive' | 'loan.until_invalid' | 'loan.member_already' | 'loan.unfit'> {
  const lasts = wish.until - wish.at;
  if (!(lasts >= shortestLoanMs && lasts <= longestLoanMs)) return refuse('loan.until_invalid', { shortestMs: shortestLoanMs, longestMs: longestLoanMs });
  if (!person.active) return refuse('person.inactive');
  if (team.isMember) return refuse('loan.member_already');
  if (team.roles.length > 0 && !team.roles.some((role) => person.roles.includes(role))) return refuse('loan.unfit', { roles: [...team.roles] });
  return accept(undefined);
}
