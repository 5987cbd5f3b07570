/** The public face of wording: what nobody says to a customer. `ticket` asks before anything is sent. */

import type { Domain } from '../platform/domain.ts';
import { wordingRoutes } from './wording.routes.ts';

export const wording: Domain = { name: 'wording', routes: wordingRoutes };

export { findingsIn, keepWarned, refuseBlocked } from './check-wording.ts';
export { seedWording } from './keep-phrases.ts';
