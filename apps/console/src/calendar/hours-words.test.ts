import { shippedCalendars, weekOf } from '@huiyin/domain/calendar/shipped.ts';
import i18next, { type TFunction } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { calendarEn } from './calendar.en.ts';
import { calendarZh } from './calendar.zh.ts';
import { hoursWords, weekWords } from './hours-words.ts';

let zh: TFunction<['calendar', 'ui']>;
let en: TFunction<['calendar', 'ui']>;
beforeAll(async () => {
  await i18next.init({ lng: 'zh', resources: { zh: { calendar: calendarZh }, en: { calendar: calendarEn } }, interpolation: { escapeValue: false } });
  zh = i18next.getFixedT('zh', ['calendar', 'ui']) as never;
  en = i18next.getFixedT('en', ['calendar', 'ui']) as never;
});

test('a week reads as people say it', () => {
  const [standard, always] = shippedCalendars.map(({ document }) => document.weekly);
  expect(weekWords(standard!, zh)).toBe('周一至周五 09:00–18:00');
  expect(weekWords(standard!, en)).toBe('Mon to Fri 09:00–18:00');
  expect(weekWords(always!, zh)).toBe('每天 全天');
  expect(weekWords(weekOf([]), zh)).toBe('不上班');
  const mixed = { ...weekOf([{ from: '09:00', to: '12:00' }, { from: '13:30', to: '18:00' }], ['mon', 'tue', 'thu']), sat: [{ from: '22:00', to: '30:00' }] };
  expect(weekWords(mixed, zh)).toBe('周一、周二、周四 09:00–12:00、13:30–18:00；周六 22:00–次日 06:00');
});

test('a day without hours is off', () => expect(hoursWords([], en)).toBe('Off'));
