/** Flows' public face: published documents, and which one a ticket takes. */

import type { Domain } from '../platform/domain.ts';
import { flowRoutes } from './flow.routes.ts';

export const flow: Domain = { name: 'flow', routes: flowRoutes };

export { chooseFlowVersion } from './choose-flow-version.ts';
export { type PublishedFlow, readPublished } from './published-flow.ts';
export { seedFlows } from './seed-flows.ts';
