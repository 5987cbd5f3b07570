/** A customer who waits asks to be called back, or no longer to be; the place in line is kept. */

import type { CallBackWish } from '@huiyin/domain/ticket/sub-task.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { isCallable } from '@huiyin/domain/ticket/ask-sub-task.ts';
import { readChannelById } from '../channel/index.ts';
import { claimContact, readPhoneOf } from '../customer/index.ts';
import type { Shell } from '../platform/shell.ts';
import { askForCallBack, callHoursOf, takeBackSubTask } from '../ticket/index.ts';
import { isNumberAsked, type WaitingChat } from './waiting-chat.store.ts';
import { readVisiting } from './waiting-view.ts';

export interface CallWish {
  /** Null: the number that is known. */
  readonly phone: string | null;
  readonly window: Pick<CallBackWish, 'from' | 'to'>;
}

type Refusal = 'call_back.not_offered' | 'call_back.asked_before' | 'customer.contact_invalid' | 'customer.contact_missing' | 'sub_task.call_hours' | 'sub_task.too_many' | 'ticket.archived' | 'ticket.merged';

export async function askToBeCalled(shell: Shell, visitorId: Id, { phone, window }: CallWish): Promise<Result<void, Refusal>> {
  const { chat, standing } = await readVisiting(shell, visitorId);
  if (chat === null || (standing !== 'waiting' && standing !== 'left')) return refuse('call_back.not_offered');
  if ((await readChannelById(shell, chat.channelId))?.settings.callBack === false) return refuse('call_back.not_offered');
  // Before anything of it is kept.
  if (!isCallable(window.from, window.to, await callHoursOf(shell), shell.clock.now())) return refuse('sub_task.call_hours');
  const number = await numberOf(shell, chat, phone);
  if (!number.ok) return number;

  const { contactPointId } = number.value;
  if (await isNumberAsked(shell.db, contactPointId, chat.id)) return refuse('call_back.asked_before');
  const asked = await askForCallBack(shell, { ticketId: chat.id, reach: { scope: 'all' }, by: { kind: 'customer', id: chat.customerId }, callBack: { contactPointId, ...window }, note: '' });
  if (asked.ok) return accept(undefined);
  return asked.code === 'sub_task.call_hours' || asked.code === 'sub_task.too_many' || asked.code === 'ticket.archived' || asked.code === 'ticket.merged' ? refuse(asked.code) : refuse('call_back.not_offered');
}

/** Without another: the one that was asked for last, else the one that is known. */
async function numberOf(shell: Shell, { customerId, callBack }: WaitingChat, phone: string | null) {
  if (phone !== null && phone.trim() !== '') return claimContact(shell, { customerId, kind: 'phone', value: phone });
  if (callBack !== null) return accept({ contactPointId: callBack.contactPointId });
  const known = await readPhoneOf(shell.db, customerId);
  return known ? accept(known) : refuse('customer.contact_missing', { kind: 'phone' });
}

/** Done twice, done once; what was done meanwhile stays done. */
export async function callNoMore(shell: Shell, visitorId: Id): Promise<void> {
  const { chat } = await readVisiting(shell, visitorId);
  if (chat?.callBack?.state !== 'open') return;
  await takeBackSubTask(shell, { ticketId: chat.id, reach: { scope: 'all' }, by: { kind: 'customer', id: chat.customerId }, subTaskId: chat.callBack.id, reason: '客户取消了回电' });
}
