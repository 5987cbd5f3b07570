/** The number that a call-back rings: for whoever has it in hand, and nobody else. */

import type { Actor, Reach } from '@huiyin/domain/identity/actor.ts';
import { refuse } from '@huiyin/domain/kernel/result.ts';
import { revealContactPoint } from '../customer/index.ts';
import type { Shell } from '../platform/shell.ts';
import { viewSubTask } from './sub-task.view.ts';

interface NumberCall {
  readonly subTaskId: string;
  readonly actor: Actor;
  readonly reach: Reach;
  readonly address: string;
  readonly userAgent: string;
}

/** Held by nobody else's permission than the work itself: who is to call must know whom. The look and its audit line are one. */
export async function readNumberToCall(shell: Shell, { subTaskId, actor, reach, address, userAgent }: NumberCall) {
  const subTask = await viewSubTask(shell, subTaskId, actor, reach);
  if (!subTask) return refuse('sub_task.unknown');
  if (subTask.customer === null) return refuse('sub_task.kind_differs', { kind: subTask.kind });
  if (subTask.state !== 'open') return refuse('sub_task.ended', { state: subTask.state });
  if (!subTask.may.call) return refuse('sub_task.not_taken');
  const { id: customerId, contactPointId } = subTask.customer;
  return revealContactPoint(shell, { customerId, contactPointId, reason: `call_back ${subTask.ticket.number}`, trace: { by: { kind: actor.kind, id: actor.id }, address, userAgent } });
}
