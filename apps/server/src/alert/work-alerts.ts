/** What people do about an alert: talk, give tasks, settle them, close. */

import type { ActionKind } from '@huiyin/domain/alert/propose.ts';
import { personOf, reachOf } from '@huiyin/domain/identity/actor.ts';
import type { LocalDate } from '@huiyin/domain/calendar/local-date.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { todayOf } from '../calendar/index.ts';
import { audited, type By, isActive } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import { insertAction, lockAction, saveSettled } from './action.store.ts';
import { insertComment, lockAlert, saveClosed } from './alert.store.ts';
import { tellAsked, tellSettled } from './tell-alert.ts';


export function commentAlert(shell: Shell, by: By, alertId: Id, body: string): Promise<Result<undefined, 'alert.unknown'>> {
  return audited(shell, by, async (tx) => {
    if (!(await lockAlert(tx, alertId))) return refuse('alert.unknown');
    await insertComment(tx, { id: shell.ids.next(), alertId, byId: personOf(by.actor), body: body.trim(), at: shell.clock.now() });
    return accept({ value: undefined, action: 'alert.commented', target: `alert:${alertId}`, facts: {} });
  });
}

/** The note is the last word of the talk. One that still goes on may be closed too: it is told no more, and shown as closed once it ends. */
export function closeAlert(shell: Shell, by: By, alertId: Id, note: string): Promise<Result<undefined, 'alert.unknown' | 'alert.closed'>> {
  return audited(shell, by, async (tx) => {
    const alert = await lockAlert(tx, alertId);
    if (!alert) return refuse('alert.unknown');
    if (alert.closedAt !== null) return refuse('alert.closed');
    const at = shell.clock.now();
    await insertComment(tx, { id: shell.ids.next(), alertId, byId: personOf(by.actor), body: note.trim(), at });
    await saveClosed(tx, alertId, personOf(by.actor), at);
    return accept({ value: undefined, action: 'alert.closed', target: `alert:${alertId}`, facts: { note: note.trim() } });
  });
}

export interface ActionWish {
  readonly kind: ActionKind;
  readonly title: string;
  readonly ownerId: Id;
  readonly dueOn: LocalDate;
}

export function addAction(shell: Shell, by: By, alertId: Id, wish: ActionWish): Promise<Result<Id, 'alert.unknown' | 'person.unknown' | 'alert_action.due_past'>> {
  return audited(shell, by, async (tx) => {
    if (!(await lockAlert(tx, alertId))) return refuse('alert.unknown');
    if (!(await isActive(tx, wish.ownerId))) return refuse('person.unknown');
    const at = shell.clock.now();
    const today = await todayOf(shell);
    if (wish.dueOn < today) return refuse('alert_action.due_past', { today });
    const action = { ...wish, id: shell.ids.next(), alertId, title: wish.title.trim(), byId: personOf(by.actor), at };
    await insertAction(tx, action);
    await tellAsked(tx, shell, action);
    return accept({ value: action.id, action: 'alert_action.asked', target: `alert_action:${action.id}`, facts: { alertId, kind: wish.kind, ownerId: wish.ownerId, dueOn: wish.dueOn } });
  });
}

/** Somebody else's is unknown to whoever does not manage alerts. */
export function settleAction(shell: Shell, by: By, id: Id, wish: { readonly as: 'done' | 'declined'; readonly result: string }): Promise<Result<Id, 'alert_action.unknown' | 'alert_action.settled'>> {
  return audited(shell, by, async (tx) => {
    const action = await lockAction(tx, id);
    const isTheirs = action !== undefined && (action.ownerId === personOf(by.actor) || reachOf(by.actor, 'alert.manage') !== null);
    if (!isTheirs) return refuse('alert_action.unknown');
    if (action.state !== 'open') return refuse('alert_action.settled', { state: action.state });
    await saveSettled(tx, id, { as: wish.as, result: wish.result.trim(), by: personOf(by.actor), at: shell.clock.now() });
    await tellSettled(tx, shell, action, wish.as, personOf(by.actor));
    return accept({ value: id, action: `alert_action.${wish.as}`, target: `alert_action:${id}`, facts: { alertId: action.alertId } });
  });
}
