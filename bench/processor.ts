/** Processor time, which a busy machine does not stretch: of one process, and of a whole PostgreSQL. */

import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second. */
const msPerTick = 10;

/** Milliseconds that a process has worked since it began. */
export function processorOf(pid: number): number {
  const { own } = statOf(pid);
  return own;
}

/** Of the postmaster that owns this backend, its living backends, and those that have ended. */
export function processorOfDatabase(backendPid: number): number {
  const { parent: postmaster } = statOf(backendPid);
  let sum = statOf(postmaster).own + statOf(postmaster).ended;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const { parent, own } = statOf(Number(name));
      if (parent === postmaster) sum += own;
    } catch {
      // It ended between the listing and the look.
    }
  }
  return sum;
}

function statOf(pid: number): { parent: number; own: number; ended: number } {
  // The name may hold spaces; what follows its bracket does not.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ').map(Number);
  const [parent, user, system, endedUser, endedSystem] = [fields[1]!, fields[11]!, fields[12]!, fields[13]!, fields[14]!];
  return { parent, own: (user + system) * msPerTick, ended: (endedUser + endedSystem) * msPerTick };
}
