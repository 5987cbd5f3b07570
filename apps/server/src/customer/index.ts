/** The public face of customers. */

export { type CustomerBrief, readCustomerBrief } from './customer-brief.store.ts';
export { type FindOptions, findOrCreateCustomer, makeClaimedCustomer } from './find-or-create-customer.ts';
export type { FoundCustomer } from './find-or-create.store.ts';
export { prepareCustomer, type PreparedCustomer } from './prepare-customer.ts';
