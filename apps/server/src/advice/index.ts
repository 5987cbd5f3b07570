/** The public face of advice: what is laid beside a ticket for the agent. It only reads. */

import type { Domain } from '../platform/domain.ts';
import { adviceRoutes } from './advice.routes.ts';

export const advice: Domain = { name: 'advice', routes: adviceRoutes };
