/** The shape of calendars on the wire. What a well-shaped one means is judged by `validateCalendar`, which names the field better than a schema. */

import { Type } from 'typebox';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';
import { holidaySources, type CalendarDocument, type Override } from './calendar.ts';

const Time = Type.String({ maxLength: 10 });
export const HoursSchema = Type.Object({ from: Time, to: Time }, { additionalProperties: false });
const HoursList = Type.Array(HoursSchema, { maxItems: 12 });
const NullableHours = Type.Union([HoursList, Type.Null()]);
/** Loose, so that `2026-02-30` is answered at its field, in words. */
const On = Type.String({ maxLength: 10 });
const Name = Type.String({ maxLength: 60 });

export const HolidaySourceSchema = Type.Enum([...holidaySources]);

export const OverrideSchema = Type.Unsafe<Override>(
  Type.Union([
    Type.Object({ on: On, kind: Type.Literal('off'), name: Name }, { additionalProperties: false }),
    Type.Object({ on: On, kind: Type.Literal('work'), name: Name, hours: NullableHours }, { additionalProperties: false }),
  ]),
);

export const CalendarDocumentSchema = Type.Unsafe<CalendarDocument>(
  Type.Object(
    {
      timeZone: Type.String({ maxLength: 60 }),
      weekly: Type.Object({ mon: HoursList, tue: HoursList, wed: HoursList, thu: HoursList, fri: HoursList, sat: HoursList, sun: HoursList }, { additionalProperties: false }),
      holidays: Type.Union([HolidaySourceSchema, Type.Null()]),
      makeUpHours: NullableHours,
      overrides: Type.Array(OverrideSchema, { maxItems: 2000 }),
    },
    { additionalProperties: false },
  ),
);

export const OfficialDaySchema = Type.Object({ on: On, name: Name }, { additionalProperties: false });
export const OfficialDaysSchema = Type.Array(OfficialDaySchema, { maxItems: 120 });

export const NamedBy = Type.Union([Type.Object({ id: Id, name: Type.Union([Type.String(), Type.Null()]) }), Type.Null()]);
export const CalendarName = BilingualText;
