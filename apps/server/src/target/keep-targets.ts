/** What may be done with a target once it is set: its words and owner change, it is given up, figures are entered, measures noted. */

import { personOf } from '@huiyin/domain/identity/actor.ts';
import { possible } from '@huiyin/domain/insight/benchmark.ts';
import { isLocalDate } from '@huiyin/domain/calendar/local-date.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Refused, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Measure } from '@huiyin/domain/target/measure.ts';
import { todayOf } from '../calendar/index.ts';
import { audited, isActive, type By } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { remind } from '../reminder/index.ts';
import { removeEntry, saveEntry } from './entry.store.ts';
import { insertMeasure, removeMeasure, saveMeasure } from './measure.store.ts';
import { type KeptTarget, lockTarget, saveWithdrawn, saveWords } from './target.store.ts';

type Gone = 'target.unknown' | 'target.closed';

export function changeTarget(shell: Shell, by: By, id: Id, wish: { readonly title: string; readonly why: string; readonly ownerId: Id; readonly seen: number | null }): Promise<Result<Id, Gone | 'target.changed' | 'person.unknown'>> {
  return audited(shell, by, async (tx) => {
    const target = await lockSeen(tx, id, wish.seen);
    if (!target.ok) return target;
    const { ownerId } = wish;
    if (ownerId !== target.value.ownerId && !(await isActive(tx, ownerId))) return refuse('person.unknown');
    const words = { title: wish.title.trim(), why: wish.why.trim(), ownerId };
    await saveWords(tx, id, words);
    if (ownerId !== target.value.ownerId && ownerId !== by.actor.id) {
      const facts = { targetId: id, title: words.title, deadlineOn: target.value.deadlineOn };
      await remind(tx, shell, { kind: 'target_entrusted', personIds: [ownerId], ticketId: null, byId: personOf(by.actor), facts, at: shell.clock.now() });
    }
    return accept({ value: id, action: 'target.changed', target: `target:${id}`, facts: { ownerId, ownerBefore: target.value.ownerId } });
  });
}

export function withdrawTarget(shell: Shell, by: By, id: Id, { reason, seen }: { readonly reason: string; readonly seen: number | null }): Promise<Result<Id, Gone | 'target.changed'>> {
  return audited(shell, by, async (tx) => {
    const target = await lockSeen(tx, id, seen);
    if (!target.ok) return target;
    await saveWithdrawn(tx, id, reason.trim());
    return accept({ value: id, action: 'target.withdrawn', target: `target:${id}`, facts: { reason: reason.trim() } });
  });
}

export interface EntryWish {
  readonly on: string;
  readonly value: number;
  readonly n: number | null;
  readonly source: string;
  readonly note: string;
}

export async function enterFigure(shell: Shell, by: By, id: Id, wish: EntryWish): Promise<Result<Id, Gone | 'target.measured' | 'target.entry_invalid'>> {
  const today = await todayOf(shell);
  return audited(shell, by, async (tx) => {
    const target = await lockRunning(tx, id);
    if (!target.ok) return target;
    if (target.value.followed.kind === 'metric') return refuse('target.measured');
    const refused = refuseEntry(target.value, wish, today);
    if (refused) return refused;
    await saveEntry(tx, { targetId: id, ...wish, source: wish.source.trim(), note: wish.note.trim(), byId: personOf(by.actor) }, shell.clock.now());
    return accept({ value: id, action: 'target.figure_entered', target: `target:${id}`, facts: { on: wish.on, value: wish.value, source: wish.source.trim() } });
  });
}

function refuseEntry({ scale, startOn, deadlineOn }: KeptTarget, { on, value, source }: EntryWish, today: string): Refused<'target.entry_invalid'> | null {
  if (source.trim() === '') return refuse('target.entry_invalid', { field: 'source' });
  const { least, most } = possible(scale.unit);
  if (value < least || value > most) return refuse('target.entry_invalid', { field: 'value', least, ...(Number.isFinite(most) ? { most } : {}) });
  const latest = today < deadlineOn ? today : deadlineOn;
  if (!isLocalDate(on) || on < startOn || on > latest) return refuse('target.entry_invalid', { field: 'entryOn', from: startOn, to: latest });
  return null;
}

export function takeBackFigure(shell: Shell, by: By, id: Id, on: string): Promise<Result<undefined, Gone | 'target_entry.unknown'>> {
  return audited(shell, by, async (tx) => {
    const target = await lockRunning(tx, id);
    if (!target.ok) return target;
    const value = await removeEntry(tx, id, on);
    if (value === null) return refuse('target_entry.unknown');
    return accept({ value: undefined, action: 'target.figure_removed', target: `target:${id}`, facts: { on, value } });
  });
}

export type MeasureWish = Omit<Measure, 'id'>;

export function addMeasure(shell: Shell, by: By, targetId: Id, wish: MeasureWish): Promise<Result<Id, Gone | 'target.measure_invalid' | 'person.unknown'>> {
  return audited(shell, by, async (tx) => {
    const target = await lockRunning(tx, targetId);
    if (!target.ok) return target;
    const refused = refuseMeasure(wish) ?? ((await isActive(tx, wish.ownerId)) ? null : refuse('person.unknown'));
    if (refused) return refused;
    const id = shell.ids.next();
    await insertMeasure(tx, targetId, { ...wish, title: wish.title.trim(), id }, shell.clock.now());
    return accept({ value: targetId, action: 'target.measure_added', target: `target:${targetId}`, facts: { measure: id, kind: wish.kind, fromOn: wish.fromOn } });
  });
}

/** Also once the target has ended: when a measure really began may be learnt late. */
export function changeMeasure(shell: Shell, by: By, targetId: Id, id: Id, wish: MeasureWish): Promise<Result<Id, 'target.unknown' | 'target.measure_invalid' | 'target_measure.unknown' | 'person.unknown'>> {
  return audited(shell, by, async (tx) => {
    if (!(await lockTarget(tx, targetId))) return refuse('target.unknown');
    const refused = refuseMeasure(wish) ?? ((await isActive(tx, wish.ownerId)) ? null : refuse('person.unknown'));
    if (refused) return refused;
    if (!(await saveMeasure(tx, targetId, { ...wish, title: wish.title.trim(), id }))) return refuse('target_measure.unknown');
    return accept({ value: targetId, action: 'target.measure_changed', target: `target:${targetId}`, facts: { measure: id, fromOn: wish.fromOn, toOn: wish.toOn } });
  });
}

export function dropMeasure(shell: Shell, by: By, targetId: Id, id: Id): Promise<Result<undefined, 'target.unknown' | 'target_measure.unknown'>> {
  return audited(shell, by, async (tx) => {
    if (!(await lockTarget(tx, targetId))) return refuse('target.unknown');
    const title = await removeMeasure(tx, targetId, id);
    if (title === null) return refuse('target_measure.unknown');
    return accept({ value: undefined, action: 'target.measure_removed', target: `target:${targetId}`, facts: { measure: id, title } });
  });
}

function refuseMeasure({ fromOn, toOn }: MeasureWish): Refused<'target.measure_invalid'> | null {
  if (!isLocalDate(fromOn)) return refuse('target.measure_invalid', { field: 'fromOn' });
  if (toOn !== null && (toOn < fromOn || !isLocalDate(toOn))) return refuse('target.measure_invalid', { field: 'toOn' });
  return null;
}

async function lockRunning(tx: Tx, id: Id): Promise<Result<KeptTarget, Gone>> {
  const target = await lockTarget(tx, id);
  if (!target) return refuse('target.unknown');
  return target.state === 'running' ? accept(target) : refuse('target.closed');
}

/** `seen`: the version that the caller looked at. */
async function lockSeen(tx: Tx, id: Id, seen: number | null): Promise<Result<KeptTarget, Gone | 'target.changed'>> {
  const target = await lockRunning(tx, id);
  if (target.ok && seen !== null && seen !== target.value.version) return refuse('target.changed', { version: target.value.version });
  return target;
}
