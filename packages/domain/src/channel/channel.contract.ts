/** Endpoints and views of channels, and how a chat visitor is admitted. What is said in a chat belongs to the ticket. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';

export const ChannelKind = Type.Union([
  Type.Literal('web'),
  Type.Literal('phone'),
  Type.Literal('wechat'),
  Type.Literal('email'),
  Type.Literal('api'),
  Type.Literal('import'),
]);
export type ChannelKind = Static<typeof ChannelKind>;

export const PreChatField = Type.Object(
  {
    key: Type.Union([Type.Literal('name'), Type.Literal('phone'), Type.Literal('email'), Type.Literal('topic')]),
    required: Type.Boolean(),
  },
  { additionalProperties: false },
);

/** The assistant on a channel. Absent: it does not speak there. */
export const ChannelAssistant = Type.Object(
  {
    active: Type.Boolean(),
    /** `on_duty`: only while people are there to hand on to; `off_duty`: only while nobody is. */
    when: Type.Union([Type.Literal('always'), Type.Literal('on_duty'), Type.Literal('off_duty')]),
    /** By what name it speaks; absent: as 智能客服. */
    name: Type.Optional(BilingualText),
    /** A customer who asks no more for so long after an answer was content with it. */
    settleAfterMinutes: Type.Integer({ minimum: 5, maximum: 10_080 }),
  },
  { additionalProperties: false },
);
export type ChannelAssistant = Static<typeof ChannelAssistant>;

export const ChannelSettings = Type.Object(
  {
    greeting: Type.Optional(BilingualText),
    /** Shown when nobody is on duty; the message still becomes a ticket. */
    offlineNote: Type.Optional(BilingualText),
    preChat: Type.Optional(Type.Array(PreChatField, { maxItems: 4 })),
    /** Link and version of the privacy notice that the visitor agrees to before the first message. */
    privacyNotice: Type.Optional(Type.Object({ url: Type.String({ maxLength: 500 }), version: Type.String({ maxLength: 50 }) }, { additionalProperties: false })),
    files: Type.Optional(Type.Boolean()),
    /** Sites that may embed the widget: origins such as `https://shop.example.com`. Empty: our own pages only. */
    origins: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 })),
    /** Identified visitors only: unsigned ones are turned away. */
    identityRequired: Type.Optional(Type.Boolean()),
    /** Whose user ids a signature names. Channels of host sites that count their users apart need different spaces; absent: the same ids as `externalId` of the API. */
    identitySpace: Type.Optional(Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$' })),
    /** Absent: whoever waits may ask to be called back. */
    callBack: Type.Optional(Type.Boolean()),
    /** A page that was closed for so long before the first answer has left. Absent: five. */
    abandonAfterMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 120 })),
    /** What the rating asks besides stars: how likely they are to recommend us (0–10), how easy it was (1–7). Absent: neither. */
    survey: Type.Optional(Type.Object({ recommend: Type.Optional(Type.Boolean()), effort: Type.Optional(Type.Boolean()) }, { additionalProperties: false })),
    assistant: Type.Optional(ChannelAssistant),
    /** The accent colour of the widget: `#0b6e4f`. */
    colour: Type.Optional(Type.String({ pattern: '^#[0-9a-fA-F]{6}$' })),
  },
  { additionalProperties: false },
);
export type ChannelSettings = Static<typeof ChannelSettings>;

export const ChannelView = Type.Object({
  id: Id,
  key: Type.String(),
  kind: ChannelKind,
  name: BilingualText,
  settings: ChannelSettings,
  /** The team whose queue its tickets enter first. */
  teamId: Type.Union([Id, Type.Null()]),
  /** Its hours. Null: those of its team, else the centre's standard ones. */
  calendarId: Type.Union([Id, Type.Null()]),
  active: Type.Boolean(),
  version: Type.Integer(),
  /** The last four characters of the signing secret; the whole is shown once, when it is made. */
  secretTail: Type.Union([Type.String(), Type.Null()]),
});
export type ChannelView = Static<typeof ChannelView>;

const ChannelBody = {
  name: BilingualText,
  settings: ChannelSettings,
  teamId: Type.Union([Id, Type.Null()]),
  /** Absent: as it was. */
  calendarId: Type.Optional(Type.Union([Id, Type.Null()])),
  active: Type.Boolean(),
};

export const listChannels = endpoint({
  method: 'GET',
  path: '/channels',
  permission: 'session',
  summary: 'All channels',
  reply: Type.Object({ items: Type.Array(ChannelView) }),
  refusals: [],
});

export const createChannel = endpoint({
  method: 'POST',
  path: '/channels',
  permission: 'channel.manage',
  summary: 'A new channel',
  body: Type.Object({ key: Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' }), kind: ChannelKind, ...ChannelBody }, { additionalProperties: false }),
  reply: ChannelView,
  status: 201,
  refusals: ['channel.key_taken', 'channel.settings_invalid', 'team.unknown', 'calendar.unknown'],
});

export const changeChannel = endpoint({
  method: 'PUT',
  path: '/channels/:channelId',
  permission: 'channel.manage',
  summary: 'Change a channel',
  params: Type.Object({ channelId: Id }),
  body: Type.Object({ ...ChannelBody, version: Type.Optional(Type.Integer()) }, { additionalProperties: false }),
  reply: ChannelView,
  refusals: ['channel.unknown', 'channel.settings_invalid', 'team.unknown', 'calendar.unknown', 'channel.changed'],
});

export const renewChannelSecret = endpoint({
  method: 'POST',
  path: '/channels/:channelId/secret',
  permission: 'channel.manage',
  summary: 'Make a new signing secret for the host site; shown once',
  params: Type.Object({ channelId: Id }),
  reply: Type.Object({ secret: Type.String() }),
  refusals: ['channel.unknown'],
});

/** What the widget must know before anybody speaks. */
export const readWidgetSettings = endpoint({
  method: 'GET',
  path: '/widget/:channelKey/settings',
  permission: 'public',
  summary: 'Settings of a chat widget',
  params: Type.Object({ channelKey: Type.String({ maxLength: 41 }) }),
  reply: Type.Object({
    key: Type.String(),
    name: BilingualText,
    greeting: Type.Union([BilingualText, Type.Null()]),
    offlineNote: Type.Union([BilingualText, Type.Null()]),
    /** False: outside the hours of the channel; the widget shows the offline note and takes a message. */
    online: Type.Boolean(),
    preChat: Type.Array(PreChatField),
    privacyNotice: Type.Union([Type.Object({ url: Type.String(), version: Type.String() }), Type.Null()]),
    files: Type.Boolean(),
    colour: Type.Union([Type.String(), Type.Null()]),
    maxFileBytes: Type.Integer(),
  }),
  refusals: ['channel.unknown', 'channel.closed', 'visitor.origin_refused'],
});

/** Admits a visitor. `identity` is the host site's signature: a JWT, or its user id with HMAC-SHA256 (hex) of it. */
export const admitVisitor = endpoint({
  method: 'POST',
  path: '/widget/:channelKey/visitors',
  permission: 'public',
  summary: 'Start or resume as a visitor of a chat widget',
  params: Type.Object({ channelKey: Type.String({ maxLength: 41 }) }),
  body: Type.Object(
    {
      /** A token of before: resumes the same visitor and rotates it. */
      token: Type.Optional(Type.String({ maxLength: 500 })),
      identity: Type.Optional(
        Type.Union([
          Type.Object({ jwt: Type.String({ maxLength: 4000 }) }, { additionalProperties: false }),
          Type.Object({ userId: Type.String({ maxLength: 200 }), signature: Type.String({ maxLength: 128 }) }, { additionalProperties: false }),
        ]),
      ),
      /** The pre-chat form. */
      form: Type.Optional(
        Type.Object(
          {
            name: Type.Optional(Type.String({ maxLength: 100 })),
            phone: Type.Optional(Type.String({ maxLength: 40 })),
            email: Type.Optional(Type.String({ maxLength: 200 })),
            topic: Type.Optional(Type.String({ maxLength: 200 })),
            privacyVersion: Type.Optional(Type.String({ maxLength: 50 })),
          },
          { additionalProperties: false },
        ),
      ),
      language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
      /** The host page, without its query string. */
      page: Type.Optional(Type.String({ maxLength: 500 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    /** Sent as `Authorization: Bearer`; never put into an address. */
    token: Type.String(),
    visitorId: Id,
    name: Type.Union([Type.String(), Type.Null()]),
    verified: Type.Boolean(),
    /** Fields that the form still owes before the first message. */
    missing: Type.Array(Type.String()),
  }),
  status: 201,
  refusals: ['channel.unknown', 'channel.closed', 'visitor.origin_refused', 'visitor.identity_invalid', 'visitor.form_incomplete', 'customer.contact_invalid'],
});
