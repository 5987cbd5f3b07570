import type { ChatMessage } from '@huiyin/domain/ticket/chat.contract.ts';
import { describe, expect, test } from 'vitest';
import { type ChatState, type ChatView, firstState, lastReadByAgent, readableSeq, seeChat, seeListed, seeMessages, type Settings, showsForm, unreadCount } from './chat-state.ts';

const said = (seq: number, from: ChatMessage['from'] = 'agent', change: Partial<ChatMessage> = {}): ChatMessage => ({
  id: `${from}-${seq}`, seq, from, name: null, body: '', attachments: [], choices: [], citations: [], at: '2026-08-15T01:00:00.000Z', clientId: null, ...change,
});
const view = (change: Partial<ChatView> = {}): ChatView => ({ ticket: { number: 'T1', stage: 'process', state: 'open', agentName: null, url: '/t/x', assistant: null, contactWanted: false }, seq: 9, readSeq: 0, agentReadSeq: 0, ...change });
const state = (change: Partial<ChatState> = {}): ChatState => ({ ...firstState, ...change });

describe('hearing', () => {
  test('asks on from the last listing, not from what we said ourselves', () => {
    // The agent said 4 before our 5 came back; asking since 5 would lose it.
    const spoken = seeMessages(seeListed(state(), [said(3)]), [said(5, 'customer')]);
    expect(spoken.cursor).toBe(3);
    expect(seeListed(spoken, [said(4), said(5, 'customer')]).messages.map(({ seq }) => seq)).toEqual([3, 4, 5]);
  });

  test('takes what arrived out of the outbox', () => {
    const waiting = state({ outbox: [{ clientId: 'c-1', body: '', attachments: [], at: 0, state: 'waiting', code: null }] });
    expect(seeListed(waiting, [said(1, 'customer', { clientId: 'c-1' })]).outbox).toEqual([]);
  });

  test('turns the page when the matter goes on in a new ticket, whichever is heard first', () => {
    const before = state({ ...seeListed(seeChat(state(), view({ readSeq: 2 })), [said(1), said(2)]) });
    const next = view({ ticket: { ...view().ticket!, number: 'T2' } });
    const byView = seeListed(seeChat(before, next), [said(1, 'customer')]);
    const byMessage = seeChat(seeMessages(before, [said(1, 'customer')]), view({ ticket: before.ticket }));
    for (const after of [byView, byMessage]) {
      expect(after.earlier.map(({ id }) => id)).toEqual(['agent-1', 'agent-2']);
      expect(after.messages.map(({ id }) => id)).toEqual(['customer-1']);
      expect(after.readSeq).toBe(0);
    }
  });

  test('marks of reading never go back', () => {
    expect(seeChat(state({ readSeq: 5, agentReadSeq: 4 }), view({ readSeq: 3, agentReadSeq: 2 }))).toMatchObject({ readSeq: 5, agentReadSeq: 4 });
  });

  test('an agent who has spoken is not typing', () => {
    expect(seeMessages(state({ agentTypes: true }), [said(1)]).agentTypes).toBe(false);
    expect(seeMessages(state({ agentTypes: true }), [said(1, 'customer')]).agentTypes).toBe(true);
  });
});

describe('reading', () => {
  const heard = state({ messages: [said(1, 'customer'), said(2), said(4, 'customer'), said(6)], readSeq: 2, agentReadSeq: 5 });

  test('counts what others said after the mark', () => expect(unreadCount(heard)).toBe(1));
  test('reports the last number, once', () => {
    expect(readableSeq(heard)).toBe(6);
    expect(readableSeq({ ...heard, readSeq: 6 })).toBeNull();
    expect(readableSeq(state())).toBeNull();
  });
  test('shows 已读 under my last message that was read', () => expect(lastReadByAgent(heard)).toBe(4));
});

describe('showsForm', () => {
  const settings = { preChat: [{ key: 'name', required: false }], privacyNotice: null } as unknown as Settings;
  const ready = state({ settings });

  test('asks optional fields once', () => {
    expect(showsForm(ready)).toBe(true);
    expect(showsForm({ ...ready, formDone: true })).toBe(false);
  });
  test('asks what is owed until it is given', () => expect(showsForm({ ...ready, formDone: true, missing: ['phone'] })).toBe(true));
  test('does not stop somebody who already talks', () => expect(showsForm({ ...ready, ticket: view().ticket })).toBe(false));
  test('asks nothing where nothing is to be asked', () => expect(showsForm({ ...ready, settings: { ...settings, preChat: [] } })).toBe(false));
  test('asks for consent alone', () => expect(showsForm({ ...ready, settings: { ...settings, preChat: [], privacyNotice: { url: '/p', version: '1' } } })).toBe(true));
});
