/** Endpoints of what is done to a ticket on its way round the loop. */

import { Type } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { act, closed, walking } from './act-endpoint.ts';
import { maxMessageLength, Version } from './message.contract.ts';
import { Fields, GradeSchema } from './ticket.schema.ts';


export const classifyTicket = endpoint({
  ...act('classify'),
  permission: 'ticket.work',
  summary: 'Set or correct kind and category; may change the flow before processing',
  body: Type.Object({ kind: Type.Optional(Type.String({ maxLength: 60 })), category: Type.Optional(Type.String({ maxLength: 80 })), version: Version }, { additionalProperties: false }),
  refusals: [...closed, 'category.unknown', 'ticket_kind.unknown', 'flow_rule.none_matches'],
});

export const prioritiseTicket = endpoint({
  ...act('priority'),
  permission: 'ticket.work',
  summary: 'Set urgency and impact; the priority follows from the matrix',
  body: Type.Object({ urgency: GradeSchema, impact: GradeSchema, version: Version }, { additionalProperties: false }),
  refusals: [...closed],
});

export const takeTicket = endpoint({
  ...act('take'),
  permission: 'ticket.work',
  summary: 'Take a ticket that nobody holds',
  body: Type.Optional(Type.Object({ version: Version }, { additionalProperties: false })),
  refusals: [...closed, 'ticket.already_assigned', 'ticket.role_mismatch'],
});

export const assignTicket = endpoint({
  ...act('assign'),
  permission: 'ticket.assign',
  summary: 'Give a ticket to an agent, or to a team’s queue',
  body: Type.Object({ agentId: Type.Optional(Nullable(Id)), teamId: Type.Optional(Nullable(Id)), version: Version }, { additionalProperties: false }),
  refusals: [...closed, 'person.unknown', 'team.unknown', 'ticket.agent_unfit'],
});

export const releaseTicket = endpoint({
  ...act('release'),
  permission: 'ticket.work',
  summary: 'Give it back to the queue',
  body: Type.Optional(Type.Object({ reason: Type.Optional(Type.String({ maxLength: 500 })), version: Version }, { additionalProperties: false })),
  refusals: [...closed, 'ticket.not_assigned', 'ticket.role_mismatch'],
});

export const exitStep = endpoint({
  ...act('exit'),
  permission: 'ticket.work',
  summary: 'Leave the step by one of its exits',
  body: Type.Object({ exit: Type.String({ maxLength: 60 }), fields: Type.Optional(Fields), note: Type.Optional(Type.String({ maxLength: 2000 })), version: Version }, { additionalProperties: false }),
  refusals: [...closed, ...walking, 'ticket.paused', 'ticket.role_mismatch'],
});

export const fillFields = endpoint({
  ...act('fields'),
  permission: 'ticket.work',
  summary: 'Save form fields without leaving the step',
  body: Type.Object({ fields: Fields, version: Version }, { additionalProperties: false }),
  refusals: [...closed, 'step.fields_invalid'],
});

export const changeSubject = endpoint({
  ...act('subject'),
  permission: 'ticket.work',
  summary: 'Change the subject',
  body: Type.Object({ subject: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }), version: Version }, { additionalProperties: false }),
  refusals: [...closed],
});

export const raiseException = endpoint({
  ...act('raise-exception'),
  permission: 'ticket.work',
  summary: 'A named exception of this step happened: follow its plan',
  body: Type.Object({ plan: Type.String({ maxLength: 60 }), note: Type.Optional(Type.String({ maxLength: 2000 })), version: Version }, { additionalProperties: false }),
  refusals: [...closed, ...walking, 'ticket.role_mismatch'],
});

export const escalateTicket = endpoint({
  ...act('escalate'),
  permission: 'ticket.work',
  summary: 'Ask for more weight: to a team, or up the line',
  body: Type.Object({ teamId: Type.Optional(Nullable(Id)), reason: Type.String({ minLength: 1, maxLength: 1000 }), version: Version }, { additionalProperties: false }),
  refusals: [...closed, 'team.unknown'],
});

export const expediteTicket = endpoint({
  ...act('expedite'),
  permission: 'ticket.expedite',
  summary: 'Put it before all others, for a reason that is logged',
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }), version: Version }, { additionalProperties: false }),
  refusals: [...closed],
});

export const pauseTicket = endpoint({
  ...act('pause'),
  permission: 'ticket.work',
  summary: 'Wait on purpose, for the customer or a third party',
  body: Type.Object(
    { reason: Type.Union([Type.Literal('customer'), Type.Literal('third_party')]), until: Type.Optional(Moment), note: Type.Optional(Type.String({ maxLength: 1000 })), version: Version },
    { additionalProperties: false },
  ),
  refusals: [...closed, 'ticket.paused'],
});

export const resumeTicket = endpoint({
  ...act('resume'),
  permission: 'ticket.work',
  summary: 'Go on',
  body: Type.Optional(Type.Object({ version: Version }, { additionalProperties: false })),
  refusals: [...closed, 'ticket.not_paused'],
});

export const proposeSolution = endpoint({
  ...act('solution'),
  permission: 'ticket.work',
  summary: 'Say what solves it, with evidence',
  body: Type.Object({ text: Type.String({ minLength: 1, maxLength: maxMessageLength }), evidence: Type.Optional(Type.Array(Id, { maxItems: 10 })), version: Version }, { additionalProperties: false }),
  refusals: [...closed, 'file.unknown', 'message.wording'],
});

export const confirmTicket = endpoint({
  ...act('confirm'),
  permission: 'ticket.work',
  summary: 'The customer confirms or objects; an agent needs evidence to say so',
  body: Type.Object(
    {
      confirmed: Type.Boolean(),
      by: Type.Union([Type.Literal('customer'), Type.Literal('agent')]),
      /** File ids, or a message that shows the customer's word. */
      evidence: Type.Optional(Type.Array(Id, { maxItems: 10 })),
      note: Type.Optional(Type.String({ maxLength: 2000 })),
      version: Version,
    },
    { additionalProperties: false },
  ),
  refusals: [...closed, ...walking, 'ticket.not_in_feedback', 'ticket.evidence_missing', 'file.unknown'],
});

export const waiveAnswer = endpoint({
  ...act('waive-answer'),
  permission: 'ticket.work',
  summary: 'The customer’s last word asks for nothing: no answer is owed, and the log says who found so',
  body: Type.Optional(Type.Object({ /** As in `sendMessage`. */ seenSeq: Type.Optional(Type.Integer({ minimum: 0 })), version: Version }, { additionalProperties: false })),
  refusals: [...closed, 'ticket.no_answer_owed', 'ticket.never_answered', 'ticket.newer_messages'],
});

export const rateTicket = endpoint({
  ...act('rating'),
  permission: 'ticket.work',
  summary: 'A rating that the customer gave by another way (on the phone)',
  body: Type.Object({ score: Type.Number(), scale: Type.Number(), comment: Type.Optional(Type.String({ maxLength: 1000 })), recommend: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })), effort: Type.Optional(Type.Integer({ minimum: 1, maximum: 7 })), version: Version }, { additionalProperties: false }),
  refusals: ['ticket.unknown', 'ticket.changed', 'ticket.merged', 'ticket.rating_closed', 'ticket.rating_invalid'],
});

export const reopenTicket = endpoint({
  ...act('reopen'),
  permission: 'ticket.work',
  summary: 'Back to processing',
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000 }), version: Version }, { additionalProperties: false }),
  refusals: ['ticket.unknown', 'ticket.changed', 'ticket.not_archived', 'ticket.merged', ...walking],
});

export const markComplaint = endpoint({
  ...act('complaint'),
  permission: 'ticket.work',
  summary: 'It is a complaint: it takes the complaint flow',
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000 }), version: Version }, { additionalProperties: false }),
  refusals: [...closed, 'ticket.complaint_already', 'flow_rule.none_matches'],
});
