/** Endpoints of what is answered differently although it is the same question. */

import { Type, type Static, type TSchema } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { Difference } from './difference.schema.ts';
import { RunView } from './run.schema.ts';

const Nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const Side = Type.Object({ question: Type.String(), text: Type.String(), at: Type.String({ format: 'date-time' }), articleId: Nullable(Id), ticketId: Nullable(Id) });
export const DisagreementView = Type.Object({ id: Id, likeness: Type.Number(), differences: Type.Array(Difference), a: Side, b: Side });
export type DisagreementView = Static<typeof DisagreementView>;

export const listDisagreements = endpoint({
  method: 'GET', path: '/disagreements', permission: 'knowledge.write', summary: 'Same question, different answers: open ones whose tickets are within reach, the latest first, at most 100; and the last search for them',
  reply: Type.Object({ items: Type.Array(DisagreementView), hidden: Type.Integer(), run: Nullable(RunView) }), refusals: [],
});

export const findDisagreements = endpoint({ method: 'POST', path: '/disagreements/search', permission: 'knowledge.write', summary: 'Look for contradictions among articles and the latest replies', body: Type.Object({}, { additionalProperties: false }), reply: RunView, status: 202, refusals: ['upkeep.running'] });
export const cancelDisagreements = endpoint({ method: 'POST', path: '/disagreements/cancel', permission: 'knowledge.write', summary: 'Stop looking; what was found stays', body: Type.Object({}, { additionalProperties: false }), reply: RunView, refusals: ['upkeep.not_running'] });
export const settleDisagreement = endpoint({
  method: 'POST', path: '/disagreements/settle', permission: 'knowledge.write', summary: 'Both are right, or it was put right: it does not come back',
  body: Type.Object({ disagreementId: Id, as: Type.Enum(['fine', 'settled']) }, { additionalProperties: false }), refusals: ['disagreement.unknown'],
});
