/** The public face of customers. */

import type { Domain } from '../platform/domain.ts';
import type { CustomerPorts } from './customer.ports.ts';
import { customerRoutes } from './customer.routes.ts';

export { claimContact, readPhoneOf } from './claim-contact.ts';
export { primaryContact, readCustomerBrief } from './customer-brief.store.ts';
export type { CustomerPorts, MergedBy, NarrowReach } from './customer.ports.ts';
export { holdSurvivor, readSurvivorId } from './customer.store.ts';
export { revealContactPoint } from './keep-contact-points.ts';
export { customersByContact } from './find-by-contact.ts';
export { findOrCreateCustomer, makeClaimedCustomer } from './find-or-create-customer.ts';
export { type FoundCustomer, type NamedCustomer, type SupposedClaim, type SupposedCustomer, supposedCustomers } from './find-or-create.store.ts';
export { prepareContact, prepareCustomer, type PreparedCustomer, shownFirst } from './prepare-customer.ts';
export { withoutTickets } from './reach.store.ts';
export { onTierChanged } from './tier-changes.ts';
export { visitorCustomers } from './visitor-customers.ts';

export const customerDomain = (ports: CustomerPorts): Domain => ({ name: 'customer', routes: customerRoutes(ports) });
export { type CustomerRecord, insertCustomers } from './customer-batch.store.ts';
