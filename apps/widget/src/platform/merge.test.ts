import type { ChatMessage } from '@huiyin/domain/ticket/chat.contract.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAnotherTicket, mergeMessages, nextCursor } from './merge.ts';

const said = (seq: number, id = `m${seq}`): ChatMessage => ({ id, seq, from: 'agent', name: null, body: '', attachments: [], choices: [], citations: [], at: '2026-08-15T01:00:00.000Z', clientId: null });
const thread = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 20 });

describe('mergeMessages', () => {
  test('whatever comes in whatever pieces and however often, everything is there once and in order', () => {
    fc.assert(fc.property(thread, fc.array(fc.array(fc.nat(40), { maxLength: 8 }), { maxLength: 10 }), (seqs, deliveries) => {
      const all = seqs.map((seq) => said(seq));
      let known: readonly ChatMessage[] = [];
      for (const indexes of deliveries) known = mergeMessages(known, indexes.flatMap((index) => all[index] ?? []));
      known = mergeMessages(known, all);
      expect(known.map(({ seq }) => seq)).toEqual([...seqs].sort((a, b) => a - b));
    }));
  });

  test('hands back what it was given when nothing is new, so that nothing is drawn again', () => {
    const known = [said(1), said(2)];
    expect(mergeMessages(known, [said(2)])).toBe(known);
  });
});

describe('nextCursor', () => {
  test('goes to the last of a listing and never back', () => {
    expect(nextCursor(3, [said(4), said(7)])).toBe(7);
    expect(nextCursor(9, [said(4)])).toBe(9);
    expect(nextCursor(5, [])).toBe(5);
  });
});

describe('isAnotherTicket', () => {
  test('notices that numbers begin again', () => {
    expect(isAnotherTicket([said(1), said(2)], said(1, 'other'))).toBe(true);
    expect(isAnotherTicket([said(1), said(2)], said(2))).toBe(false);
    expect(isAnotherTicket([said(1)], said(2))).toBe(false);
  });
});
