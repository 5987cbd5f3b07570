import { describe, expect, test } from 'vitest';
import { admissionFrame, eventFrame, readFrame } from './live-frame.ts';

describe('readFrame', () => {
  test.each([
    ['0{"sid":"x","upgrades":[],"pingInterval":25000,"pingTimeout":20000}', { kind: 'open', silenceMs: 45_000 }],
    ['0', { kind: 'open', silenceMs: 45_000 }],
    ['2', { kind: 'ping' }],
    ['40{"sid":"x"}', { kind: 'admitted' }],
    ['41', { kind: 'dismissed' }],
    ['44{"message":"session.missing"}', { kind: 'refused', message: 'session.missing' }],
    ['42["notice",{"topic":"chat","id":"1","version":3}]', { kind: 'event', name: 'notice', fact: { topic: 'chat', id: '1', version: 3 } }],
    ['4212["typing",{"on":true}]', { kind: 'event', name: 'typing', fact: { on: true } }],
  ])('%s', (data, frame) => expect(readFrame(data)).toEqual(frame));

  test.each(['', '42', '42[', '42{}', '42[1]', '6', '42[]', 'x', null, new ArrayBuffer(2)])('makes nothing of %s', (data) => expect(readFrame(data)).toEqual({ kind: 'other' }));
});

test('what we say is what Socket.IO hears', () => {
  expect(admissionFrame({ token: 'a"b' })).toBe('40{"token":"a\\"b"}');
  expect(eventFrame('typing', { on: true })).toBe('42["typing",{"on":true}]');
});
