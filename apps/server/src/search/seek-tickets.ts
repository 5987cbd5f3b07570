/** The words of a queue's search box: the same words find the same tickets as the search does. */

import { parseQuery } from '@huiyin/domain/search/query.ts';
import { identityToken, lookupOf } from '@huiyin/domain/search/tokens.ts';
import { customersByContact } from '../customer/index.ts';
import type { Shell } from '../platform/shell.ts';
import type { SoughtWords } from '../ticket/index.ts';
import { readLiveSide } from './entry.store.ts';
import { entriesHolding } from './find.store.ts';
import { mostNamed, soughtIn } from './find.ts';
import { simplify } from './simplify.ts';
import { ticketSource } from './ticket-source.store.ts';

export async function seekTickets(shell: Pick<Shell, 'db' | 'secrets'>, text: string): Promise<SoughtWords | null> {
  const query = parseQuery(text, simplify);
  const lookup = lookupOf(query);
  if (lookup === null || query.whole === null) return null;
  const owners = await customersByContact(shell, text, mostNamed);
  const ids = owners.length === 0 ? [] : await ticketSource.ofCustomers!(shell.db, owners, mostNamed);
  const { held, ids: all } = entriesHolding(await readLiveSide(shell.db), { sought: soughtIn(lookup, ticketSource.mark, '', true), checks: lookup.checks, token: identityToken(query.whole, ticketSource.mark), ids });
  return { heldBy: held, ids: all };
}
