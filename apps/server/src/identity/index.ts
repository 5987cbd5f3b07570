/** Identity's public face: who calls, what they may do, what they did. */

import type { Domain } from '../platform/domain.ts';
import { accessRoutes } from './access.routes.ts';
import { deadJobRoutes } from './dead-job.routes.ts';
import { identityRoutes } from './identity.routes.ts';
import { identitySweeps } from './identity.sweeps.ts';
import { verifyAudit } from './record-audit.ts';
import { signInRoutes } from './sign-in.routes.ts';

export const identity: Domain = {
  name: 'identity',
  routes: (shell) => (serve) => {
    identityRoutes(shell)(serve);
    accessRoutes(shell)(serve);
    deadJobRoutes(shell)(serve);
  },
  mount: signInRoutes,
  sweeps: identitySweeps,
  checks: (shell) => [
    {
      name: 'audit log',
      async run() {
        const { intact, entries, brokenAt } = await verifyAudit(shell.db, shell);
        if (intact) return { well: true, says: `${entries} entries, the chain is whole` };
        return { well: false, says: `the chain breaks at entry ${brokenAt}: it was changed, removed or put in by hand, or the key file is another one` };
      },
    },
  ],
};

export { actorByMailbox } from './actor-by-mailbox.ts';
export { authenticate } from './authenticate.ts';
export { audited, type By } from './audited.ts';
export { recordAudit } from './record-audit.ts';
export { seedDemoPeople, seedIdentity } from './seed-identity.ts';
export { readOverseers, type Overseers } from './overseers.store.ts';
export { joinTeam, leaveTeam } from './join-team.ts';
export { isActive, readHolders } from './holders.store.ts';
export { datePeople, readNames, readPerson } from './person.store.ts';
export { readTeam, readTeams, readTeamsByIds, type Team } from './team.store.ts';
export { readRoleKeys, readRoles } from './role.store.ts';
export { demoAccounts, demoPassword } from './demo-people.ts';
export { createAdministrator } from './create-administrator.ts';
