import type { WaitingView } from '@huiyin/domain/dispatch/waiting.contract.ts';
import type { ChatMessage } from '@huiyin/domain/ticket/chat.contract.ts';
import { describe, expect, test } from 'vitest';
import { firstState, seeChat, seeMessages, seeWaiting, type ChatState, type ChatView } from './chat-state.ts';
import { mayWait, nextLookMs } from './waiting.ts';

const view: WaitingView = { state: 'waiting', position: 2, estimateSeconds: null, peopleOnDuty: true, opensAt: null, mayLeave: true, callBack: null, callBackOffer: null };
const chat = (agentName: string | null, state = 'open'): ChatView => ({ ticket: { number: 'N-1', stage: 'consult', state, agentName, url: '/t/x', assistant: null, contactWanted: false }, seq: 1, readSeq: 0, agentReadSeq: 0 });
const said = (from: ChatMessage['from'], seq: number): ChatMessage => ({ id: `m-${seq}`, seq, from, name: null, body: '您好', attachments: [], choices: [], citations: [], at: '2026-03-04T01:00:00Z', clientId: null });
const waiting: ChatState = seeWaiting(seeChat(firstState, chat(null)), view);

describe('who came', () => {
  test('is news to who was waiting, until they speak', () => {
    const taken = seeChat(waiting, chat('小李'));
    expect(taken.taken).toBe('小李');
    // What was said meanwhile by others does not end it.
    expect(seeMessages(taken, [said('system', 2), said('customer', 3)]).taken).toBe('小李');
    expect(seeMessages(taken, [said('agent', 4)]).taken).toBeNull();
  });

  test('is whoever is there now, and nobody once they have gone again', () => {
    expect(seeChat(seeChat(waiting, chat('小李')), chat('小王')).taken).toBe('小王');
    expect(seeChat(seeChat(waiting, chat('小李')), chat(null)).taken).toBeNull();
  });

  test('is no news to who finds them there', () => expect(seeChat(firstState, chat('小李')).taken).toBeNull());

  test('of another matter is forgotten with it', () => {
    const taken = seeChat(waiting, chat('小李'));
    const other = seeChat(taken, { ...chat(null), ticket: { ...chat(null).ticket!, number: 'N-2' } });
    expect([other.taken, other.waiting]).toEqual([null, null]);
  });
});

describe('the next look', () => {
  const next = (facts: Partial<WaitingView>) => nextLookMs(seeWaiting(waiting, { ...view, ...facts }));
  test('comes the later the farther one stands back, and never where there is nothing to wait for', () => {
    expect(next({})).toBeLessThan(next({ position: 200 })!);
    expect(next({})).toBeLessThan(next({ peopleOnDuty: false })!);
    expect(next({ state: 'left' })).toBeNull();
    expect(nextLookMs(seeChat(waiting, chat('小李')))).toBeNull();
    expect([mayWait(firstState), mayWait(seeChat(firstState, chat(null, 'archived')))]).toEqual([false, false]);
  });
});
