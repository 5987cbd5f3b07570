/** Clears away what can no longer be used, and writes the audit chain's last link where the database's owner cannot reach it. */

import { day, hour, minute } from '@huiyin/domain/kernel/instant.ts';
import type { Sweep } from '../platform/domain.ts';
import type { Shell } from '../platform/shell.ts';
import { readAuditHead } from './audit.store.ts';
import { removeExpired } from './session.store.ts';
import { removeOldAttempts } from './sign-in.store.ts';

export const identitySweeps = (shell: Shell): readonly Sweep[] => [
  {
    name: 'identity.expired',
    everyMs: 10 * minute,
    run: (db) =>
      db.transaction().execute(async (tx) => {
        const now = shell.clock.now();
        return (await removeExpired(tx, now)) + (await removeOldAttempts(tx, now - day));
      }),
  },
  {
    name: 'identity.audit_checkpoint',
    everyMs: hour,
    run: async (db) => {
      const head = await readAuditHead(db);
      shell.log.info({ seq: head.seq, digest: head.digest }, 'audit checkpoint');
      return 0;
    },
  },
];
