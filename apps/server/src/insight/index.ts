/**
 * The public face of the figures. Levels above read a metric by `readMetric` (the same reading that the API gives), so that a figure is the same
 * on every page; `readSlice` turns `channel:web;topic:x` into what it asks.
 */

import type { Domain } from '../platform/domain.ts';
import { benchmarkRoutes } from './benchmark.routes.ts';
import { earlierFigureRoutes } from './earlier-figure.routes.ts';
import { dashboardRoutes } from './dashboard.routes.ts';
import { figureSettingRoutes } from './figure-setting.routes.ts';
import { insightRoutes } from './insight.routes.ts';
import { brokenPromises, factsSubscription } from './tell-facts.ts';

export const insight: Domain = {
  name: 'insight',
  routes: (shell) => (serve) => {
    for (const routes of [insightRoutes, dashboardRoutes, benchmarkRoutes, earlierFigureRoutes, figureSettingRoutes]) routes(shell)(serve);
  },
  subscriptions: (shell) => [factsSubscription(shell)],
  sweeps: (shell) => [brokenPromises(shell)],
};

export { closeMonth } from './close-month.ts';
export { readMonths } from './dashboard.store.ts';
export { isToldUntil, readTelling } from './fact.store.ts';
export { readMetric } from './read-metric.ts';
export { dimensionsOf, readSlice } from './slice.ts';
export { tellAll } from './tell-all.ts';
export { readSliceWords } from './slice-words.ts';
export { readCases, readToolSpeed, type CaseRow, type SlotSums, type Span, type Watched } from './moment.store.ts';
export { readSlots } from './read-slots.ts';
export { readNames as readGroupNames, type NamedValue } from './name.store.ts';
