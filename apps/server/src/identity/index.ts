/** Identity's public face: who calls, what they may do, what they did. */

export { authenticate } from './authenticate.ts';
export { recordAudit, verifyAudit, type AuditVerdict, type AuditWish } from './record-audit.ts';
export { demoAccounts, demoPassword } from './demo-people.ts';
export { seedDemoPeople, seedIdentity } from './seed-identity.ts';
export { readNames, readPerson, type Person } from './person.store.ts';
export { readAgentsOf, readTeam, readTeams, readTeamsByIds, readTeamsServing, type Team } from './team.store.ts';
export { readRoleKeys, readRoles } from './role.store.ts';
export { signInRoutes } from './sign-in.routes.ts';
