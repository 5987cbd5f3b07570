import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hour, minute, second } from '../kernel/instant.ts';
import { creditNow, type Release } from './release-rate.ts';
import { estimateWait } from './estimate-wait.ts';
import { gini, maxMinRatio, timeWithout } from './fairness.ts';
import { loadOf, workingOn } from './load.ts';
import { skillsNeeded } from './needs.ts';
import { overflowFor } from './overflow.ts';
import { availabilityOf, checkPresence, type Presence } from './presence.ts';
import { goesBack, isResting } from './return-work.ts';
import { shippedSettings } from './shipped.ts';
import { compileShift, shiftAt, validateShift } from './shift.ts';
import type { ShiftDocument, SkillRule } from './dispatch.schema.ts';
import { weekOf } from '../calendar/shipped.ts';

describe('load', () => {
  test('R-B3 weighs by channel, and what waits for the customer weighs less', () => {
    expect(loadOf([{ channelKind: 'web', working: 2, resting: 4 }, { channelKind: 'email', working: 3, resting: 0 }], shippedSettings)).toBe(2 * 2 + 4 * 2 * 0.25 + 3);
    expect(workingOn([{ channelKind: 'web', working: 2, resting: 4 }, { channelKind: 'email', working: 3, resting: 0 }], 'web')).toBe(2);
  });
});

describe('presence', () => {
  const at = 1_000_000;
  const here: Presence = { personId: 'p', state: 'available', reason: null, since: 0, seenAt: at, wrapUpUntil: null };
  test.each<[string, Partial<Presence> | null]>([
    ['available', {}],
    ['available', { seenAt: at - 60 * second }],
    ['silent', { seenAt: at - 60 * second - 1 }],
    ['silent', { state: 'busy', seenAt: 0 }],
    ['wrap_up', { wrapUpUntil: at + 1 }],
    ['available', { wrapUpUntil: at }],
    ['busy', { state: 'busy', wrapUpUntil: at + 1 }],
    ['away', { state: 'away', reason: 'meal' }],
    ['offline', { state: 'offline' }],
    ['offline', null],
  ])('R-B4 is %s with %j', (expected, facts) => expect(availabilityOf(facts && { ...here, ...facts }, at, shippedSettings)).toBe(expected));

  test('being away has a reason that the centre knows', () => {
    expect(checkPresence({ state: 'away', reason: null }, shippedSettings)).toMatchObject({ code: 'presence.reason_missing' });
    expect(checkPresence({ state: 'away', reason: 'moon' }, shippedSettings)).toMatchObject({ code: 'presence.reason_unknown' });
    expect(checkPresence({ state: 'busy', reason: 'meal' }, shippedSettings)).toMatchObject({ ok: true, value: { reason: null } });
  });
});

describe('skillsNeeded', () => {
  const rule = (facts: Partial<SkillRule>): SkillRule => ({ kind: null, category: null, channel: null, language: null, skillId: 's', level: 1, relaxAfterMinutes: null, ...facts });
  const matter = { kind: 'refund', categoryKeys: ['money', 'refund-late'], channelKind: 'web', language: null } as const;

  test('adds every rule that fits, the higher level of two', () => {
    const rules = [rule({ kind: 'refund', skillId: 'a' }), rule({ category: 'money', skillId: 'a', level: 3 }), rule({ channel: 'phone', skillId: 'b' }), rule({ language: 'en', skillId: 'c' })];
    expect([...skillsNeeded(matter, rules, 0)]).toEqual([['a', 3]]);
    expect([...skillsNeeded({ ...matter, language: 'en' }, rules, 0)]).toEqual([['a', 3], ['c', 1]]);
  });
  test('asks no more once it has waited long enough', () => {
    expect(skillsNeeded(matter, [rule({ relaxAfterMinutes: 5 })], 5 * minute).size).toBe(0);
    expect(skillsNeeded(matter, [rule({ relaxAfterMinutes: 5 })], 5 * minute - 1).size).toBe(1);
  });
});

describe('overflow', () => {
  const rules = [{ toTeamId: 'b', afterMinutes: 3, whenNobodyOnDuty: false }, { toTeamId: 'c', afterMinutes: null, whenNobodyOnDuty: true }];
  test.each([
    [{ waited: 2 * minute, onDuty: true, from: [] }, null],
    [{ waited: 3 * minute, onDuty: true, from: [] }, 'b'],
    [{ waited: 0, onDuty: false, from: [] }, 'c'],
    [{ waited: 9 * minute, onDuty: true, from: ['b'] }, null],
    [{ waited: 9 * minute, onDuty: false, from: ['b', 'c'] }, null],
  ])('%j goes to %s', (waiting, team) => expect(overflowFor(rules, waiting)?.toTeamId ?? null).toBe(team));
});

describe('R-B8 the release of a backlog', () => {
  test('never gives more than one burst and the rate over any time, however it is asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 40 }), (perSecond, gaps) => {
        let release: Release | null = null;
        let [at, given] = [0, 0];
        for (const gap of gaps) {
          at += gap;
          const credit: number = creditNow(release, perSecond, at);
          const now = Math.floor(credit);
          given += now;
          release = { credit: credit - now, at };
        }
        expect(given).toBeLessThanOrEqual(perSecond + (perSecond * at) / second + 1e-9);
      }),
    );
  });
});

describe('work of somebody who went', () => {
  const ticket = { state: 'open', stage: 'process', waitingSince: null, firstAnsweredAt: 1 } as const;
  test.each([
    ['an unanswered question', { ...ticket, waitingSince: 5 }, true, true],
    ['a fresh ticket', { ...ticket, stage: 'accept', firstAnsweredAt: null } as const, true, true],
    ['work in progress', ticket, false, true],
    ['what waits for the customer', { ...ticket, state: 'paused', waitingSince: 5 } as const, false, false],
    ['what the customer shall confirm', { ...ticket, stage: 'feedback' } as const, false, false],
  ])('R-B4 %s goes back: %#', (_, work, always, withProgress) => {
    expect(goesBack(work, { returnsInProgress: false })).toBe(always);
    expect(goesBack(work, { returnsInProgress: true })).toBe(withProgress);
  });
  test('rests while it is the customer’s turn', () => {
    expect([isResting(ticket), isResting({ ...ticket, state: 'paused' }), isResting({ ...ticket, stage: 'feedback' }), isResting({ ...ticket, stage: 'feedback', waitingSince: 1 })]).toEqual([false, true, true, false]);
  });
});

describe('estimateWait', () => {
  test('says nothing when too little was seen', () => expect(estimateWait({ position: 1, taken: 4, over: hour })).toBeNull());
  test('grows with the position', () => {
    expect(estimateWait({ position: 3, taken: 30, over: hour })).toBe(6 * minute);
    expect(estimateWait({ position: 1, taken: 60, over: hour })).toBe(minute);
  });
});

describe('fairness', () => {
  test('gini against the definition: mean absolute difference over twice the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 2, maxLength: 12 }), (values) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        fc.pre(total > 0);
        const differences = values.flatMap((a) => values.map((b) => Math.abs(a - b))).reduce((sum, value) => sum + value, 0);
        expect(gini(values)).toBeCloseTo(differences / (2 * values.length * total), 12);
      }),
    );
  });
  test('all alike is 0, one for all is 1 − 1/n, and nothing is no answer', () => {
    expect([gini([3, 3, 3]), gini([0, 0, 0, 8]), gini([0, 0]), gini([5])]).toEqual([0, 0.75, null, null]);
    expect([maxMinRatio([2, 6]), maxMinRatio([0, 6])]).toEqual([3, null]);
  });
  test('idle is ready without work, minute for minute', () => {
    const span = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), fc.array(span, { maxLength: 5 }), (ready, busy) => {
        const within = (spans: { from: number; to: number }[], at: number) => spans.some(({ from, to }) => from <= at && at < to);
        const walked = Array.from({ length: 31 }, (_, at) => at).filter((at) => within(ready, at) && !within(busy, at)).length;
        expect(timeWithout(ready, busy)).toBe(walked);
      }),
    );
  });
});

describe('shifts', () => {
  const week = (...given: Parameters<typeof weekOf>) => weekOf(...given) as unknown as ShiftDocument['weekly'];
  const early: ShiftDocument = {
    timeZone: 'Asia/Shanghai', weekly: week([{ from: '08:30', to: '17:30' }], ['mon', 'tue', 'wed', 'thu', 'fri']), breaks: [{ from: '12:00', to: '13:00' }],
    exceptions: [{ on: '2026-03-04', kind: 'off', name: '请假' }, { on: '2026-03-07', kind: 'work', name: '大促', hours: [{ from: '10:00', to: '14:00' }] }],
  };
  const at = (text: string) => Date.parse(`${text}+08:00`);
  const nowAt = (text: string, document = early) => shiftAt(compileShift(document, at(text)), at(text)).now;

  test.each([
    ['2026-03-02T08:29', 'off'], ['2026-03-02T08:30', 'on'], ['2026-03-02T12:00', 'break'], ['2026-03-02T13:00', 'on'], ['2026-03-02T17:30', 'off'],
    ['2026-03-04T10:00', 'off'], ['2026-03-07T10:30', 'on'], ['2026-03-07T12:30', 'break'], ['2026-03-08T10:30', 'off'],
  ])('at %s somebody is %s', (moment, expected) => expect(nowAt(moment)).toBe(expected));

  test('a night shift goes on past midnight, with its break', () => {
    const night: ShiftDocument = { ...early, weekly: week([{ from: '22:00', to: '30:00' }]), breaks: [{ from: '26:00', to: '26:30' }], exceptions: [] };
    expect([nowAt('2026-03-03T01:00', night), nowAt('2026-03-03T02:10', night), nowAt('2026-03-03T06:00', night)]).toEqual(['on', 'break', 'off']);
  });

  test('says when it ends and when the next break is', () => {
    const moment = shiftAt(compileShift(early, at('2026-03-02T09:00')), at('2026-03-02T09:00'));
    expect(moment).toEqual({ now: 'on', from: at('2026-03-02T08:30'), to: at('2026-03-02T17:30'), breakFrom: at('2026-03-02T12:00'), breakTo: at('2026-03-02T13:00') });
    expect(shiftAt(compileShift(early, at('2026-03-06T20:00')), at('2026-03-06T20:00'))).toMatchObject({ now: 'off', from: at('2026-03-07T10:00') });
  });

  test('what cannot be is said at the field', () => {
    const codes = (document: ShiftDocument) => validateShift(document, at('2026-03-02T00:00')).map(({ code, path }) => `${code} ${path}`);
    expect(codes(early)).toEqual([]);
    expect(codes({ ...early, timeZone: 'Moon/Base' })).toContain('zone.unknown /timeZone');
    expect(codes({ ...early, breaks: [{ from: '13:00', to: '12:00' }] })).toEqual(['hours.order /breaks/0/to']);
    expect(codes({ ...early, weekly: week([]), exceptions: [] })).toEqual(['calendar.never_open /weekly']);
    expect(codes({ ...early, exceptions: [{ on: '2026-02-30', kind: 'off', name: 'x' }] })).toContain('override.date /exceptions/0/on');
  });
});
