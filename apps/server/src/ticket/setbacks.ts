/**
 * Work over many tickets at once, of which one may fault: it is found, left aside, told, and tried again alone, later and later; the others go on.
 * What is no fault of a ticket (the database is away, two transactions met) faults the whole, and is tried again as a whole.
 */

import { retryAfter } from '@huiyin/domain/ticket/setback.ts';
import type { Check } from '../platform/domain.ts';
import type { Shell } from '../platform/shell.ts';
import { listSetbacks, readSetbacks, removeSetback, saveSetback } from './setback.store.ts';

/** Thrown by work over tickets: one of these it was. */
export class TicketFault extends Error {
  readonly ticketIds: readonly string[];
  constructor(ticketIds: readonly string[], cause: unknown) {
    super(`work on ${ticketIds.length === 1 ? `ticket ${ticketIds[0]}` : `${ticketIds.length} tickets`} faulted: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.ticketIds = ticketIds;
  }
}

/** What faults in `work` is told as a fault of these tickets. */
export async function blaming<Value>(ticketIds: readonly string[], work: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TicketFault || ticketIds.length === 0 || !isOfData(error)) throw error;
    throw new TicketFault(ticketIds, error);
  }
}

/** Our own mistakes, and PostgreSQL's answers to what a statement carries: bad data, a broken rule, a raised exception. A lost connection, a deadlock or a full disk is nobody's in particular. */
function isOfData(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === undefined || (typeof code === 'string' && /^(21|22|23|42|P0|XX)...$/.test(code));
}

/** Which tickets an attempt is about. */
export interface Scope {
  readonly except: ReadonlySet<string>;
  /** Null: all others. */
  readonly only: ReadonlySet<string> | null;
}

export const everything: Scope = { except: new Set(), only: null };

export function admits({ except, only }: Scope, ticketId: string): boolean {
  return !except.has(ticketId) && (only === null || only.has(ticketId));
}

/** `attempt` opens its own transactions, and returns how many it handled; a `TicketFault` that it throws is answered here. */
export async function overTickets(shell: Shell, work: string, attempt: (scope: Scope) => Promise<number>): Promise<number> {
  const known = await readSetbacks(shell.db, work);
  const failures = new Map(known.map((setback) => [setback.ticketId, setback.failures]));
  let done = await part(shell, work, failures, { except: new Set(failures.keys()), only: null }, attempt);
  for (const { ticketId } of known.filter(({ retryAt }) => retryAt <= shell.clock.now())) {
    try {
      done += await attempt({ except: new Set(), only: new Set([ticketId]) });
      await shell.db.transaction().execute((tx) => removeSetback(tx, work, ticketId));
    } catch (error) {
      if (!(error instanceof TicketFault)) throw error;
      await setAside(shell, work, failures, ticketId, error);
    }
  }
  return done;
}

/** Halves find one among five hundred in nine steps, and leave nobody waiting who is well. */
async function part(shell: Shell, work: string, failures: Map<string, number>, scope: Scope, attempt: (scope: Scope) => Promise<number>): Promise<number> {
  try {
    return await attempt(scope);
  } catch (error) {
    const blamed = error instanceof TicketFault ? error.ticketIds.filter((id) => admits(scope, id)) : [];
    if (blamed.length === 0) throw error;
    if (blamed.length === 1) {
      await setAside(shell, work, failures, blamed[0]!, error as TicketFault);
      return part(shell, work, failures, { ...scope, except: new Set([...scope.except, blamed[0]!]) }, attempt);
    }
    const middle = blamed.length >> 1;
    const halves = [blamed.slice(0, middle), blamed.slice(middle)].map((ids) => ({ ...scope, only: new Set(ids) }));
    let done = 0;
    for (const half of halves) done += await part(shell, work, failures, half, attempt);
    return done;
  }
}

async function setAside(shell: Shell, work: string, failures: Map<string, number>, ticketId: string, fault: TicketFault): Promise<void> {
  const count = (failures.get(ticketId) ?? 0) + 1;
  failures.set(ticketId, count);
  const at = shell.clock.now();
  shell.log.error({ err: fault, work, ticketId, failures: count }, 'work on a ticket faults; it is left aside for a while');
  const error = (fault.cause instanceof Error ? fault.cause.message : String(fault.cause)).slice(0, 500);
  await shell.db.transaction().execute((tx) => saveSetback(tx, { work, ticketId, failures: count, at, retryAt: at + retryAfter(count), error }));
}

const shown = 5;

/** What `huiyin doctor` asks: is there a ticket that the system cannot work on? */
export function setbackCheck({ db }: Pick<Shell, 'db'>): Check {
  return {
    name: 'setbacks',
    async run() {
      const found = await listSetbacks(db, { scope: 'all' }, shown + 1);
      if (found.length === 0) return { well: true, says: 'no ticket is left aside' };
      const told = found.slice(0, shown).map(({ number, work, failures, since, error }) => `${number}: ${work} faulted ${failures} times since ${new Date(since).toISOString()} (${error})`);
      return { well: false, says: `work on ${found.length > shown ? `more than ${shown}` : found.length} tickets faults and is tried again, while the others go on: ${told.join('; ')}; the log has the whole story` };
    },
  };
}
