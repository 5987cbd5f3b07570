/** Endpoints and views of outlets, mail settings and what was delivered where. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { BilingualText } from '../kernel/text.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { deliveryFaults } from './judge-reply.ts';
import { noticeLevels } from './notice.ts';
import { outletKinds } from './outlet.ts';

const OutletKind = Type.Enum([...outletKinds]);
const Fault = Type.Enum([...deliveryFaults]);
const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) => Nullable(schema);

/** Why it failed; `code` is the provider's own number. Never an address. */
const Failure = Type.Object({ fault: Fault, code: orNull(Type.String()) });

const outletFacts = {
  name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  /** In which notices are written there. */
  language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
  /** `plain` shows where cards and Markdown do not. */
  style: Type.Union([Type.Literal('rich'), Type.Literal('plain')]),
  enabled: Type.Boolean(),
  /** Told when this one cannot be. Null: the mailboxes. */
  standInId: orNull(Id),
  /** Mailboxes, of an outlet of kind `email`; empty for robots. */
  recipients: Type.Array(Type.String({ format: 'email', maxLength: 254 }), { maxItems: 50 }),
};

export const OutletView = Type.Object({
  id: Id,
  kind: OutletKind,
  ...outletFacts,
  /** Where it leads, and the end of its token. Null: mail, or the key file no longer opens it. */
  webhook: orNull(Type.String()),
  /** Whether messages are signed. The secret itself is never told. */
  signed: Type.Boolean(),
  /** Left alone until then, because it was told too much. */
  restUntil: orNull(Moment),
  lastSentAt: orNull(Moment),
  lastFailedAt: orNull(Moment),
  lastFailure: orNull(Failure),
  waiting: Type.Integer(),
  version: Type.Integer(),
});
export type OutletView = Static<typeof OutletView>;

const secrets = {
  /** As the group's robot shows it. On a change, absent: as it was. */
  webhook: Type.Optional(Type.String({ maxLength: 500 })),
  /** Of the signature. Null: not signed. On a change, absent: as it was. */
  secret: Type.Optional(orNull(Type.String({ minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' }))),
};

const OutletParams = Type.Object({ outletId: Id });
const Version = Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 }));

export const listOutlets = endpoint({
  method: 'GET', path: '/outlets', permission: 'delivery.manage', summary: 'Where the centre tells its own people things outside the console',
  reply: Type.Object({ items: Type.Array(OutletView) }), refusals: [],
});

export const OutletName = Type.Object({ id: Id, kind: OutletKind, name: Type.String(), enabled: Type.Boolean() });
export type OutletName = Static<typeof OutletName>;

export const listOutletNames = endpoint({
  method: 'GET', path: '/outlet-names', permission: 'session', summary: 'What the outlets are called, for whoever chooses among them',
  reply: Type.Object({ items: Type.Array(OutletName) }), refusals: [],
});

export const createOutlet = endpoint({
  method: 'POST', path: '/outlets', permission: 'delivery.manage', summary: 'Add a group’s robot, or mailboxes',
  body: Type.Object({ kind: OutletKind, ...outletFacts, ...secrets }, { additionalProperties: false }), reply: OutletView, status: 201,
  refusals: ['outlet.name_taken', 'outlet.webhook_invalid', 'outlet.recipients_invalid', 'outlet.stand_in_invalid', 'outlet.too_many'],
});

export const changeOutlet = endpoint({
  method: 'PUT', path: '/outlets/:outletId', permission: 'delivery.manage', summary: 'Change an outlet; its kind stays',
  params: OutletParams, body: Type.Object({ ...outletFacts, ...secrets, version: Version }, { additionalProperties: false }), reply: OutletView,
  refusals: ['outlet.unknown', 'outlet.changed', 'outlet.name_taken', 'outlet.webhook_invalid', 'outlet.recipients_invalid', 'outlet.stand_in_invalid'],
});

export const removeOutlet = endpoint({
  method: 'DELETE', path: '/outlets/:outletId', permission: 'delivery.manage', summary: 'Remove an outlet; what waits for it goes to its stand-in',
  params: OutletParams, refusals: ['outlet.unknown'],
});

export const testOutlet = endpoint({
  method: 'POST', path: '/outlets/:outletId/test', permission: 'delivery.manage', summary: 'Send a test notice now, and say what came of it',
  params: OutletParams,
  reply: Type.Object({ sent: Type.Boolean(), failure: orNull(Failure), tookMs: Type.Integer() }),
  refusals: ['outlet.unknown', 'outlet.resting'],
});

export const DeliveryState = Type.Union([Type.Literal('waiting'), Type.Literal('sent'), Type.Literal('failed')]);
export type DeliveryState = Static<typeof DeliveryState>;

export const DeliveryView = Type.Object({
  id: Id,
  /** The key of what was told, and its short form as the message shows it. */
  key: Type.String(),
  mark: Type.String(),
  level: Type.Enum([...noticeLevels]),
  title: BilingualText,
  path: Type.String(),
  outlet: OutletName,
  state: DeliveryState,
  attempts: Type.Integer(),
  failure: orNull(Failure),
  /** When it was to be told, and when the state last changed. */
  at: Moment,
  changedAt: Moment,
  /** Waiting ones: not before. */
  dueAt: Moment,
  /** The outlet in whose place this one was told. */
  insteadOf: orNull(Type.String()),
  /** How many other notices went in the same message. */
  mergedWith: Type.Integer(),
});
export type DeliveryView = Static<typeof DeliveryView>;

export const listDeliveries = endpoint({
  method: 'GET', path: '/deliveries', permission: 'delivery.manage', summary: 'What was told where, latest first',
  query: Type.Object({ ...PageQuery, outletId: Type.Optional(Id), state: Type.Optional(DeliveryState) }),
  reply: PageOf(DeliveryView), refusals: ['page.cursor_invalid'],
});

export const resendDelivery = endpoint({
  method: 'POST', path: '/deliveries/:deliveryId/resend', permission: 'delivery.manage', summary: 'Try once more what failed',
  params: Type.Object({ deliveryId: Id }), refusals: ['delivery.unknown', 'delivery.not_failed', 'outlet.disabled'],
});

/** `tls`: from the first byte (465). `starttls`: before anything is said (587). `none`: open, for a relay in the house; never with a password. */
export const SmtpSecurity = Type.Union([Type.Literal('tls'), Type.Literal('starttls'), Type.Literal('none')]);
export type SmtpSecurity = Static<typeof SmtpSecurity>;

const smtpFacts = {
  host: Type.String({ maxLength: 253, pattern: '^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+)$' }),
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  security: SmtpSecurity,
  /** Empty: nobody signs in. */
  user: Type.String({ maxLength: 254, pattern: '^[\\x20-\\x7e]*$' }),
  /** Who the letters are from. */
  from: Type.String({ format: 'email', maxLength: 254 }),
};

export const SmtpView = Type.Object({ ...smtpFacts, hasPassword: Type.Boolean(), version: Type.Integer() });
export type SmtpView = Static<typeof SmtpView>;

export const readSmtp = endpoint({
  method: 'GET', path: '/smtp', permission: 'delivery.manage', summary: 'The mail server that letters go through; null: none is set',
  reply: Type.Object({ smtp: orNull(SmtpView) }), refusals: [],
});

export const changeSmtp = endpoint({
  method: 'PUT', path: '/smtp', permission: 'delivery.manage', summary: 'Set the mail server',
  /** Password absent: as it was. Null: none. */
  body: Type.Object({ ...smtpFacts, password: Type.Optional(orNull(Type.String({ minLength: 1, maxLength: 300 }))), version: Version }, { additionalProperties: false }),
  reply: SmtpView, refusals: ['smtp.changed', 'smtp.invalid'],
});
