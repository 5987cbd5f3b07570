import type { ChatMessage } from '@huiyin/domain/ticket/chat.contract.ts';
import { describe, expect, test } from 'vitest';
import { add, fail, maxOutboxItems, nextToSend, type OutboxItem, parseOutbox, remove, retry, revive, withoutArrived } from './outbox.ts';

const item = (clientId: string, change: Partial<OutboxItem> = {}): OutboxItem => ({ clientId, body: clientId, attachments: [], at: 1, state: 'waiting', code: null, ...change });
const ids = (items: readonly OutboxItem[]) => items.map(({ clientId }) => clientId);

describe('the outbox', () => {
  test('sends in the order of saying, and past what waits for the customer', () => {
    const items = fail(add(add([], item('a')), item('b')), 'a', 'message.too_long');
    expect(nextToSend(items)?.clientId).toBe('b');
    expect(nextToSend(remove(items, 'b'))).toBeNull();
  });

  test('holds the same saying once', () => expect(ids(add([item('a')], item('a', { body: 'again' })))).toEqual(['a']));

  test('says a failed one again at the end, under its own id', () => {
    const items = retry([item('a', { state: 'failed', code: 'file.unknown' }), item('b')], 'a', 9);
    expect(items).toEqual([item('b'), item('a', { at: 9 })]);
    expect(retry([item('a')], 'a', 9)).toEqual([item('a')]);
  });

  test('lets go of what arrived although the reply was lost', () => {
    const arrived = [{ clientId: 'a' }, { clientId: null }] as ChatMessage[];
    expect(ids(withoutArrived([item('a'), item('b')], arrived))).toEqual(['b']);
    const items = [item('b')];
    expect(withoutArrived(items, arrived)).toBe(items);
  });

  test('revives those whose reason is gone, and no others', () => {
    const items = [item('a', { state: 'failed', code: 'visitor.form_incomplete' }), item('b', { state: 'failed', code: 'message.too_long' })];
    expect(revive(items, 'visitor.form_incomplete').map(({ state }) => state)).toEqual(['waiting', 'failed']);
  });

  test('comes back from storage as it went', () => {
    const items = [item('a'), item('b', { state: 'failed', code: 'file.unknown' })];
    expect(parseOutbox(JSON.stringify(items))).toEqual(items);
  });

  test.each([null, '', '{', '{}', '"x"', '[1,null,"x",{}]', '[{"clientId":1,"body":"x"}]'])('takes %s in storage for nothing', (text) => expect(parseOutbox(text)).toEqual([]));

  test('does not swallow a storage that somebody filled', () => {
    expect(parseOutbox(JSON.stringify(Array.from({ length: 500 }, (_, index) => item(`i${index}`)))).length).toBe(maxOutboxItems);
  });
});
