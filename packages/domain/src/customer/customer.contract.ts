/** Endpoints and views of customers. Contact values leave masked unless the reader may reveal them. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { Moment, Nullable } from '../kernel/wire.ts';


export const ContactKind = Type.Union([
  Type.Literal('phone'),
  Type.Literal('email'),
  Type.Literal('wechat'),
  Type.Literal('external'),
]);
export type ContactKind = Static<typeof ContactKind>;

/** `claimed`: the customer said so. `verified`: a signature, a call-back or a mail proved it. `confirmed`: an agent checked it. */
export const Trust = Type.Union([Type.Literal('claimed'), Type.Literal('confirmed'), Type.Literal('verified')]);
export type Trust = Static<typeof Trust>;

export const ContactPointView = Type.Object({
  id: Id,
  kind: ContactKind,
  /** `138****8000`; the whole value comes from `reveal`, which is audited. */
  masked: Type.String(),
  trust: Trust,
});

export const Tier = Type.Union([Type.Literal('standard'), Type.Literal('silver'), Type.Literal('gold'), Type.Literal('vip')]);
export type Tier = Static<typeof Tier>;

export const CustomerView = Type.Object({
  id: Id,
  name: Nullable(Type.String()),
  tier: Tier,
  region: Nullable(Type.String()),
  tags: Type.Array(Type.String()),
  note: Nullable(Type.String()),
  contactPoints: Type.Array(ContactPointView),
  /** In whom it lives on now, at the end of the chain; its own page stays, so that the merge can be taken back. */
  mergedInto: Nullable(Id),
  /** Who lives on in this one, so that the way back from a merge is found. */
  merged: Type.Array(Type.Object({ id: Id, name: Nullable(Type.String()) })),
  version: Type.Integer(),
  createdAt: Moment,
});
export type CustomerView = Static<typeof CustomerView>;

export const CustomerRow = Type.Object({
  id: Id,
  name: Nullable(Type.String()),
  tier: Tier,
  region: Nullable(Type.String()),
  tags: Type.Array(Type.String()),
  contact: Nullable(Type.String()),
  createdAt: Moment,
});

export const CustomerParams = Type.Object({ customerId: Id });

/** What an opening says of its customer. `externalId` is the host system's own id. */
export const CustomerClaim = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 100 })),
    phone: Type.Optional(Type.String({ maxLength: 40 })),
    email: Type.Optional(Type.String({ maxLength: 200 })),
    externalId: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
);
export type CustomerClaim = Static<typeof CustomerClaim>;

export const listCustomers = endpoint({
  method: 'GET',
  path: '/customers',
  permission: 'customer.read',
  summary: 'Customers by name, phone, e-mail or external id',
  query: Type.Object({
    ...PageQuery,
    q: Type.Optional(Type.String({ maxLength: 200 })),
    tier: Type.Optional(Tier),
    region: Type.Optional(Type.String({ maxLength: 100 })),
    tag: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  reply: PageOf(CustomerRow),
  refusals: ['page.cursor_invalid'],
});

export const readCustomer = endpoint({
  method: 'GET',
  path: '/customers/:customerId',
  permission: 'customer.read',
  summary: 'One customer',
  params: CustomerParams,
  reply: CustomerView,
  refusals: ['customer.unknown'],
});

export const createCustomer = endpoint({
  method: 'POST',
  path: '/customers',
  permission: 'customer.edit',
  summary: 'A new customer with at least one contact point',
  body: Type.Object(
    {
      name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
      tier: Type.Optional(Tier),
      region: Type.Optional(Type.String({ maxLength: 100 })),
      tags: Type.Optional(Type.Array(Type.String({ maxLength: 50 }), { maxItems: 30 })),
      note: Type.Optional(Type.String({ maxLength: 2000 })),
      contactPoints: Type.Array(Type.Object({ kind: ContactKind, value: Type.String({ maxLength: 200 }) }), { maxItems: 20 }),
    },
    { additionalProperties: false },
  ),
  reply: CustomerView,
  status: 201,
  refusals: ['customer.contact_missing', 'customer.contact_invalid', 'customer.contact_taken'],
});

export const changeCustomer = endpoint({
  method: 'PATCH',
  path: '/customers/:customerId',
  permission: 'customer.edit',
  summary: 'Change name, tier, region, tags or note',
  params: CustomerParams,
  body: Type.Object(
    {
      name: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 100 }))),
      tier: Type.Optional(Tier),
      region: Type.Optional(Nullable(Type.String({ maxLength: 100 }))),
      tags: Type.Optional(Type.Array(Type.String({ maxLength: 50 }), { maxItems: 30 })),
      note: Type.Optional(Nullable(Type.String({ maxLength: 2000 }))),
      version: Type.Optional(Type.Integer({ minimum: 1 })),
    },
    { additionalProperties: false },
  ),
  reply: CustomerView,
  refusals: ['customer.unknown', 'customer.merged', 'customer.changed'],
});

export const addContactPoint = endpoint({
  method: 'POST',
  path: '/customers/:customerId/contact-points',
  permission: 'customer.edit',
  summary: 'Add a contact point',
  params: CustomerParams,
  body: Type.Object({ kind: ContactKind, value: Type.String({ minLength: 1, maxLength: 200 }), trust: Type.Optional(Trust) }, { additionalProperties: false }),
  reply: CustomerView,
  status: 201,
  refusals: ['customer.unknown', 'customer.merged', 'customer.contact_invalid', 'customer.contact_taken'],
});

export const removeContactPoint = endpoint({
  method: 'DELETE',
  path: '/customers/:customerId/contact-points/:contactPointId',
  permission: 'customer.edit',
  summary: 'Remove a contact point',
  params: Type.Object({ customerId: Id, contactPointId: Id }),
  reply: CustomerView,
  refusals: ['customer.unknown', 'contact_point.unknown'],
});

export const revealContactPoint = endpoint({
  method: 'POST',
  path: '/customers/:customerId/contact-points/:contactPointId/reveal',
  permission: 'customer.reveal',
  summary: 'The whole contact value; every look is audited with its reason',
  params: Type.Object({ customerId: Id, contactPointId: Id }),
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 200 }) }, { additionalProperties: false }),
  reply: Type.Object({ value: Type.String() }),
  refusals: ['customer.unknown', 'contact_point.unknown'],
});

export const mergeCustomers = endpoint({
  method: 'POST',
  path: '/customers/:customerId/merge',
  permission: 'customer.merge',
  summary: 'This customer lives on in another; reversible',
  params: CustomerParams,
  body: Type.Object({ into: Id }, { additionalProperties: false }),
  reply: CustomerView,
  refusals: ['customer.unknown', 'customer.merged', 'customer.merge_into_itself', 'customer.merge_cycle'],
});

export const unmergeCustomer = endpoint({
  method: 'POST',
  path: '/customers/:customerId/unmerge',
  permission: 'customer.merge',
  summary: 'Take a merge back; tickets and contact points return',
  params: CustomerParams,
  reply: CustomerView,
  refusals: ['customer.unknown', 'customer.not_merged'],
});
