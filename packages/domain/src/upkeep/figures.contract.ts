/** Endpoints of the assistant's figures: what became of its conversations, each kind of success counted apart, and the tickets behind each count. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { LocalDate, Nullable } from '../kernel/wire.ts';

/**
 * `hard`: the customer said that it helped. `soft`: they left with an answer and said nothing more. `deflected`: no person ever wrote on the ticket.
 * `recontact`: of those solved, hard or soft: the customer came back within seven days. `handed_on`: people took over.
 */
export const talkFigures = ['hard', 'soft', 'deflected', 'recontact', 'handed_on'] as const;
export type TalkFigure = (typeof talkFigures)[number];

/** Both days are counted in. */
const Period = { from: LocalDate, until: LocalDate };
export const longestPeriodDays = 92;

export const AssistantFigures = Type.Object({
  /** Conversations in which the assistant spoke or thought first in the period. */
  talks: Type.Integer(),
  counts: Type.Object({ hard: Type.Integer(), soft: Type.Integer(), deflected: Type.Integer(), recontact: Type.Integer(), handed_on: Type.Integer() }),
  /** Of those handed on, the commonest first. */
  reasons: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer() })),
  /** Turns by day of the centre; days without any are left out. */
  byDay: Type.Array(Type.Object({ day: LocalDate, answered: Type.Integer(), clarified: Type.Integer(), handedOn: Type.Integer() })),
  /** The last day, of any period, on which the assistant took a turn. */
  lastOn: Nullable(LocalDate),
});
export type AssistantFigures = Static<typeof AssistantFigures>;

export const readAssistantFigures = endpoint({ method: 'GET', path: '/assistant/figures', permission: 'knowledge.write', summary: 'What became of the assistant’s conversations in a period: solved by word, solved by silence, without people, come back, handed on', query: Type.Object(Period), reply: AssistantFigures, refusals: ['figures.period_invalid'] });

export const listFigureTickets = endpoint({
  method: 'GET', path: '/assistant/figures/tickets', permission: 'knowledge.write', summary: 'The tickets behind a count that are within reach, the latest first, at most 200',
  query: Type.Object({ ...Period, figure: Type.Enum([...talkFigures]) }),
  reply: Type.Object({ items: Type.Array(Type.Object({ id: Id, number: Type.String(), subject: Type.String(), at: Type.String({ format: 'date-time' }), reason: Nullable(Type.String()) })) }),
  refusals: ['figures.period_invalid'],
});
