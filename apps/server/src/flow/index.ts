/** Flows' public face: published documents, and which one a ticket takes. */

export { chooseFlowVersion } from './choose-flow-version.ts';
export { type PublishedFlow, readPublished } from './published-flow.ts';
export { seedFlows } from './seed-flows.ts';
