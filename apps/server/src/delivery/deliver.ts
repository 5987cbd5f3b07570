/**
 * Makes promises good: one message at a time, claimed in one transaction, sent outside of any, settled in another.
 * A worker that dies in between leaves a claim that runs out, and another sends again: at least once, and never again after it was settled.
 */

import { type DeliveryFault, afterFault, type Outcome } from '@huiyin/domain/delivery/judge-reply.ts';
import { nextOutlet, kindRules, type OutletKind } from '@huiyin/domain/delivery/outlet.ts';
import { planMessage } from '@huiyin/domain/delivery/plan-message.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { type Instant, minute, toWire } from '@huiyin/domain/kernel/instant.ts';
import { readHolders } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { remind } from '../reminder/index.ts';
import {
  claimDeliveries, insertDeliveries, insertMessage, readBegun, readBusyOutlets, readHeldAlarms, readTried, readWaiting, saveFailed, saveRetry, saveSent, type WaitingDelivery,
} from './delivery.store.ts';
import { type KeptOutlet, lockFreeOutlet, readOutlets, saveOutletFailed, saveOutletSent } from './outlet.store.ts';
import { sendMessage } from './send-message.ts';

/** Longer than any message may take. */
const claimMs = minute;
/** Messages to one outlet in one run. */
const mostInARun = 4;
/** An alarm waits no longer than this for an outlet that asked to be left alone, as DingTalk does for ten minutes. */
const alarmsWaitMs = 2 * minute;

export type DeliveringShell = Pick<Shell, 'db' | 'ids' | 'clock' | 'secrets' | 'config' | 'live' | 'log'>;

/** What is due at the outlets of one kind; a slow one holds up no other kind. Returns how many deliveries were tried. */
export async function deliverDue(shell: DeliveringShell, kind: OutletKind): Promise<number> {
  const outletIds = await readBusyOutlets(shell.db, kind, shell.clock.now());
  await lendAlarms(shell, kind);
  const tried = await Promise.all(outletIds.map((id) => deliverTo(shell, id)));
  return tried.reduce((all, one) => all + one, 0);
}

/** Tells a stand-in too what would come too late otherwise. It stays waiting where it was meant for. */
async function lendAlarms(shell: DeliveringShell, kind: OutletKind): Promise<void> {
  const now = shell.clock.now();
  const held = await readHeldAlarms(shell.db, kind, now + alarmsWaitMs);
  if (held.length === 0) return;
  const byOutlet = Map.groupBy(held, ({ outletId }) => outletId);
  await shell.db.transaction().execute(async (tx) => {
    for (const [outletId, alarms] of byOutlet) await passOn(tx, shell, outletId, alarms.map(({ noticeId }) => noticeId), now);
  });
}

async function deliverTo(shell: DeliveringShell, outletId: Id): Promise<number> {
  let tried = 0;
  for (let message = 0; message < mostInARun; message++) {
    const claim = await claimMessage(shell, outletId);
    if (claim === null) break;
    const outcome = await sendMessage(shell, claim.outlet, claim.deliveries.map(({ notice }) => notice));
    await settleMessage(shell, claim, outcome);
    tried += claim.deliveries.length;
  }
  return tried;
}

export interface Claim {
  readonly messageId: Id;
  readonly outlet: KeptOutlet;
  readonly deliveries: readonly WaitingDelivery[];
}

/** Null: nothing is to be sent there now, or another worker is at it. */
export function claimMessage({ db, ids, clock }: DeliveringShell, outletId: Id): Promise<Claim | null> {
  return db.transaction().execute(async (tx) => {
    const outlet = await lockFreeOutlet(tx, outletId);
    if (!outlet) return null;
    const now = clock.now();
    const waiting = await readWaiting(tx, outletId, now, kindRules[outlet.kind].mostMerged);
    if (waiting.length === 0) return null;
    const next = planMessage({ kind: outlet.kind, begun: await readBegun(tx, outletId, now - minute), restUntil: outlet.restUntil }, waiting, now);
    if (next.do !== 'send') return null;
    const messageId = ids.next();
    await insertMessage(tx, messageId, outletId, now);
    await claimDeliveries(tx, next.ids, { messageId, until: now + claimMs, at: now });
    const byId = new Map(waiting.map((one) => [one.id, one]));
    return { messageId, outlet, deliveries: next.ids.map((id) => byId.get(id)!) };
  });
}

export function settleMessage(shell: DeliveringShell, { messageId, outlet, deliveries }: Claim, outcome: Outcome): Promise<void> {
  return shell.db.transaction().execute(async (tx) => {
    const at = shell.clock.now();
    const ids = deliveries.map(({ id }) => id);
    await noteOutcome(tx, outlet, outcome, at);
    if (outcome.sent) return saveSent(tx, messageId, ids, at);
    const { fault, code } = outcome;
    shell.log.warn({ outlet: outlet.id, kind: outlet.kind, fault, code, notices: ids.length }, 'a message to an outlet did not arrive');
    // One of them says what the robot does not accept: which, is found by telling each by itself.
    if (fault === 'content' && ids.length > 1) return saveRetry(tx, messageId, ids, { fault, code, dueAt: at, at });
    // Merged ones may have been tried differently often.
    const failed: Id[] = [];
    for (const { id, attempts } of deliveries) {
      const then = afterFault(outlet.kind, fault, attempts + 1);
      if (then.do === 'retry') await saveRetry(tx, messageId, [id], { fault, code, dueAt: at + then.inMs, at });
      else failed.push(...(await saveFailed(tx, messageId, [id], { fault, code, at })));
    }
    if (failed.length === 0) return;
    const passedOn = await passOn(tx, shell, outlet.id, failed, at);
    // Once a day: whoever looks after it knows then.
    const key = `outlet:${outlet.id}:failing:${toWire(at).slice(0, 10)}`;
    await remind(tx, shell, { kind: 'outlet_failing', personIds: await readHolders(tx, 'delivery.manage'), ticketId: null, facts: { outlet: outlet.name, passedOn: passedOn === failed.length }, at, key });
  });
}

/** How the outlet is doing, for its page and its limits. */
export async function noteOutcome(tx: Tx, outlet: KeptOutlet, outcome: Outcome, at: Instant): Promise<void> {
  const failure: { fault: DeliveryFault; code: string | null } | null = outcome.sent ? (outcome.passedOver === undefined ? null : { fault: 'smtp_recipient', code: null }) : outcome;
  if (outcome.sent) await saveOutletSent(tx, outlet.id, at);
  if (failure === null) return;
  const { restMs } = afterFault(outlet.kind, failure.fault, 1);
  await saveOutletFailed(tx, outlet.id, { ...failure, restUntil: restMs === null ? null : at + restMs, at });
}

/** To each notice's next outlet, if one is left. Returns for how many one was. */
export async function passOn(tx: Tx, { ids }: Pick<Shell, 'ids'>, failedId: Id, noticeIds: readonly Id[], at: Instant): Promise<number> {
  if (noticeIds.length === 0) return 0;
  const [outlets, tried] = [await readOutlets(tx), await readTried(tx, noticeIds)];
  const passed = noticeIds.flatMap((noticeId) => {
    const next = nextOutlet(failedId, outlets, tried.get(noticeId)!);
    return next === null ? [] : [{ id: ids.next(), noticeId, outletId: next.id, insteadOf: failedId }];
  });
  if (passed.length > 0) await insertDeliveries(tx, passed, at);
  return passed.length;
}
