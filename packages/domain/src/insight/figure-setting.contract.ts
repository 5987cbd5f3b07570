/** What all figures go by: the zone by whose wall the centre's days begin. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';

export const FigureSettingView = Type.Object({
  timeZone: Type.String(),
  /** They are being told again from the log, and are not whole; null: they are. */
  telling: Type.Union([Type.Object({ percent: Type.Integer() }), Type.Null()]),
  /** Months whose signed figures stay as they were, whatever the zone. */
  closedMonths: Type.Integer(),
});
export type FigureSettingView = Static<typeof FigureSettingView>;

export const readFigureSetting = endpoint({
  method: 'GET', path: '/figure-setting', permission: 'metric.read', summary: 'The zone of the centre, and whether figures are being told again',
  reply: FigureSettingView, refusals: [],
});

export const changeFigureSetting = endpoint({
  method: 'PUT', path: '/figure-setting', permission: 'system.manage', summary: 'Another zone for the centre’s days; every figure is told again from the log, and until then nothing is judged by them',
  body: Type.Object({ timeZone: Type.String({ minLength: 1, maxLength: 60 }) }, { additionalProperties: false }),
  reply: FigureSettingView, refusals: ['time_zone.unknown', 'figures.being_told'],
});
