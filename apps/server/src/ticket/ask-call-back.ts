/** For whoever waits and would rather be called: asked of those who would have answered. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import { refuse } from '@huiyin/domain/kernel/result.ts';
import { askCallBack } from '@huiyin/domain/ticket/ask-call-back.ts';
import type { CallBackWish } from '@huiyin/domain/ticket/sub-task.ts';
import type { Doer } from '@huiyin/domain/ticket/ticket.ts';
import type { Shell } from '../platform/shell.ts';
import { callHoursOf } from './call-hours.ts';
import { changeTicket } from './change-ticket.ts';
import { isPhoneOf, readCallBacksOwed } from './sub-task.store.ts';

export interface CallBackCall {
  readonly ticketId: string;
  readonly reach: Reach;
  readonly by: Doer;
  readonly callBack: CallBackWish;
  readonly note: string;
}

export async function askForCallBack(shell: Shell, { ticketId, reach, by, callBack, note }: CallBackCall) {
  const subTaskId = shell.ids.next();
  const callHours = await callHoursOf(shell);
  return changeTicket(shell, { ticketId, reach, by, version: null }, async ({ ticket, at }, tx) => {
    if (!(await isPhoneOf(tx, callBack.contactPointId, ticket.customerId))) return refuse('contact_point.unknown');
    return askCallBack(ticket, { subTaskId, callBack, owed: await readCallBacksOwed(tx, ticket.id), note, callHours, at, by });
  });
}
