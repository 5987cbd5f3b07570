/** Identity's public face: who calls, what they may do, what they did. */

import type { Domain } from '../platform/domain.ts';
import { accessRoutes } from './access.routes.ts';
import { identityRoutes } from './identity.routes.ts';
import { identitySweeps } from './identity.sweeps.ts';
import { signInRoutes } from './sign-in.routes.ts';

export const identity: Domain = {
  name: 'identity',
  routes: (shell) => (serve) => {
    identityRoutes(shell)(serve);
    accessRoutes(shell)(serve);
  },
  mount: signInRoutes,
  sweeps: identitySweeps,
};

export { authenticate, sessionOf } from './authenticate.ts';
export { recordAudit, verifyAudit, type AuditVerdict, type AuditWish } from './record-audit.ts';
export { seedDemoPeople, seedIdentity } from './seed-identity.ts';
export { readNames, readPerson, type Person } from './person.store.ts';
export { readAgentsOf, readTeam, readTeams, readTeamsByIds, readTeamsServing, type Team } from './team.store.ts';
export { readRoleKeys, readRoles } from './role.store.ts';
export { demoAccounts, demoPassword } from './demo-people.ts';
