/** Endpoints of the rules that say which team's queue a role's work enters. */

import { Type } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';

const Rule = Type.Object(
  {
    role: Type.String({ minLength: 1, maxLength: 60 }),
    /** Null: any kind. */
    kind: Type.Union([Type.String({ maxLength: 60 }), Type.Null()]),
    /** Null: any channel. */
    channelId: Type.Union([Id, Type.Null()]),
    teamId: Id,
  },
  { additionalProperties: false },
);

export const listQueueRules = endpoint({ method: 'GET', path: '/queue-rules', permission: 'person.read', summary: 'Which team’s queue a role’s work enters; first match wins', reply: Type.Object({ items: Type.Array(Rule) }), refusals: [] });

export const replaceQueueRules = endpoint({
  method: 'PUT',
  path: '/queue-rules',
  permission: 'team.manage',
  summary: 'Replace the rules, in order',
  body: Type.Object({ items: Type.Array(Rule, { maxItems: 200 }) }, { additionalProperties: false }),
  reply: Type.Object({ items: Type.Array(Rule) }),
  refusals: ['team.unknown', 'channel.unknown', 'ticket_kind.unknown'],
});
