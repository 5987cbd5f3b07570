/** What an outlet keeps sealed: a robot's address, its signing secret, and the mail server's password. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Secrets } from '../platform/shell.ts';
import type { KeptOutlet } from './outlet.store.ts';

type Part = 'webhook' | 'secret';

const placeOf = (outletId: Id, part: Part) => `outlet|${outletId}|${part}`;
const passwordPlace = 'smtp_setting|1|password';

export function sealPart(secrets: Secrets, outletId: Id, part: Part, plain: string): string {
  return secrets.seal(plain, placeOf(outletId, part));
}

/** Null: the key file does not hold the key any more, or the row was changed by hand. */
export function openRobot(secrets: Secrets, { id, webhook, secret }: Pick<KeptOutlet, 'id' | 'webhook' | 'secret'>): { readonly address: string; readonly secret: string | null } | null {
  try {
    return { address: secrets.open(webhook ?? '', placeOf(id, 'webhook')), secret: secret === null ? null : secrets.open(secret, placeOf(id, 'secret')) };
  } catch {
    return null;
  }
}

export function sealPassword(secrets: Secrets, plain: string): string {
  return secrets.seal(plain, passwordPlace);
}

/** Undefined: it cannot be opened any more. */
export function openPassword(secrets: Secrets, sealed: string | null): string | null | undefined {
  try {
    return sealed === null ? null : secrets.open(sealed, passwordPlace);
  } catch {
    return undefined;
  }
}
