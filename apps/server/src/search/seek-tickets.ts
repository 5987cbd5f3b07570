/** The words of a queue's search box: the same words find the same tickets as the search does. */

import { parseQuery } from '@huiyin/domain/search/query.ts';
import { identityToken, lookupOf } from '@huiyin/domain/search/tokens.ts';
import { customersByContact } from '../customer/index.ts';
import type { Shell } from '../platform/shell.ts';
import type { SoughtWords } from '../ticket/index.ts';
import { entriesHolding, readIndexStanding } from './find.store.ts';
import { lookUpOf, mostNamed, soughtIn, tokensCounted } from './find.ts';
import { simplify } from '../platform/simplify.ts';
import { ticketSource } from './ticket-source.store.ts';

export async function seekTickets(shell: Pick<Shell, 'db' | 'secrets'>, text: string): Promise<SoughtWords | null> {
  const query = parseQuery(text, simplify);
  const lookup = lookupOf(query);
  if (lookup === null || query.whole === null) return null;
  const owners = await customersByContact(shell, text, mostNamed);
  const ids = owners.length === 0 ? [] : await ticketSource.ofCustomers!(shell.db, owners, mostNamed);
  const index = await readIndexStanding(shell.db, tokensCounted(lookup, ticketSource));
  const lookUp = lookUpOf(lookup, ticketSource, index);
  const { held, ids: all } = entriesHolding(index.side, { sought: soughtIn(lookUp, ticketSource.mark, '', true), checks: lookUp.checks, token: identityToken(query.whole, ticketSource.mark), ids });
  const tickets = (index.months.get('ticket') ?? []).reduce((sum, { entries }) => sum + entries, 0);
  return { about: lookUp.share === null ? null : lookUp.share * tickets, heldBy: held, ids: all };
}
