/** What a customer in a chat is shown of their own waiting. */

import { zoneOf } from '@huiyin/domain/calendar/zone.ts';
import { callWindows } from '@huiyin/domain/dispatch/call-windows.ts';
import type { WaitingView } from '@huiyin/domain/dispatch/waiting.contract.ts';
import { standingOf, type Standing } from '@huiyin/domain/dispatch/waiting.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { second, toWire } from '@huiyin/domain/kernel/instant.ts';
import { readChannelById } from '../channel/index.ts';
import { readPhoneOf } from '../customer/index.ts';
import type { Shell } from '../platform/shell.ts';
import { callHoursOf, readChatTicket } from '../ticket/index.ts';
import { readWaiting, takenLately } from './read-queues.ts';
import { readTeamDuty, type TeamDuty } from './team-duty.ts';
import { readWaitingChat, type WaitingChat } from './waiting-chat.store.ts';

export interface Visiting {
  readonly chat: WaitingChat | null;
  readonly standing: Standing;
}

/** The visitor's latest matter, wherever it lives on. */
export async function readVisiting({ db }: Shell, visitorId: Id): Promise<Visiting> {
  const found = await readChatTicket(db, visitorId);
  const chat = found ? await readWaitingChat(db, found.id) : null;
  return { chat, standing: standingOf(chat) };
}

const nothing = { position: null, estimateSeconds: null, peopleOnDuty: true, opensAt: null, mayLeave: false, callBack: null, callBackOffer: null };

export async function viewWaiting(shell: Shell, { chat, standing }: Visiting): Promise<WaitingView> {
  if (chat === null || standing === 'closed') return { ...nothing, state: standing };
  const callBack = viewCallBack(chat.callBack);
  if (standing === 'held') return { ...nothing, state: standing, callBack };
  const channel = await readChannelById(shell, chat.channelId);
  const [place, duty] = [await readWaiting(shell, chat.id, takenLately), await readTeamDuty(shell, chat, channel)];
  const waits = standing === 'waiting';
  return {
    state: standing,
    position: waits ? (place?.position ?? null) : null,
    estimateSeconds: waits && duty.peopleOnDuty && typeof place?.estimateMs === 'number' ? Math.ceil(place.estimateMs / second) : null,
    peopleOnDuty: duty.peopleOnDuty,
    opensAt: duty.opensAt === null ? null : toWire(duty.opensAt),
    mayLeave: waits && chat.firstAnsweredAt === null && chat.callBack?.state !== 'open',
    callBack,
    callBackOffer: channel === null || channel.settings.callBack === false ? null : await offer(shell, chat, duty),
  };
}

function viewCallBack(asked: WaitingChat['callBack']): WaitingView['callBack'] {
  if (asked === null) return null;
  const state = asked.state === 'open' ? (asked.attempts > 0 ? 'tried' : 'asked') : asked.outcome === 'reached' ? 'reached' : 'not_reached';
  return { state, phoneMasked: asked.phoneMasked, window: asked.from === null || asked.to === null ? null : { from: toWire(asked.from), to: toWire(asked.to) } };
}

async function offer(shell: Shell, chat: WaitingChat, duty: TeamDuty): Promise<WaitingView['callBackOffer']> {
  const phoneMasked = chat.callBack?.phoneMasked ?? (await readPhoneOf(shell.db, chat.customerId))?.masked ?? null;
  return { phoneMasked, windows: callWindows(duty.open, await callHoursOf(shell), zoneOf(duty.timeZone), shell.clock.now()).map(({ from, to }) => ({ from: toWire(from), to: toWire(to) })) };
}
