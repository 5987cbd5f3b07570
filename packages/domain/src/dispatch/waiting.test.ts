import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompiledCalendar } from '../calendar/calendar.ts';
import { compileCalendar } from '../calendar/compile-calendar.ts';
import { shippedCalendars } from '../calendar/shipped.ts';
import { isOpen, openIntervals } from '../calendar/working-time.ts';
import { zoneOf } from '../calendar/zone.ts';
import { day, hour, minute } from '../kernel/instant.ts';
import { callWindows } from './call-windows.ts';
import { standingOf, type ChatFacts } from './waiting.ts';

/** Of August 2025 in Shanghai; the 11th is a Monday. */
const shanghai = (date: number, hours: number, minutes = 0) => Date.UTC(2025, 7, date, hours - 8, minutes);

describe('standingOf', () => {
  const chat: ChatFacts = { state: 'open', agentId: null, role: 'agent', waitingSince: 1, abandonedAt: null };
  test.each<[string, Partial<ChatFacts> | null, string]>([
    ['nothing was said', null, 'none'],
    ['nobody has it', {}, 'waiting'],
    ['they left', { abandonedAt: 2 }, 'left'],
    ['they left and were answered', { abandonedAt: 2, waitingSince: null }, 'held'],
    ['somebody has it', { agentId: 'agent-1' }, 'held'],
    ['the machine has it', { role: 'assistant' }, 'held'],
    ['it is their turn', { waitingSince: null }, 'held'],
    ['it is archived', { state: 'archived', waitingSince: null }, 'closed'],
  ])('%s', (_, facts, standing) => {
    expect(standingOf(facts && { ...chat, ...facts })).toBe(standing);
  });
});

describe('callWindows', () => {
  const there = zoneOf('Asia/Shanghai');
  const [standard, calls] = ['standard', 'calls'].map((shipped) => compileCalendar(shippedCalendars.find(({ key }) => key === shipped)!.document, [], { from: shanghai(1, 0), to: shanghai(45, 0) })) as [CompiledCalendar, CompiledCalendar];
  const open = (at: number) => openIntervals(standard, { from: at, to: at + 8 * day });

  test('are those of the working day that are left, then those of the next', () => {
    const at = shanghai(11, 14, 10);
    expect(callWindows(open(at), calls, there, at).slice(0, 3)).toEqual([{ from: shanghai(11, 15), to: shanghai(11, 18) }, { from: shanghai(12, 9), to: shanghai(12, 12) }, { from: shanghai(12, 12), to: shanghai(12, 15) }]);
  });

  test('are cut by the wall of whoever calls', () => {
    const at = Date.UTC(2025, 7, 11, 13, 10);
    const always = [{ from: at, to: at + day }];
    const newYork = zoneOf('America/New_York');
    const hoursThere = compileCalendar({ ...shippedCalendars.find(({ key }) => key === 'calls')!.document, timeZone: 'America/New_York' }, [], { from: at - day, to: at + 9 * day });
    expect(callWindows(always, hoursThere, newYork, at)[0]).toEqual({ from: at, to: Date.UTC(2025, 7, 11, 16) });
  });

  test('skip the days on which nobody works', () => {
    const friday = shanghai(15, 17, 30);
    expect(callWindows(open(friday), calls, there, friday)[0]).toEqual({ from: shanghai(18, 9), to: shanghai(18, 12) });
  });

  test('follow the centre’s own hours for calling: none on a Sunday that it keeps free', () => {
    const free = { ...shippedCalendars.find(({ key }) => key === 'calls')!.document, overrides: [{ on: '2025-08-17', kind: 'off' as const, name: '休息' }] };
    const always = [{ from: shanghai(11, 0), to: shanghai(19, 0) }];
    const windows = callWindows(always, compileCalendar(free, [], { from: shanghai(1, 0), to: shanghai(45, 0) }), there, shanghai(16, 17, 10));
    expect(windows[0]).toEqual({ from: shanghai(16, 18), to: shanghai(16, 21) });
    expect(windows[1]).toEqual({ from: shanghai(18, 8), to: shanghai(18, 12) });
  });

  test('lie within what is open and the hours in which customers are called, none of them over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 * 24 * 60 }), fc.array(fc.tuple(fc.nat(7 * 48), fc.integer({ min: 1, max: 60 })), { maxLength: 5 }), (minutes, shifts) => {
        const at = shanghai(11, 0) + minutes * minute;
        const spans = shifts.map(([from, halves]) => ({ from: shanghai(11, 0) + from * 30 * minute, to: shanghai(11, 0) + (from + halves) * 30 * minute }));
        for (const window of callWindows(spans, calls, there, at)) {
          expect(isOpen(calls, window.from) && isOpen(calls, window.to - 1)).toBe(true);
          expect(window.to - Math.max(window.from, at)).toBeGreaterThan(0);
          expect(window.to - window.from).toBeGreaterThanOrEqual(hour);
          expect(spans.some(({ from, to }) => from <= window.from && window.to <= to)).toBe(true);
        }
      }),
    );
  });
});
