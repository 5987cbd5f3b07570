/** HTTP for promises: policies, ladders, explanations and the clocks of a ticket. */

import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/sla/sla.contract.ts';
import type { LadderView, PolicyView, RecountView } from '@huiyin/domain/sla/sla.contract.ts';
import type { By } from '../identity/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readTicket } from '../ticket/index.ts';
import { readClocks } from './clock.store.ts';
import { viewClock } from './clock.view.ts';
import { explainMadeUp, explainTicket } from './explain-policies.ts';
import { changeLadder, createLadder, readUsedLadders, removeLadder, type UsedLadder } from './keep-ladders.ts';
import { changePolicy, createPolicy, orderPolicies, removePolicy } from './keep-policies.ts';
import { type KeptPolicy, readPolicies, readSettingsVersion } from './policy.store.ts';
import { cancelRecount } from './recount-clocks.ts';
import { type Recount, readRecount } from './recount.store.ts';
import { rulesOf } from './rules.ts';

export const slaRoutes = (shell: Shell): Routes => (serve) => {
  const { db } = shell;
  const byWhom = ({ actor, address, userAgent }: By): By => ({ actor, address, userAgent });
  const policies = async () => ({ items: (await readPolicies(db)).filter(({ isRemoved }) => !isRemoved).map(viewPolicy), version: await readSettingsVersion(db) });

  serve(contract.listPolicies, async () => accept(await policies()));

  serve(contract.createPolicy, async (call) => {
    const made = await createPolicy(shell, byWhom(call), call.body);
    return made.ok ? accept(viewPolicy(made.value)) : made;
  });

  serve(contract.changePolicy, async (call) => {
    const changed = await changePolicy(shell, byWhom(call), call.params.policyId, { ...call.body, seen: call.version });
    return changed.ok ? accept(viewPolicy(changed.value)) : changed;
  });

  serve(contract.removePolicy, async (call) => removePolicy(shell, byWhom(call), call.params.policyId));

  serve(contract.orderPolicies, async (call) => {
    const ordered = await orderPolicies(shell, byWhom(call), { ids: call.body.ids, seen: call.version });
    return ordered.ok ? accept(await policies()) : ordered;
  });

  serve(contract.listLadders, async () => accept({ items: (await readUsedLadders(db)).map(viewLadder) }));

  serve(contract.createLadder, async (call) => {
    const made = await createLadder(shell, byWhom(call), call.body);
    return made.ok ? accept(viewLadder(made.value)) : made;
  });

  serve(contract.changeLadder, async (call) => {
    const changed = await changeLadder(shell, byWhom(call), call.params.ladderId, { ...call.body, seen: call.version });
    return changed.ok ? accept(viewLadder(changed.value)) : changed;
  });

  serve(contract.removeLadder, async (call) => removeLadder(shell, byWhom(call), call.params.ladderId));

  serve(contract.explainPolicies, async ({ body }) => {
    const explained = await explainMadeUp(shell, { ...body, at: Date.parse(body.at) });
    return explained.ok ? accept({ clocks: explained.value }) : explained;
  });

  serve(contract.explainTicket, async ({ params, reach }) => {
    const explained = await explainTicket(shell, params.ticketId, reach);
    return explained.ok ? accept({ clocks: explained.value }) : explained;
  });

  serve(contract.listClocks, async ({ params, reach }) => {
    if (!(await readTicket(db, params.ticketId, reach))) return refuse('ticket.unknown');
    const [clocks, rules] = await Promise.all([readClocks(db, params.ticketId), rulesOf(shell)]);
    return accept({ items: clocks.map((clock) => viewClock(clock, rules, shell.clock.now())) });
  });

  serve(contract.readRecount, async () => accept({ recount: viewRecount((await readRecount(db)) ?? null) }));

  serve(contract.cancelRecount, async (call) => {
    const cancelled = await cancelRecount(shell, byWhom(call));
    return cancelled.ok ? accept({ recount: viewRecount(cancelled.value) }) : cancelled;
  });
};

function viewPolicy({ id, version, name, active, when, targets }: KeptPolicy): PolicyView {
  return { id, version, name, active, when, targets: [...targets] };
}

function viewLadder({ id, version, name, rungs, uses }: UsedLadder): LadderView {
  return { id, version, name, rungs: [...rungs], uses };
}

function viewRecount(recount: Recount | null): RecountView | null {
  return recount && { state: recount.state, total: recount.total, done: Math.min(recount.done, recount.total), changed: recount.changed, startedAt: toWire(recount.startedAt), endedAt: toWireOrNull(recount.endedAt) };
}
