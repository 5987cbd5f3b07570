/** Tells people of alerts and of what they are to do: in the console, and where a rule says so outside it. */

import { sayAnswer, sayCause } from '@huiyin/domain/alert/say.ts';
import { causeNames } from '@huiyin/domain/alert/dimension.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { metricOf } from '@huiyin/domain/insight/registry.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { sendNotice } from '../delivery/index.ts';
import { readHolders } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { remind } from '../reminder/index.ts';
import type { KeptAction } from './action.store.ts';
import { readAlert } from './alert.store.ts';
import type { KeptRule } from './rule.store.ts';

type Told = Pick<Shell, 'ids' | 'live' | 'clock'>;
const mostCauses = 3;

/** A shipped rule that nobody took yet concerns whoever may change alerts. */
async function ownersOf(tx: Tx, rule: Pick<KeptRule, 'ownerId'>): Promise<readonly Id[]> {
  return rule.ownerId === null ? readHolders(tx, 'alert.manage') : [rule.ownerId];
}

export async function tellBegan(tx: Tx, shell: Told, rule: KeptRule, alertId: Id): Promise<void> {
  const alert = await readAlert(tx, alertId);
  const metric = metricOf(rule.metric);
  if (!alert || !metric) return;
  const at = shell.clock.now();
  await remind(tx, shell, { kind: 'alert_began', personIds: await ownersOf(tx, rule), ticketId: null, facts: { alertId, rule: rule.name, said: alert.said }, at, key: `alert:${alertId}:began` });
  const lines: BilingualText[] = [alert.said, sayAnswer(alert.analysis), ...alert.analysis.causes.slice(0, mostCauses).map((cause) => sayCause(metric, causeNames[cause.dimension as keyof typeof causeNames], cause))];
  await sendNotice(tx, shell, { key: `alert:${alertId}:began`, level: 'alarm', title: rule.name, lines, path: `/alerts/${alertId}` }, rule.outletIds);
}

export async function tellEnded(tx: Tx, shell: Told, rule: KeptRule, alertId: Id): Promise<void> {
  await remind(tx, shell, { kind: 'alert_ended', personIds: await ownersOf(tx, rule), ticketId: null, facts: { alertId, rule: rule.name }, at: shell.clock.now(), key: `alert:${alertId}:ended` });
  const title = { zh: `已恢复：${rule.name.zh}`, en: `Back in order: ${rule.name.en}` };
  await sendNotice(tx, shell, { key: `alert:${alertId}:ended`, level: 'info', title, lines: [], path: `/alerts/${alertId}` }, rule.outletIds);
}

export async function tellAsked(tx: Tx, shell: Told, action: Pick<KeptAction, 'id' | 'title' | 'ownerId' | 'byId' | 'dueOn' | 'at'>): Promise<void> {
  const { id, title, ownerId, byId, dueOn, at } = action;
  if (ownerId === byId) return;
  await remind(tx, shell, { kind: 'alert_action_asked', personIds: [ownerId], ticketId: null, byId, facts: { actionId: id, title, dueOn }, at });
}

export async function tellSettled(tx: Tx, shell: Told, action: KeptAction, as: 'done' | 'declined', by: Id | null): Promise<void> {
  if (action.byId === null || action.byId === by) return;
  await remind(tx, shell, { kind: 'alert_action_settled', personIds: [action.byId], ticketId: null, byId: by, facts: { alertId: action.alertId, title: action.title, as }, at: shell.clock.now() });
}

export async function remindOfActions(tx: Tx, shell: Told, due: readonly Pick<KeptAction, 'id' | 'title' | 'ownerId' | 'dueOn'>[]): Promise<void> {
  const at = shell.clock.now();
  await remind(tx, shell, ...due.map(({ id, title, ownerId, dueOn }) => ({ kind: 'alert_action_due' as const, personIds: [ownerId], ticketId: null, facts: { actionId: id, title, dueOn }, at, key: `alert_action:${id}:due` })));
}
