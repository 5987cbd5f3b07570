/** Adds outlets, changes and removes them. Each act is audited, and tells no address and no secret. */

import { type Outlet, type OutletKind } from '@huiyin/domain/delivery/outlet.ts';
import { readWebhook } from '@huiyin/domain/delivery/webhook.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Refused, type Result } from '@huiyin/domain/kernel/result.ts';
import { audited, type By } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { passOn } from './deliver.ts';
import { giveUpWaiting } from './delivery.store.ts';
import { sealPart } from './outlet-secret.ts';
import { insertOutlet, type KeptOutlet, lockOutletList, type OutletFacts, removeOutlet as removeOutletRow, saveOutlet } from './outlet.store.ts';

const mostOutlets = 100;

export type OutletWish = Pick<Outlet, 'name' | 'language' | 'style' | 'enabled' | 'standInId'> & {
  readonly recipients: readonly string[];
  /** As pasted; absent: as it was. */
  readonly webhook?: string;
  readonly secret?: string | null;
};

type Invalid = 'outlet.name_taken' | 'outlet.webhook_invalid' | 'outlet.recipients_invalid' | 'outlet.stand_in_invalid';

export function createOutlet(shell: Shell, by: By, kind: OutletKind, wish: OutletWish): Promise<Result<KeptOutlet, Invalid | 'outlet.too_many'>> {
  return audited(shell, by, async (tx) => {
    const others = await lockOutletList(tx);
    if (others.length >= mostOutlets) return refuse('outlet.too_many', { most: mostOutlets });
    const id = shell.ids.next();
    const facts = factsOf(shell, { id, kind, webhook: null, secret: null }, wish, others);
    if (!facts.ok) return facts;
    const made = await insertOutlet(tx, id, kind, facts.value, shell.clock.now());
    return accept({ value: made, action: 'outlet.created', target: `outlet:${id}`, facts: { name: made.name, kind, enabled: made.enabled } });
  });
}

export function changeOutlet(shell: Shell, by: By, id: Id, { seen, ...wish }: OutletWish & { readonly seen: number | null }): Promise<Result<KeptOutlet, Invalid | 'outlet.unknown' | 'outlet.changed'>> {
  return audited(shell, by, async (tx) => {
    const outlets = await lockOutletList(tx);
    const before = outlets.find((outlet) => outlet.id === id);
    if (!before) return refuse('outlet.unknown');
    if (seen !== null && seen !== before.version) return refuse('outlet.changed', { version: before.version });
    const facts = factsOf(shell, before, wish, outlets.filter((outlet) => outlet !== before));
    if (!facts.ok) return facts;
    const after = await saveOutlet(tx, id, facts.value, before.version + 1);
    if (before.enabled && !after.enabled) await emptyOutlet(tx, shell, id);
    const secrets = [...(wish.webhook === undefined ? [] : ['webhook']), ...(wish.secret === undefined ? [] : ['secret'])];
    return accept({ value: after, action: 'outlet.changed', target: `outlet:${id}`, facts: { name: after.name, enabled: after.enabled, secrets } });
  });
}

export function removeOutlet(shell: Shell, by: By, id: Id): Promise<Result<undefined, 'outlet.unknown'>> {
  return audited(shell, by, async (tx) => {
    const before = (await lockOutletList(tx)).find((outlet) => outlet.id === id);
    if (!before) return refuse('outlet.unknown');
    await emptyOutlet(tx, shell, id);
    await removeOutletRow(tx, id, shell.clock.now());
    return accept({ value: undefined, action: 'outlet.removed', target: `outlet:${id}`, facts: { name: before.name, kind: before.kind } });
  });
}

/** What still waits there is told elsewhere. */
async function emptyOutlet(tx: Tx, shell: Shell, id: Id): Promise<void> {
  const now = shell.clock.now();
  await passOn(tx, shell, id, await giveUpWaiting(tx, id, now), now);
}

function factsOf(shell: Shell, before: Pick<KeptOutlet, 'id' | 'kind' | 'webhook' | 'secret'>, wish: OutletWish, others: readonly KeptOutlet[]): Result<OutletFacts, Invalid> {
  const { kind } = before;
  const name = wish.name.trim();
  if (others.some((other) => other.name === name)) return refuse('outlet.name_taken', { field: 'name' });
  if (wish.standInId !== null && !others.some((other) => other.id === wish.standInId)) return refuse('outlet.stand_in_invalid', { field: 'standInId' });
  const { language, style, enabled, standInId } = wish;
  const recipients = [...new Set(wish.recipients.map((recipient) => recipient.trim()))];
  if ((kind === 'email') !== recipients.length > 0) return refuse('outlet.recipients_invalid', { field: 'recipients' });
  const sealed = kind === 'email' ? { webhook: null, secret: null } : sealedParts(shell, before, kind, wish);
  return 'code' in sealed ? sealed : accept({ name, language, style, enabled, standInId, recipients, ...sealed });
}

function sealedParts({ secrets, config }: Shell, before: Pick<KeptOutlet, 'id' | 'webhook' | 'secret'>, kind: Exclude<OutletKind, 'email'>, wish: OutletWish): { webhook: string; secret: string | null } | Refused<'outlet.webhook_invalid'> {
  let { webhook, secret } = before;
  if (wish.webhook !== undefined) {
    const read = readWebhook(kind, wish.webhook, config.robotOrigin);
    if (!('address' in read)) return refuse('outlet.webhook_invalid', { field: 'webhook', ...read });
    webhook = sealPart(secrets, before.id, 'webhook', read.address);
  }
  if (webhook === null) return refuse('outlet.webhook_invalid', { field: 'webhook', flaw: 'no_token' });
  // WeCom signs nothing.
  if (wish.secret !== undefined) secret = wish.secret === null || kind === 'wecom' ? null : sealPart(secrets, before.id, 'secret', wish.secret);
  return { webhook, secret };
}
