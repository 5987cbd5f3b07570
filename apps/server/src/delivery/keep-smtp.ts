/** Sets the centre's mail server. Audited; the password is told nowhere. */

import type { SmtpSecurity } from '@huiyin/domain/delivery/delivery.contract.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { audited, type By } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import { sealPassword } from './outlet-secret.ts';
import { type KeptSmtp, lockSmtp, saveSmtp } from './smtp.store.ts';

interface SmtpWish {
  readonly host: string;
  readonly port: number;
  readonly security: SmtpSecurity;
  readonly user: string;
  readonly from: string;
  /** Absent: as it was. */
  readonly password?: string | null;
  readonly seen: number | null;
}

export function changeSmtp(shell: Shell, by: By, { seen, password, ...wish }: SmtpWish): Promise<Result<KeptSmtp, 'smtp.changed' | 'smtp.invalid'>> {
  return audited(shell, by, async (tx) => {
    const before = await lockSmtp(tx);
    if (seen !== null && seen !== (before?.version ?? 0)) return refuse('smtp.changed', { version: before?.version ?? 0 });
    // A kept password goes to no other server than the one it was given for.
    const moved = before !== undefined && (before.host !== wish.host || before.user !== wish.user);
    const sealed = password === undefined ? (moved ? null : (before?.password ?? null)) : password === null ? null : sealPassword(shell.secrets, password);
    if (sealed !== null && wish.security === 'none') return refuse('smtp.invalid', { field: 'security' });
    if (sealed !== null && wish.user.trim() === '') return refuse('smtp.invalid', { field: 'user' });
    const after: KeptSmtp = { ...wish, user: wish.user.trim(), password: sealed, version: (before?.version ?? 0) + 1 };
    await saveSmtp(tx, after);
    const { host, port, security, user, from } = after;
    return accept({ value: after, action: 'smtp.changed', target: 'smtp', facts: { host, port, security, user, from, passwordChanged: sealed !== (before?.password ?? null) } });
  });
}
