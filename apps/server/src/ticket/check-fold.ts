/** What `huiyin doctor` asks of tickets: is each row what its log folds to, and is every message there? */

import { evolve } from '@huiyin/domain/ticket/evolve.ts';
import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import { isDeepStrictEqual } from 'node:util';
import type { Check } from '../platform/domain.ts';
import type { Shell } from '../platform/shell.ts';
import { countMessages, readLog, readSample } from './check-fold.store.ts';
import { readTicket } from './ticket.store.ts';

const sampleSize = 200;

export function foldCheck({ db }: Pick<Shell, 'db'>): Check {
  return {
    name: 'tickets',
    async run() {
      const ids = await readSample(db, sampleSize);
      const wrong: string[] = [];
      for (const id of ids) {
        // One snapshot, so that an act between two looks is no finding.
        const problem = await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (tx) => {
          const held = await readTicket(tx, id, { scope: 'all' });
          if (!held) return null;
          const folded = (await readLog(tx, id)).reduce<Ticket | null>((ticket, event) => evolve(ticket, event, id), null);
          if (!isDeepStrictEqual(held.ticket, folded)) return `${held.ticket.number}: ${differing(held.ticket, folded)}`;
          return (await countMessages(tx, id)) === held.ticket.messageSeq ? null : `${held.ticket.number}: messages`;
        });
        if (problem !== null) wrong.push(problem);
      }
      if (wrong.length === 0) return { well: true, says: `${ids.length} looked at, each is what its log says` };
      return { well: false, says: `${wrong.length} of ${ids.length} differ from their logs (${wrong.slice(0, 5).join('; ')}); somebody changed rows by hand: restore them from a backup` };
    },
  };
}

function differing(row: Ticket, folded: Ticket | null): string {
  if (folded === null) return 'no log';
  return Object.keys(row).filter((key) => !isDeepStrictEqual(row[key as keyof Ticket], folded[key as keyof Ticket])).join(', ');
}
